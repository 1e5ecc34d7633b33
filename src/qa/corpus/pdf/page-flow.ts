import type { JoinLines } from '../layout/join-lines.ts';
import type { TableBlock } from '../layout/table-of-cells.ts';
import { alignedTable } from './aligned-tables.ts';
import type { Row, Segment } from './page-rows.ts';
import type { Rule } from './placed-text.ts';
import { type Region, readingOrder } from './reading-order.ts';
import { type RuledTable, ruledTables } from './ruled-tables.ts';

/** A printed line of prose. */
export interface Line extends Segment {
  readonly kind: 'line';
  /** How far the lines of its column reach. */
  readonly left: number;
  readonly right: number;
  /** Whether it is the first of its page or column. */
  readonly isFirst: boolean;
  /** Whether all of it is printed as code. */
  readonly isCode: boolean;
}

/** What is read one after the other. */
export type Flow = Line | { readonly kind: 'table'; readonly block: TableBlock };

/** What reading a page takes besides its lines. */
export interface FlowTools {
  readonly rules: readonly Rule[];
  readonly join: JoinLines;
  readonly isCode: (segment: Segment) => boolean;
}

/** Stands in the rows for a table that is read already. */
const STAND_IN = '\u0004';

const standIn = ({ left, right, top }: RuledTable, n: number): Row => {
  const segment = {
    text: `${STAND_IN}${n}`,
    x: left,
    end: right,
    y: top,
    size: 10,
    face: STAND_IN,
    textX: left,
  };
  return { y: top, size: 10, segments: [segment] };
};

/** The width of a letter of code, as a share of its size. */
const LETTER = 0.6;

/** The words of a row; code keeps the columns that it stands in. */
const wordsOf = (segments: readonly Segment[], isCode: boolean): string =>
  segments.reduce((text, { text: words, x, size }, at) => {
    if (at === 0) return words;
    const gap = x - (segments[at - 1]?.end ?? x);
    return text + ' '.repeat(isCode ? Math.max(1, Math.round(gap / (size * LETTER))) : 1) + words;
  }, '');

const lineOf = (
  row: Row,
  { left, right }: Region,
  isFirst: boolean,
  isCode: boolean,
): Line | undefined => {
  const [first] = row.segments;
  if (first === undefined) return undefined;
  const text = wordsOf(row.segments, isCode).trim();
  const end = Math.max(...row.segments.map((segment) => segment.end));
  if (text === '') return undefined;
  return { ...first, kind: 'line', text, end, size: row.size, left, right, isFirst, isCode };
};

/** The table that begins with a row of a column, and the first row behind it. */
const tableAt = (
  { rows }: Region,
  at: number,
  tables: readonly RuledTable[],
  { rules, join, isCode }: FlowTools,
): { readonly block: TableBlock; readonly past: number } | undefined => {
  const segments = rows[at]?.segments ?? [];
  const [first] = segments;
  const ruled = first?.face === STAND_IN ? tables[Number(first.text.slice(1))] : undefined;
  if (ruled !== undefined) return { block: ruled.block, past: at + 1 };
  return segments.length < 2 || segments.every(isCode)
    ? undefined
    : alignedTable(rows, at, rules, join);
};

/** What a column says: its tables, and its other lines. */
const columnFlow = (
  region: Region,
  tables: readonly RuledTable[],
  tools: FlowTools,
): readonly Flow[] => {
  const flow: Flow[] = [];
  let past = 0;
  for (const [at, row] of region.rows.entries()) {
    if (at < past) continue;
    const table = tableAt(region, at, tables, tools);
    const isCode = row.segments.every(tools.isCode);
    const line = table === undefined ? lineOf(row, region, at === 0, isCode) : undefined;
    if (table !== undefined) flow.push({ kind: 'table', block: table.block });
    if (line !== undefined) flow.push(line);
    past = table?.past ?? at + 1;
  }
  return flow;
};

/** What a page says, in the order of reading. */
export const pageFlow = (rows: readonly Row[], tools: FlowTools): readonly Flow[] => {
  const { tables, rest } = ruledTables(rows, tools.rules, tools.join);
  const all = [...rest, ...tables.map(standIn)].sort((a, b) => b.y - a.y);
  return readingOrder(all).flatMap((region) => columnFlow(region, tables, tools));
};
