import { wordsFor } from '../../presentation/words/words.ts';
import {
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
  BUTTON_LABEL_MAX,
  EMBED_TITLE_MAX,
  LAYOUT_ROWS_MAX,
  LAYOUT_TEXT_MAX,
  LINK_BUTTON_URL_MAX,
} from './limits.ts';
import {
  type Container,
  LAYOUT,
  type LayoutMessage,
  NO_MENTIONS,
  type Section,
  type TextDisplay,
} from './message.ts';
import { escapeLine, safeUrl } from './text.ts';
import { shorten, shortenLabel } from './trim.ts';

/** A longer line above a card is shortened, so that there is room for the card. */
const LEAD_MAX = 1200;
/** Room for the question and the name that may be put above. */
const ABOVE_MAX = 400;

type Parts = Container['components'];

const text = (content: string): TextDisplay => ({ type: 10, content });

/** The article: its title, publisher and date, with a button that opens it where it has an address. */
const headingOf = ({ heading, locale, footer = '' }: Draft): readonly (TextDisplay | Section)[] => {
  const title = shorten(escapeLine(heading?.text ?? ''), EMBED_TITLE_MAX);
  const published = shorten(escapeLine(footer), FOOTER_MAX);
  const lines = [
    ...(title === '' ? [] : [`**${title}**`]),
    ...(published === '' ? [] : [`-# ${published}`]),
  ];
  if (lines.length === 0) return [];
  const shown = text(lines.join('\n'));
  const url = safeUrl(heading?.url);
  if (url === undefined || url.length > LINK_BUTTON_URL_MAX) return [shown];
  const label = shortenLabel(wordsFor(locale).say('answer.open'), BUTTON_LABEL_MAX);
  return [{ type: 9, components: [shown], accessory: { type: 2, style: 5, label, url } }];
};

const lengthOf = (parts: readonly (TextDisplay | Section)[]): number =>
  parts.reduce(
    (sum, part) => sum + (part.type === 9 ? lengthOf(part.components) : part.content.length),
    0,
  );

/** The blocks that fit, joined, and those that are left. */
const fitting = (
  blocks: readonly string[],
  between: string,
  room: number,
): { readonly body: string; readonly left: readonly string[] } => {
  let body = '';
  for (const [index, block] of blocks.entries()) {
    const joined = body === '' ? block : `${body}${between}${block}`;
    if (joined.length > room) return { body, left: blocks.slice(index) };
    body = joined;
  }
  return { body, left: [] };
};

/** Parts with a line between those that are there. */
const apart = (groups: readonly Parts[]): Parts =>
  groups
    .filter((group) => group.length > 0)
    .flatMap((group, at): Parts => (at === 0 ? group : [{ type: 14 }, ...group]));

const shown = (content: string): Parts => (content === '' ? [] : [text(content)]);

/** One message of a draft as components: its line, the article, the blocks, the small print, and the buttons under that. */
export const toLayoutMessage: Compose<LayoutMessage> = (
  draft,
  blocks,
  { isFirst, isLast }: MessagePlace,
) => {
  const lead = isFirst ? shorten(draft.content.trim(), LEAD_MAX) : '';
  const heading = isFirst ? headingOf(draft) : [];
  const used = ABOVE_MAX + lead.length + lengthOf(heading) + tailRoom(draft);
  const { body, left } = fitting(blocks, betweenBlocks(draft), LAYOUT_TEXT_MAX - used);
  const isEnd = isLast || left.length === 0;
  const tail = isEnd ? tailOf(draft, left.length) : '';
  const parts = apart([[...shown(lead), ...heading], shown(body), shown(tail)]);
  const box: Container = {
    type: 17,
    accent_color: COLOURS[draft.tone],
    components: parts.length === 0 ? [text('…')] : parts,
  };
  const rows = isEnd ? inRows(draft, LAYOUT_ROWS_MAX) : [];
  const message = {
    flags: LAYOUT,
    components: [box, ...rows],
    allowed_mentions: NO_MENTIONS,
  } as const;
  return { message, left: isLast ? [] : left };
};
