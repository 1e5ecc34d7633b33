import type { Document, Span } from '../../../qa/types.ts';
import type { QuoteBlock, Run } from '../card.ts';
import { type Leaf, leavesOf } from './shown-leaves.ts';

/** Runs that join to exactly the text at `span`, those inside one of `answers` marked. */
export const runsOf = (text: string, span: Span, answers: readonly Span[]): readonly Run[] => {
  const runs: Run[] = [];
  let from = span.start;
  const push = (to: number, isAnswer: boolean): void => {
    const end = Math.min(to, span.end);
    if (end <= from) return;
    runs.push({ text: text.slice(from, end), isAnswer });
    from = end;
  };
  for (const { start, end } of [...answers].sort((a, b) => a.start - b.start)) {
    push(start, false);
    push(end, true);
  }
  push(span.end, false);
  return runs;
};

/** A leaf, or what of it is shown. */
interface Piece {
  readonly leaf: Leaf;
  readonly span: Span;
}

const overlap = (left: Span, right: Span): Span => ({
  start: Math.max(left.start, right.start),
  end: Math.min(left.end, right.end),
});

/** Spans that only blanks part, as one. */
const joinNear = (text: string, shown: readonly Span[]): readonly Span[] => {
  const joined: Span[] = [];
  for (const span of shown) {
    const last = joined.at(-1);
    const isNear =
      last !== undefined &&
      span.start >= last.end &&
      text.slice(last.end, span.start).trim() === '';
    if (isNear) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
};

/** What of which leaf is shown, in the order of `shown`. */
const piecesOf = (document: Document, shown: readonly Span[]): readonly Piece[] => {
  const leaves = leavesOf(document);
  return joinNear(document.text, shown).flatMap((span) =>
    leaves
      .filter((leaf) => leaf.span.start < span.end && leaf.span.end > span.start)
      .map((leaf) => ({ leaf, span: leaf.kind === 'row' ? leaf.span : overlap(leaf.span, span) })),
  );
};

/** Whether words stand between two pieces that are not shown: of a table, rows that did not answer are no omission. */
const isParted = (text: string, before: Piece | undefined, { leaf, span }: Piece): boolean => {
  if (before === undefined) return false;
  if (before.leaf.kind === 'row' && leaf.kind === 'row' && before.leaf.table === leaf.table)
    return false;
  return text.slice(before.span.end, span.start).trim() !== '' || span.start < before.span.start;
};

type TableBlock = QuoteBlock & { readonly kind: 'table' };

const withRow = (
  blocks: QuoteBlock[],
  { leaf, table }: { readonly leaf: Leaf & { readonly kind: 'row' }; readonly table?: TableBlock },
  cells: readonly (readonly Run[])[],
): void => {
  const isHeader = leaf.cells === leaf.table.header;
  const base = table ?? { kind: 'table', header: [], rows: [] };
  const grown = isHeader ? { ...base, header: cells } : { ...base, rows: [...base.rows, cells] };
  if (table === undefined) blocks.push(grown);
  else blocks[blocks.length - 1] = grown;
};

/**
 * What is shown of a document, in the shape that it has there, the answers in it marked. The texts of all blocks
 * are the article's words, in order; what is left out between them is marked.
 */
export const quoteBlocks = (
  document: Document,
  shown: readonly Span[],
  answers: readonly Span[],
): readonly QuoteBlock[] => {
  const { text } = document;
  const blocks: QuoteBlock[] = [];
  let before: Piece | undefined;
  for (const piece of piecesOf(document, shown)) {
    const { leaf, span } = piece;
    if (isParted(text, before, piece)) blocks.push({ kind: 'omission' });
    if (leaf.kind === 'row') {
      const last = blocks.at(-1);
      const isSame = before?.leaf.kind === 'row' && before.leaf.table === leaf.table;
      const table = isSame && last?.kind === 'table' ? { table: last } : {};
      const cells = leaf.cells.map((cell) => runsOf(text, cell, answers));
      withRow(blocks, { leaf, ...table }, cells);
    } else blocks.push(blockOf(text, leaf, span, answers));
    before = piece;
  }
  return blocks;
};

const blockOf = (
  text: string,
  leaf: Exclude<Leaf, { readonly kind: 'row' }>,
  span: Span,
  answers: readonly Span[],
): QuoteBlock => {
  if (leaf.kind === 'code') return { kind: 'code', text: text.slice(span.start, span.end) };
  const runs = runsOf(text, span, answers);
  if (leaf.kind !== 'item') return { kind: leaf.kind, runs };
  const { depth, number, isContinued } = leaf;
  const numbered = number === undefined ? {} : { number };
  return { kind: 'item', runs, depth, isContinued, ...numbered };
};

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** The article's words of a block, each stretch that stands together apart. */
export const blockTexts = (block: QuoteBlock): readonly string[] => {
  switch (block.kind) {
    case 'text':
    case 'label':
    case 'item':
      return [textOf(block.runs)];
    case 'code':
      return [block.text];
    case 'table':
      return [block.header, ...block.rows].flatMap((row) => row.map(textOf)).filter(Boolean);
    case 'omission':
      return [];
    default:
      return block satisfies never;
  }
};

/** What stands between the cells of a row, in lines of text. */
const CELL_GAP = ' | ';

/** The article's words of a block as lines. */
export const blockLines = (block: QuoteBlock): readonly string[] =>
  block.kind === 'table'
    ? [block.header, ...block.rows]
        .filter((row) => row.length > 0)
        .map((row) => row.map(textOf).join(CELL_GAP))
    : blockTexts(block);
