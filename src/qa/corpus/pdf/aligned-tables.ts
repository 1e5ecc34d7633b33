import type { JoinLines } from '../layout/join-lines.ts';
import { type Cell, EMPTY_CELL, type TableBlock, tableOf } from '../layout/table-of-cells.ts';
import type { Row, Segment } from './page-rows.ts';
import type { Rule } from './placed-text.ts';

/** A table that only its columns make, and the first row behind it. */
export interface AlignedTable {
  readonly block: TableBlock;
  readonly past: number;
}

interface Column {
  left: number;
  right: number;
}

/** How far apart cells of one column begin, end or have their middle. Points. */
const ALIGNED = 3.5;
/** The share of a column's cells that must be aligned. */
const ALIGNED_SHARE = 0.6;
/** Rows further apart, as a share of their letters' size, belong to two tables. */
const ROW_GAP = 4;
/** A line of a cell stands below the one before no further than this. */
const LINE_GAP = 1.45;
/** Longest cell in the middle: longer ones are columns of prose. Characters. */
const CELL_MAX = 90;

const overlaps = (segment: Segment, { left, right }: Column): boolean =>
  segment.x < right + 1 && segment.end > left - 1;

/** The columns with one row more, or nothing where it does not fit. */
const withRow = (columns: readonly Column[], { segments }: Row): readonly Column[] | undefined => {
  const next = columns.map((column) => ({ ...column }));
  const taken = new Set<Column>();
  for (const segment of segments) {
    const fits = next.filter((column) => overlaps(segment, column));
    const [column] = fits;
    if (fits.length > 1 || (column !== undefined && taken.has(column))) return undefined;
    if (column === undefined) {
      const added = { left: segment.x, right: segment.end };
      next.push(added);
      taken.add(added);
      continue;
    }
    column.left = Math.min(column.left, segment.x);
    column.right = Math.max(column.right, segment.end);
    taken.add(column);
  }
  next.sort((a, b) => a.left - b.left);
  const areApart = next.every((column, at) => at === 0 || column.left > (next[at - 1]?.right ?? 0));
  return areApart ? next : undefined;
};

const gapAbove = (rows: readonly Row[], at: number): number =>
  (rows[at - 1]?.y ?? 0) - (rows[at]?.y ?? 0);

/** Whether a row of one segment is a further line of a cell. */
const isCellLine = (rows: readonly Row[], at: number, columns: readonly Column[]): boolean => {
  const [segment, ...others] = rows[at]?.segments ?? [];
  if (segment === undefined || others.length > 0) return false;
  const size = rows[at]?.size ?? 0;
  const column = columns.findIndex((one) => overlaps(segment, one));
  const isOne = columns.filter((one) => overlaps(segment, one)).length === 1;
  return (
    isOne &&
    column >= 0 &&
    gapAbove(rows, at) <= size * LINE_GAP &&
    (column > 0 || hasRowBelow(rows, at, columns))
  );
};

const hasRowBelow = (rows: readonly Row[], at: number, columns: readonly Column[]): boolean => {
  const next = rows[at + 1];
  return next !== undefined && next.segments.length > 1 && withRow(columns, next) !== undefined;
};

const spread = (values: readonly number[]): number => {
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return values.filter((value) => Math.abs(value - middle) <= ALIGNED).length / values.length;
};

const isAligned = (segments: readonly Segment[]): boolean =>
  [
    segments.map(({ x }) => x),
    segments.map(({ end }) => end),
    segments.map(({ x, end }) => (x + end) / 2),
  ].some((values) => spread(values) >= ALIGNED_SHARE);

/** How far the table goes on from a row, and its columns. */
const grow = (
  rows: readonly Row[],
  from: number,
): { readonly past: number; readonly columns: readonly Column[] } => {
  let columns: readonly Column[] = [];
  let at = from;
  for (; at < rows.length; at += 1) {
    const row = rows[at];
    if (row === undefined || (at > from && gapAbove(rows, at) > row.size * ROW_GAP)) break;
    if (row.segments.length < 2) {
      if (at > from && isCellLine(rows, at, columns)) continue;
      break;
    }
    const next = withRow(columns, row);
    if (next === undefined) break;
    columns = next;
  }
  return { past: at, columns };
};

