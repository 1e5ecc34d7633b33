import type { QuoteBlock, Run } from '../../presentation/card.ts';
import { dataTable } from './data-table.ts';
import { TABLE_COLUMNS_MAX } from './limits.ts';
import {
  type Element,
  type Piece,
  preformatted,
  quoted,
  quotedList,
  richText,
  table,
  type Unit,
} from './rich-text.ts';
import { cleanLine, cleanText } from './text.ts';
import { SHORTENED, shorten, shortenLabel, shortenRuns } from './trim.ts';

/** Readable lengths, well inside Slack's limits: what is longer is shortened and said to be. */
const TEXT_MAX = 1500;
const CODE_MAX = 2500;
const CELL_MAX = 300;
const ROWS_MAX = 30;
/** Characters of one quote; steps and tables need the most. */
const QUOTE_MAX = 4000;
/** Slack indents lists up to eight times. */
const INDENT_MAX = 8;

type Item = QuoteBlock & { readonly kind: 'item' };
type Table = QuoteBlock & { readonly kind: 'table' };

/** The words that are quoted, in blocks of their shape, and `source` under the last of them. */
export const quotedUnits = (blocks: readonly QuoteBlock[], source: Element): readonly Unit[] => {
  const units: Unit[] = [];
  let elements: Element[] = [];
  for (const group of groupsOf(fitting(blocks))) {
    const [first] = group;
    if (first?.kind === 'table') {
      if (elements.length > 0) units.push(richText(elements));
      elements = [];
      const unit = tableUnit(first);
      if (unit !== undefined) units.push(unit);
    } else elements.push(...elementsOf(group));
  }
  return [...units, richText([...elements, source])];
};

const sizeOf = (block: QuoteBlock): number => JSON.stringify(block).length;

/** As many blocks as are read in a message; what is left out is marked. */
const fitting = (blocks: readonly QuoteBlock[]): readonly QuoteBlock[] => {
  let room = QUOTE_MAX * 2;
  const kept = blocks.filter((block, at) => {
    room -= sizeOf(block);
    return at === 0 || room > 0;
  });
  return kept.length < blocks.length ? [...kept, { kind: 'omission' }] : kept;
};

/** Neighbours that make one element: items of one list, paragraphs behind one bar. */
const groupsOf = (blocks: readonly QuoteBlock[]): readonly (readonly QuoteBlock[])[] => {
  const groups: QuoteBlock[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && isTogether(last, block)) group.push(block);
    else groups.push([block]);
  }
  return groups;
};

const PROSE: ReadonlySet<QuoteBlock['kind']> = new Set(['text', 'label', 'omission']);

const isTogether = (last: QuoteBlock, next: QuoteBlock): boolean => {
  if (PROSE.has(last.kind) && PROSE.has(next.kind)) return true;
  if (last.kind !== 'item' || next.kind !== 'item') return false;
  if (next.isContinued) return true;
  return last.depth === next.depth && isNext(last, next);
};

/** Whether an item counts on from the one before it, or neither counts. */
const isNext = (last: Item, next: Item): boolean =>
  next.number === undefined ? last.number === undefined : next.number - 1 === last.number;

const piecesOf = (runs: readonly Run[], max: number): readonly Piece[] =>
  shortenRuns(
    runs.map((run) => ({ ...run, text: cleanText(run.text) })),
    max,
  ).map(({ text, isAnswer }) => ({ text, bold: isAnswer }));

const prosePieces = (block: QuoteBlock): readonly Piece[] => {
  switch (block.kind) {
    case 'text':
      return piecesOf(block.runs, TEXT_MAX);
    case 'label':
      return piecesOf(block.runs, TEXT_MAX).map((piece) => ({ ...piece, bold: true }));
    case 'omission':
      return [{ text: '…' }];
    case 'item':
    case 'table':
    case 'code':
      return [];
    default:
      return block satisfies never;
  }
};

const elementsOf = (group: readonly QuoteBlock[]): readonly Element[] => {
  const [first] = group;
  if (first === undefined) return [];
  if (first.kind === 'item') return [listElement(group)];
  if (first.kind === 'code') {
    const code = shorten(cleanText(first.text), CODE_MAX);
    return code.trim() === '' ? [] : [preformatted(code)];
  }
  const pieces = group
    .map(prosePieces)
    .flatMap((words, at) => (at === 0 ? words : [{ text: '\n' }, ...words]));
  return [quoted(pieces)];
};

/** @param group the items of one list, further paragraphs of an item behind it. */
const listElement = (group: readonly QuoteBlock[]): Element => {
  const items: Piece[][] = [];
  let head: Item | undefined;
  for (const block of group) {
    if (block.kind !== 'item') continue;
    head ??= block;
    const pieces = piecesOf(block.runs, TEXT_MAX);
    const last = items.at(-1);
    if (block.isContinued && last !== undefined) last.push({ text: '\n' }, ...pieces);
    else items.push([...pieces]);
  }
  const { depth = 1, number } = head ?? {};
  return quotedList(items, {
    style: number === undefined ? 'bullet' : 'ordered',
    indent: Math.min(depth - 1, INDENT_MAX),
    offset: Math.max(0, (number ?? 1) - 1),
  });
};

const tableUnit = ({ header, rows }: Table): Unit | undefined => {
  const cellsOf = (row: readonly (readonly Run[])[]): readonly (readonly Piece[])[] =>
    row.slice(0, TABLE_COLUMNS_MAX).map((cell) => piecesOf(cell, CELL_MAX));
  const head = header
    .slice(0, TABLE_COLUMNS_MAX)
    .map((cell) => shortenLabel(cleanLine(cell.map(({ text }) => text).join('')), CELL_MAX));
  const body = rows.filter((row) => row.length > 0).slice(0, ROWS_MAX);
  if (head.length === 0 && body.length === 0) return undefined;
  const left = rows.length - body.length;
  const more = left > 0 ? [[[{ text: `… ${left} more rows${SHORTENED}` }]]] : [];
  return left > 0
    ? table(head, [...body.map(cellsOf), ...more])
    : dataTable('Table in the article', head, body.map(cellsOf));
};
