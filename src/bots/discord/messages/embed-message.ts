import {
  BETWEEN_BLOCKS,
  betweenBlocks,
  COLOURS,
  type Compose,
  type Draft,
  FOOTER_MAX,
  inRows,
  type MessagePlace,
  tailOf,
  tailRoom,
} from './draft.ts';
import {
  CONTENT_MAX,
  EMBED_DESCRIPTION_MAX,
  EMBED_TITLE_MAX,
  EMBED_TOTAL_MAX,
  EMBEDS_MAX,
  ROWS_MAX,
} from './limits.ts';
import { type DiscordEmbed, type EmbedMessage, NO_MENTIONS } from './message.ts';
import { escapeLine, plainLine, safeUrl } from './text.ts';
import { shorten, shortenLabel } from './trim.ts';

interface Packed {
  readonly descriptions: readonly string[];
  /** Blocks there was no room for. */
  readonly left: readonly string[];
}

/** Blocks in order over as few descriptions as possible, within `total` characters over all. */
const packBlocks = (
  blocks: readonly string[],
  between: string,
  each: number,
  total: number,
): Packed => {
  const descriptions: string[] = [];
  let room = total;
  for (const [index, block] of blocks.entries()) {
    const last = descriptions.at(-1);
    const joined = last === undefined ? block : `${last}${between}${block}`;
    const isJoined = last !== undefined && joined.length <= each;
    const cost = isJoined ? joined.length - last.length : block.length;
    if (cost > room || (!isJoined && descriptions.length === EMBEDS_MAX)) {
      return { descriptions, left: blocks.slice(index) };
    }
    room -= cost;
    if (isJoined) descriptions[descriptions.length - 1] = joined;
    else descriptions.push(block);
  }
  return { descriptions, left: [] };
};

/** One message's share of a draft. */
interface Part {
  readonly embeds: readonly DiscordEmbed[];
  readonly left: readonly string[];
}

/** As many blocks as one message holds; `isLast` says how many of the rest are left out. */
const toPart = (
  draft: Draft,
  blocks: readonly string[],
  { isFirst, isLast }: MessagePlace,
): Part => {
  const title = isFirst ? shorten(escapeLine(draft.heading?.text ?? ''), EMBED_TITLE_MAX) : '';
  const url = title === '' ? undefined : safeUrl(draft.heading?.url);
  const footer = shortenLabel(plainLine(draft.footer ?? ''), FOOTER_MAX);
  const tailMax = tailRoom(draft);
  const packed = packBlocks(
    blocks,
    betweenBlocks(draft),
    EMBED_DESCRIPTION_MAX - tailMax,
    EMBED_TOTAL_MAX - tailMax - title.length - footer.length,
  );
  const { left } = packed;
  const isEnd = isLast || left.length === 0;
  const tail = isEnd ? tailOf(draft, left.length) : '';
  const descriptions = packed.descriptions.length > 0 ? [...packed.descriptions] : [''];
  const lastIndex = descriptions.length - 1;
  const embeds = descriptions
    .map((text, index): DiscordEmbed => {
      const parts = index === lastIndex ? [text, tail] : [text];
      const description = parts.filter((part) => part !== '').join(BETWEEN_BLOCKS);
      return {
        color: COLOURS[draft.tone],
        ...(index === 0 && title !== '' && { title }),
        ...(index === 0 && url !== undefined && { url }),
        ...(description !== '' && { description }),
        ...(isEnd && index === lastIndex && footer !== '' && { footer: { text: footer } }),
      };
    })
    .filter((embed) => embed.title !== undefined || embed.description !== undefined);
  return { embeds, left };
};

/** One message of a draft with its blocks in embeds. */
export const toEmbedMessage: Compose<EmbedMessage> = (draft, blocks, place) => {
  const part = toPart(draft, blocks, place);
  const left = place.isLast ? [] : part.left;
  const content = place.isFirst ? shorten(draft.content.trim(), CONTENT_MAX) : '';
  const message = {
    content: content === '' && part.embeds.length === 0 ? '…' : content,
    embeds: part.embeds,
    components: left.length === 0 ? inRows(draft, ROWS_MAX) : [],
    allowed_mentions: NO_MENTIONS,
  };
  return { message, left };
};
