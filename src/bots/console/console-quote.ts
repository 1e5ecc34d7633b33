import type { QuoteBlock, Run } from '../presentation/card.ts';
import { safeText, type TextStyle, wrap, wrapPieces } from './console-text.ts';

const QUOTE = '  > ';
const NESTED = '  ';

/** A block of a quote as lines behind a bar. */
export const quotedLines = (block: QuoteBlock, style: TextStyle): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [runLines(block.runs, QUOTE, style)];
    case 'label':
      return [wrapPieces([{ text: textOf(block.runs), code: 'bold' }], QUOTE, style)];
    case 'item':
      return [itemLines(block, style)];
    case 'code':
      return block.text.split('\n').map((line) => `${QUOTE}${NESTED}${codeLine(line)}`);
    case 'table':
      return tableLines(block, style);
    case 'omission':
      return [`${QUOTE}…`];
    default:
      return block satisfies never;
  }
};

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const runLines = (runs: readonly Run[], indent: string, style: TextStyle): string =>
  wrapPieces(
    runs.map(({ text, isAnswer }) => (isAnswer ? { text, code: 'bold' } : { text })),
    indent,
    style,
  );

/** The mark stands before the first line, the others begin under its words. */
const itemLines = (
  { runs, depth, number, isContinued }: QuoteBlock & { readonly kind: 'item' },
  style: TextStyle,
): string => {
  const mark = number === undefined ? '- ' : `${number}. `;
  const before = `${QUOTE}${NESTED.repeat(depth - 1)}`;
  const indent = `${before}${' '.repeat(mark.length)}`;
  const lines = runLines(runs, indent, style);
  return isContinued ? lines : `${before}${mark}${lines.slice(indent.length)}`;
};

/** Blanks at the start of a line of code mean something. */
const codeLine = (line: string): string => {
  const [blanks = ''] = /^[ \t]*/u.exec(line) ?? [];
  return `${blanks.replaceAll('\t', NESTED)}${safeText(line)}`;
};

const CELL_GAP = ' | ';

const tableLines = (
  { header, rows }: QuoteBlock & { readonly kind: 'table' },
  style: TextStyle,
): readonly string[] => [
  ...(header.length === 0
    ? []
    : [wrapPieces([{ text: header.map(textOf).join(CELL_GAP), code: 'bold' }], QUOTE, style)]),
  ...rows.map((row) => wrap(row.map(textOf).join(CELL_GAP), QUOTE, style)),
];
