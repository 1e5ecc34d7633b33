import { wordsFor } from '../../presentation/words/words.ts';
import { BUTTONS_PER_ROW_MAX } from './limits.ts';
import type { DiscordButton, DiscordLink, DiscordMenu, DiscordRow } from './message.ts';
import { escapeLine } from './text.ts';
import { shorten } from './trim.ts';

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
  /** The locale of the card, for what the message itself says. */
  readonly locale?: string | undefined;
  /** Raw: small print under the blocks. */
  readonly notes: readonly string[];
  /** Raw. */
  readonly footer?: string;
  readonly buttons: readonly DiscordButton[];
  /** They lead to addresses, in a row of their own. */
  readonly links?: readonly DiscordLink[] | undefined;
  /** What else can be done. */
  readonly menu?: DiscordMenu | undefined;
}

/** A block is never cut, so that no markup in it is: whoever makes it keeps it within this. */
export const BLOCK_MAX = 1500;

/** Small print of a card: publisher, article, date. */
export const FOOTER_MAX = 400;
const NOTE_MAX = 200;
const NOTES_SHOWN = 4;
const MORE_LINE_MAX = 60;
export const BETWEEN_BLOCKS = '\n\n';

/** Readable beside both themes' backgrounds. */
export const COLOURS = {
  answer: 0x2f9e6e,
  uncertain: 0xc98a1b,
  neutral: 0x6b7f99,
  problem: 0xc0504d,
} as const satisfies Record<Tone, number>;

/** The notes under a card, small. */
const noteLines = (notes: readonly string[]): readonly string[] =>
  notes
    .map((note) => shorten(escapeLine(note), NOTE_MAX))
    .filter((note) => note !== '')
    .slice(0, NOTES_SHOWN)
    .map((note) => `-# ${note}`);

/** What stands between two blocks of a draft. */
export const betweenBlocks = ({ isList }: Draft): string =>
  isList === true ? '\n' : BETWEEN_BLOCKS;

/** The small print at a draft's end: how many blocks are left out, and its notes. */
export const tailOf = ({ notes, locale }: Draft, left: number): string => {
  const more = wordsFor(locale).say('answer.left-out', { count: left });
  return [...(left > 0 ? [`-# … ${more}`] : []), ...noteLines(notes)].join('\n');
};

/** Characters that `tailOf` may take. */
export const tailRoom = ({ notes }: Draft): number =>
  noteLines(notes).join('\n').length + MORE_LINE_MAX + BETWEEN_BLOCKS.length;

/** A draft's buttons in at most `rowsMax` rows, its menu in the last. */
export const inRows = (
  { buttons, links = [], menu }: Draft,
  rowsMax: number,
): readonly DiscordRow[] => {
  const linkRow: readonly DiscordRow[] =
    links.length === 0 ? [] : [{ type: 1, components: links.slice(0, BUTTONS_PER_ROW_MAX) }];
  const buttonRows = rowsMax - linkRow.length - (menu === undefined ? 0 : 1);
  const unique = [...new Map(buttons.map((button) => [button.custom_id, button])).values()];
  const rows: DiscordRow[] = [];
  for (let at = 0; at < unique.length && rows.length < buttonRows; at += BUTTONS_PER_ROW_MAX) {
    rows.push({ type: 1, components: unique.slice(at, at + BUTTONS_PER_ROW_MAX) });
  }
  const menuRow: readonly DiscordRow[] =
    menu === undefined ? [] : [{ type: 1, components: [menu] }];
  return [...rows, ...linkRow, ...menuRow];
};

/** Where a message stands among those of its draft. */
export interface MessagePlace {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Makes one message of a draft with as many of the blocks as it holds; `left` are for further ones. */
export type Compose<M> = (
  draft: Draft,
  blocks: readonly string[],
  place: MessagePlace,
) => { readonly message: M; readonly left: readonly string[] };

/**
 * The messages a draft makes, at most `max`: each within every limit, notifying nobody, split between
 * blocks. The last one says what was left out, and bears the notes and the buttons.
 */
export const toMessages = <M>(
  draft: Draft,
  max: number,
  compose: Compose<M>,
): readonly [M, ...M[]] => {
  const blocks = draft.blocks.filter((block) => block.trim() !== '');
  const first = compose(draft, blocks, { isFirst: true, isLast: max === 1 });
  const others: M[] = [];
  let { left } = first;
  while (left.length > 0) {
    const isLast = others.length === max - 2;
    const next = compose(draft, left, { isFirst: false, isLast });
    others.push(next.message);
    left = next.left;
  }
  return [first.message, ...others];
};