const isTable = (rows: readonly Row[], columns: readonly Column[]): boolean => {
  const full = rows.filter(({ segments }) => segments.length > 1);
  if (columns.length < 2 || full.length < 2) return false;
  const segments = full.flatMap((row) => row.segments);
  const lengths = segments.map(({ text }) => text.length).sort((a, b) => a - b);
  if ((lengths[Math.floor(lengths.length / 2)] ?? 0) > CELL_MAX) return false;
  return columns.every((column) =>
    isAligned(segments.filter((segment) => overlaps(segment, column))),
  );
};

const wordsOf = ({ mark, text }: Segment): string =>
  mark === undefined || /^\W$/u.test(mark) ? text : `${mark} ${text}`;

const cellsOf = (row: Row, columns: readonly Column[]): readonly Cell[] =>
  columns.map((column) => {
    const own = row.segments.filter((segment) => overlaps(segment, column));
    return own[0] === undefined
      ? EMPTY_CELL
      : { text: own.map(wordsOf).join(' '), face: own[0].face };
  });

/** Whether a drawn line stands between two rows. */
const isParted = (
  above: Row,
  below: Row,
  rules: readonly Rule[],
  { left, right }: Column,
): boolean =>
  rules.some(
    ({ x1, x2, y1, y2 }) =>
      y1 === y2 &&
      y1 < above.y &&
      y1 > below.y - below.size * 0.2 &&
      Math.min(x2, right) - Math.max(x1, left) > (right - left) * 0.4,
  );

interface Parting {
  /** Rows that a line parts from the one above. */
  readonly parted: ReadonlySet<number>;
  /** Whether lines part all rows of the table, and not its head alone. */
  readonly isRuled: boolean;
}

/** Whether a row only goes on with the cells of the one above. */
const goesOn = (cells: readonly Cell[], gap: number, usual: number): boolean => {
  const filled = cells.filter(({ text }) => text !== '');
  if (cells[0]?.text === '')
    return filled.length < cells.length - 1 || !filled.some(({ text }) => /^\W*\p{Nd}/u.test(text));
  return filled.length < cells.length && gap < usual * 0.85;
};

/** What stands in several rows stands in each of them. */
const inherited = (cells: readonly Cell[], above: readonly Cell[] | undefined): readonly Cell[] =>
  cells[0]?.text === '' && above !== undefined
    ? [above[0] ?? EMPTY_CELL, ...cells.slice(1)]
    : cells;

const joinCells = (
  above: readonly Cell[],
  cells: readonly Cell[],
  join: JoinLines,
): readonly Cell[] =>
  above.map((cell, at) => {
    const next = cells[at] ?? EMPTY_CELL;
    if (next.text === '') return cell;
    return cell.text === '' ? next : { ...cell, text: join(cell.text, next.text) };
  });

const readRows = (
  rows: readonly Row[],
  columns: readonly Column[],
  { parted, isRuled }: Parting,
  join: JoinLines,
) => {
  const gaps = rows.slice(1).map((row, at) => (rows[at]?.y ?? 0) - row.y);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const table: (readonly Cell[])[] = [];
  for (const [at, row] of rows.entries()) {
    const cells = cellsOf(row, columns);
    const above = table.at(-1);
    const isLine = isRuled ? !parted.has(at) : goesOn(cells, gaps[at - 1] ?? 0, usual);
    if (at > 0 && above !== undefined && isLine && !(parted.has(at) && !isRuled))
      table[table.length - 1] = joinCells(above, cells, join);
    else table.push(table.length > 1 ? inherited(cells, above) : cells);
  }
  return table;
};

/** A table whose cells stand below each other from row `from` on, or nothing. */
export const alignedTable = (
  rows: readonly Row[],
  from: number,
  rules: readonly Rule[],
  join: JoinLines,
): AlignedTable | undefined => {
  const { past, columns } = grow(rows, from);
  const own = rows.slice(from, past);
  if (!isTable(own, columns)) return undefined;
  const extent = { left: columns[0]?.left ?? 0, right: columns.at(-1)?.right ?? 0 };
  const parted = new Set<number>();
  for (const [at, row] of own.entries()) {
    const above = own[at - 1];
    if (above !== undefined && isParted(above, row, rules, extent)) parted.add(at);
  }
  const isRuled = parted.size > 1 && parted.size >= (own.length - 1) / 4;
  const [first] = [...parted];
  const headerRows = parted.size === 1 && first !== undefined && first <= 3 ? first : 0;
  const cells = readRows(own, columns, { parted, isRuled }, join);
  const heads =
    headerRows > 0
      ? readRows(own.slice(0, headerRows), columns, { parted: new Set(), isRuled: false }, join)
          .length
      : 0;
  return { block: tableOf(cells, heads), past };
};
