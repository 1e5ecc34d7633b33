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
}

/** What is read one after the other. */
export type Flow = Line | { readonly kind: 'table'; readonly block: TableBlock };

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

/** Dots that lead to a page number. */
const LEADERS = /(?:\s?[.\u2026_]){5,}\s?/gu;

const lineOf = (row: Row, { left, right }: Region, isFirst: boolean): Line | undefined => {
  const [first] = row.segments;
  if (first === undefined) return undefined;
  const text = row.segments
    .map((segment) => segment.text)
    .join(' ')
    .replace(LEADERS, ' ')
    .trim();
  const end = Math.max(...row.segments.map((segment) => segment.end));
  return text === ''
    ? undefined
    : { ...first, kind: 'line', text, end, size: row.size, left, right, isFirst };
};

/** What a column says: its tables, and its other lines. */
const columnFlow = (
  region: Region,
  tables: readonly RuledTable[],
  rules: readonly Rule[],
  join: JoinLines,
): readonly Flow[] => {
  const flow: Flow[] = [];
  for (let at = 0; at < region.rows.length; ) {
    const row = region.rows[at];
    const [first, second] = row?.segments ?? [];
    const ruled = first?.face === STAND_IN ? tables[Number(first.text.slice(1))] : undefined;
    const aligned = second === undefined ? undefined : alignedTable(region.rows, at, rules, join);
    const block = ruled?.block ?? aligned?.block;
    const line = row === undefined || block ? undefined : lineOf(row, region, at === 0);
    if (block !== undefined) flow.push({ kind: 'table', block });
    if (line !== undefined) flow.push(line);
    at = aligned?.past ?? at + 1;
  }
  return flow;
};

/** What a page says, in the order of reading. */
export const pageFlow = (
  rows: readonly Row[],
  rules: readonly Rule[],
  join: JoinLines,
): readonly Flow[] => {
  const { tables, rest } = ruledTables(rows, rules, join);
  const all = [...rest, ...tables.map(standIn)].sort((a, b) => b.y - a.y);
  return readingOrder(all).flatMap((region) => columnFlow(region, tables, rules, join));
};
