import type { types } from '@slack/bolt';
import { CONTEXT_TEXT_MAX, HEADER_MAX } from './limits.ts';
import { cleanLine, cleanText } from './text.ts';
import { shorten, shortenLabel } from './trim.ts';

/** A stretch of clean text in one style. */
export interface Piece {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly code?: boolean;
  /** Already checked: http or https. */
  readonly url?: string | undefined;
}

/** A block and the words it shows, for the fallback text and for counting. */
export interface Unit {
  readonly block: types.KnownBlock;
  readonly text: string;
}

const WORD_JOINER = '\u2060';

const styleOf = ({ bold, italic, code }: Piece) =>
  bold || italic || code
    ? {
        style: {
          ...(bold ? { bold: true } : {}),
          ...(italic ? { italic: true } : {}),
          ...(code ? { code: true } : {}),
        },
      }
    : {};

/** Pieces as they are shown: empty ones gone, and no mention coming about where two of them meet. */
const meet = (pieces: readonly Piece[]): readonly Piece[] => {
  const met: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const isDangerous = met.at(-1)?.text.endsWith('<') && /^[!@#]/u.test(piece.text);
    met.push(isDangerous ? { ...piece, text: `${WORD_JOINER}${piece.text}` } : piece);
  }
  return met;
};

/**
 * Pieces as rich text elements. Slack shows the text of these literally: no markup, mention, emoji code or
 * automatic link is read in it, so hostile text needs no escaping that could be got wrong, and the article's
 * `*` and `_` stay as printed. Every client shows them: what people type has been rich text since 2019.
 */
const elementsOf = (pieces: readonly Piece[]): types.RichTextElement[] =>
  meet(pieces).map((piece) =>
    piece.url === undefined
      ? { type: 'text', text: piece.text, ...styleOf(piece) }
      : { type: 'link', url: piece.url, text: piece.text, ...styleOf(piece) },
  );

/** What pieces show, as one text. */
export const textOf = (pieces: readonly Piece[]): string =>
  meet(pieces)
    .map((piece) => piece.text)
    .join('');

export const section = (pieces: readonly Piece[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: elementsOf(pieces),
});

/** One paragraph. */
export const paragraph = (pieces: readonly Piece[]): Unit => ({
  block: { type: 'rich_text', elements: [section(pieces)] },
  text: textOf(pieces),
});

/** A part of a rich text block, and the words it shows. */
export interface Element {
  readonly element: types.RichTextBlockElement;
  readonly text: string;
}

/** Words behind a bar. */
export const quoted = (words: readonly Piece[]): Element => ({
  element: { type: 'rich_text_quote', elements: elementsOf(words) },
  text: textOf(words),
});

/** A box of code, as it is. */
export const preformatted = (code: string): Element => ({
  element: { type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }], border: 1 },
  text: code,
});

/** Items of one list behind a bar; `offset` is what it counts on from, `indent` how many lists are around it. */
export const quotedList = (
  items: readonly (readonly Piece[])[],
  {
    style,
    indent,
    offset,
  }: { readonly style: 'bullet' | 'ordered'; indent: number; offset: number },
): Element => ({
  element: {
    type: 'rich_text_list',
    style,
    border: 1,
    elements: items.map(section),
    ...(indent === 0 ? {} : { indent }),
    ...(offset === 0 ? {} : { offset }),
  },
  text: items
    .map((item, at) => `${style === 'ordered' ? `${offset + at + 1}.` : '•'} ${textOf(item)}`)
    .join('\n'),
});

/** Plain words of our own. */
export const words = (pieces: readonly Piece[]): Element => ({
  element: section(pieces),
  text: textOf(pieces),
});

/** Elements as one block. */
export const richText = (elements: readonly Element[]): Unit => ({
  block: { type: 'rich_text', elements: elements.map(({ element }) => element) },
  text: elements
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n'),
});

/** A bulleted list; the caller keeps it short. */
export const list = (items: readonly (readonly Piece[])[]): Unit => ({
  block: {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: items.map(section) }],
  },
  text: items.map((item) => `• ${textOf(item)}`).join('\n'),
});

/** What stands in a cell that has nothing to show. */
export const EMPTY_CELL: readonly Piece[] = [{ text: '–' }];

/** A table under a bold header; the caller keeps it within Slack's 100 rows and 10,000 characters. One a message. */
export const table = (
  header: readonly string[],
  rows: readonly (readonly (readonly Piece[])[])[],
): Unit => {
  const head = header.map((text) => [{ text, bold: true }]);
  const cells = (head.length === 0 ? rows : [head, ...rows]).map((row) =>
    row.map((cell) => (textOf(cell) === '' ? EMPTY_CELL : cell)),
  );
  return {
    block: {
      type: 'table',
      rows: cells.map((row) =>
        row.map((cell): types.RichTextBlock => ({ type: 'rich_text', elements: [section(cell)] })),
      ),
      column_settings: (cells[0] ?? []).map(() => ({ is_wrapped: true })),
    },
    text: cells.map((row) => row.map(textOf).join(' | ')).join('\n'),
  };
};

/** A headline: the value of a figure. */
export const headline = (raw: string): Unit => {
  const text = shortenLabel(cleanLine(raw), HEADER_MAX);
  return { block: { type: 'header', text: { type: 'plain_text', text, emoji: false } }, text };
};

/** A small grey line: what stands beside the answer. Plain text, so that nothing in it is read as markup. */
export const small = (raw: string, max: number): Unit => {
  const text = shorten(cleanText(raw).trim(), Math.min(max, CONTEXT_TEXT_MAX));
  return {
    block: { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] },
    text,
  };
};
