import type { QuoteBlock } from '../../presentation/card.ts';
import { quotedSentence } from './runs.ts';
import { cleanText } from './text.ts';
import { shorten } from './trim.ts';

/** Readable lengths, well within a block of a message. */
const LINE_MAX = 900;
const CODE_MAX = 1200;
const CELL_MAX = 200;
/** Lines that a quote shows; steps and tables need the most. */
const LINES_MAX = 40;

const QUOTE = '> ';
const LEFT_OUT = `${QUOTE}…`;
const FENCE = '```';

/** What a quote shows, one line a paragraph, item or row, each behind Discord's bar; code stands in a box. */
export const quotedLines = (blocks: readonly QuoteBlock[]): readonly string[] => {
  const lines = blocks.flatMap(linesOf).filter((line) => line !== '');
  return lines.length > LINES_MAX ? [...lines.slice(0, LINES_MAX), LEFT_OUT] : lines;
};

const linesOf = (block: QuoteBlock): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [quoted(quotedSentence(block.runs, LINE_MAX))];
    case 'label':
      return [quoted(bold(quotedSentence(plain(block.runs), LINE_MAX)))];
    case 'item':
      return [itemLine(block)];
    case 'code':
      return [codeBox(block.text)];
    case 'table':
      return tableLines(block);
    case 'omission':
      return [LEFT_OUT];
    default:
      return block satisfies never;
  }
};

const quoted = (text: string): string => (text === '' ? '' : `${QUOTE}${text}`);

const bold = (escaped: string): string => (escaped === '' ? '' : `**${escaped}**`);

const plain = (runs: readonly { readonly text: string }[]) =>
  runs.map(({ text }) => ({ text, isAnswer: false }));

/** Spaces that Discord needs before a nested item. Source: Discord support, "Markdown Text 101", lists. */
const NESTED = '  ';
/** Discord shows no deeper lists. */
const DEPTH_MAX = 4;

const itemLine = ({
  runs,
  depth,
  number,
  isContinued,
}: QuoteBlock & { readonly kind: 'item' }): string => {
  const text = quotedSentence(runs, LINE_MAX);
  if (text === '') return '';
  const indent = NESTED.repeat(Math.min(depth, DEPTH_MAX) - 1);
  const mark = number === undefined ? '-' : `${number}.`;
  return `${QUOTE}${indent}${isContinued ? NESTED : `${mark} `}${text}`;
};

/** Code as it is: nothing inside the box has a meaning but its own end. */
const codeBox = (code: string): string => {
  const text = cleanText(code).replaceAll('`', '`\u200b');
  return text.trim() === '' ? '' : `${FENCE}\n${cut(text)}\n${FENCE}`;
};

const cut = (text: string): string => {
  if (text.length <= CODE_MAX) return text;
  const end = text.lastIndexOf('\n', CODE_MAX);
  return `${text.slice(0, end > 0 ? end : CODE_MAX - 1).replace(/\p{Cs}$/u, '')}\n…`;
};

const tableLines = ({
  header,
  rows,
}: QuoteBlock & { readonly kind: 'table' }): readonly string[] => {
  const line = (cells: readonly string[]): string =>
    shorten(cells.filter((cell) => cell !== '').join(' · '), LINE_MAX);
  const head = line(header.map((cell) => bold(quotedSentence(plain(cell), CELL_MAX))));
  const body = rows.map((row) => line(row.map((cell) => quotedSentence(cell, CELL_MAX))));
  return [head, ...body].map(quoted);
};
