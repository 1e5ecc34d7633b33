import {
  BUTTONS_PER_ROW_MAX,
  CONTENT_MAX,
  EMBED_DESCRIPTION_MAX,
  EMBED_TITLE_MAX,
  EMBED_TOTAL_MAX,
  EMBEDS_MAX,
  ROWS_MAX,
} from './discord-limits.ts';
import { escapeLine, plainLine, safeUrl } from './discord-text.ts';
import { shorten, shortenLabel } from './discord-trim.ts';

export interface DiscordEmbed {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
  readonly color: number;
  readonly footer?: { readonly text: string };
  readonly image?: { readonly url: string };
}

/** A button that comes back to the bot as an interaction with its `custom_id`. */
export interface DiscordButton {
  readonly type: 2;
  readonly style: 1 | 2;
  readonly label: string;
  readonly custom_id: string;
}

/** A menu; what is chosen comes back as its value. */
export interface DiscordMenu {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** Buttons, or one menu alone. */
export interface DiscordRow {
  readonly type: 1;
  readonly components: readonly (DiscordButton | DiscordMenu)[];
}

/** The JSON body of a message as Discord's HTTP API takes it, without addressing. */
export interface DiscordMessage {
  readonly content: string;
  readonly embeds: readonly DiscordEmbed[];
  readonly components: readonly DiscordRow[];
  /** Files sent along, by their place among them. */
  readonly attachments?: readonly {
    readonly id: number;
    readonly filename: string;
    readonly description?: string;
  }[];
  readonly allowed_mentions: { readonly parse: readonly []; readonly replied_user: false };
}

export type Tone = 'answer' | 'uncertain' | 'neutral' | 'problem';

/** What a card wants to show, before it is fitted into one message. */
export interface Draft {
  readonly tone: Tone;
  /** Escaped: the line above the embed, which notifications and readers without embeds get. */
  readonly content: string;
  /** Raw. */
  readonly heading?: { readonly text: string; readonly url?: string | undefined } | undefined;
  /** Escaped, each at most `BLOCK_MAX`: shown in order as far as there is room. */
  readonly blocks: readonly string[];
  /** Whether the blocks are lines of one list, with no blank line between them. */
  readonly isList?: boolean;
  /** Raw: small print under the blocks. */
  readonly notes: readonly string[];
  /** Raw. */
  readonly footer?: string;
  readonly buttons: readonly DiscordButton[];
  /** What else can be done. */
  readonly menu?: DiscordMenu | undefined;
}

/** A block is never cut, so that no markup in it is: whoever makes it keeps it within this. */
export const BLOCK_MAX = 1500;

const FOOTER_MAX = 400;
const NOTE_MAX = 200;
const NOTES_SHOWN = 4;
const MORE_LINE_MAX = 40;
const BETWEEN_BLOCKS = '\n\n';

/** Readable beside both themes' backgrounds. */
const COLOURS = {
  answer: 0x2f9e6e,
  uncertain: 0xc98a1b,
  neutral: 0x6b7f99,
  problem: 0xc0504d,
} as const satisfies Record<Tone, number>;

const NO_MENTIONS = { parse: [], replied_user: false } as const;

const noteLines = (notes: readonly string[]): readonly string[] =>
  notes
    .map((note) => shorten(escapeLine(note), NOTE_MAX))
    .filter((note) => note !== '')
    .slice(0, NOTES_SHOWN)
    .map((note) => `-# ${note}`);

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

const inRows = ({ buttons, menu }: Draft): readonly DiscordRow[] => {
  const rowsMax = menu === undefined ? ROWS_MAX : ROWS_MAX - 1;
  const unique = [...new Map(buttons.map((button) => [button.custom_id, button])).values()];
  const rows: DiscordRow[] = [];
  for (let at = 0; at < unique.length && rows.length < rowsMax; at += BUTTONS_PER_ROW_MAX) {
    rows.push({ type: 1, components: unique.slice(at, at + BUTTONS_PER_ROW_MAX) });
  }
  return menu === undefined ? rows : [...rows, { type: 1, components: [menu] }];
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
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): Part => {
  const title = isFirst ? shorten(escapeLine(draft.heading?.text ?? ''), EMBED_TITLE_MAX) : '';
  const url = title === '' ? undefined : safeUrl(draft.heading?.url);
  const footer = shortenLabel(plainLine(draft.footer ?? ''), FOOTER_MAX);
  const notes = noteLines(draft.notes);
  const tailMax = notes.join('\n').length + MORE_LINE_MAX + BETWEEN_BLOCKS.length;
  const packed = packBlocks(
    blocks,
    draft.isList === true ? '\n' : BETWEEN_BLOCKS,
    EMBED_DESCRIPTION_MAX - tailMax,
    EMBED_TOTAL_MAX - tailMax - title.length - footer.length,
  );
  const { left } = packed;
  const isEnd = isLast || left.length === 0;
  const more = left.length > 0 ? [`-# … ${left.length} more not shown`] : [];
  const tail = isEnd ? [...more, ...notes].join('\n') : '';
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

/** One message of a draft, and the blocks that are left for further ones. */
const toMessage = (
  draft: Draft,
  blocks: readonly string[],
  place: { readonly isFirst: boolean; readonly isLast: boolean },
): { readonly message: DiscordMessage; readonly left: readonly string[] } => {
  const part = toPart(draft, blocks, place);
  const left = place.isLast ? [] : part.left;
  const content = place.isFirst ? shorten(draft.content.trim(), CONTENT_MAX) : '';
  const message = {
    content: content === '' && part.embeds.length === 0 ? '…' : content,
    embeds: part.embeds,
    components: left.length === 0 ? inRows(draft) : [],
    allowed_mentions: NO_MENTIONS,
  };
  return { message, left };
};

/**
 * The messages a draft makes, at most `max`: each within every limit, notifying nobody, split between
 * blocks. The last one says what was left out, and bears the notes and the buttons.
 */
export const toMessages = (
  draft: Draft,
  max: number,
): readonly [DiscordMessage, ...DiscordMessage[]] => {
  const blocks = draft.blocks.filter((block) => block.trim() !== '');
  const first = toMessage(draft, blocks, { isFirst: true, isLast: max === 1 });
  const others: DiscordMessage[] = [];
  let { left } = first;
  while (left.length > 0) {
    const isLast = others.length === max - 2;
    const next = toMessage(draft, left, { isFirst: false, isLast });
    others.push(next.message);
    left = next.left;
  }
  return [first.message, ...others];
};
