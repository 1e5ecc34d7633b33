import type { JoinLines } from '../layout/join-lines.ts';
import { type Cell, EMPTY_CELL, type TableBlock, tableOf } from '../layout/table-of-cells.ts';
import type { Row, Segment } from './page-rows.ts';
import type { Rule } from './placed-text.ts';

/** A table whose lines are drawn, and where it stands. */
export interface RuledTable {
  readonly block: TableBlock;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Lines that are at most this far apart touch. Points. */
const TOUCH = 3;
/** More lines than this are a drawing. */
const RULES_MAX = 3_000;
const CELLS_MAX = 5_000;

interface Line {
  /** Its place across its direction. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Pieces of one line in one. */
const merged = (lines: readonly Line[]): readonly Line[] => {
  const sorted = [...lines].sort((a, b) => a.at - b.at || a.from - b.from);
  const kept: Line[] = [];
  for (const line of sorted) {
    const at = kept.findLastIndex(
      (other) =>
        Math.abs(other.at - line.at) < 1.5 &&
        line.from <= other.to + TOUCH &&
        line.to >= other.from - TOUCH,
    );
    const other = kept[at];
    if (other === undefined || kept.length - at > 60) kept.push(line);
    else
      kept[at] = {
        at: other.at,
        from: Math.min(other.from, line.from),
        to: Math.max(other.to, line.to),
      };
  }
  return kept;
};

const touches = (flat: Line, upright: Line): boolean =>
  upright.at >= flat.from - TOUCH &&
  upright.at <= flat.to + TOUCH &&
  flat.at >= upright.from - TOUCH &&
  flat.at <= upright.to + TOUCH;

interface Grid {
  readonly flat: readonly Line[];
  readonly upright: readonly Line[];
}

/** Takes those of the lines that fit out of the set. */
const takeFrom = (lines: Set<Line>, fits: (line: Line) => boolean): readonly Line[] => {
  const taken = [...lines].filter(fits);
  for (const line of taken) lines.delete(line);
  return taken;
};

/** The lines that hang together with the first, by following each to those that it touches. */
const gridFrom = (first: Line, flats: Set<Line>, uprights: Set<Line>): Grid => {
  const flat = [first];
  const upright: Line[] = [];
  let [n, m] = [0, 0];
  while (n < flat.length || m < upright.length) {
    const line = flat[n];
    const other = upright[m];
    if (line !== undefined) {
      upright.push(...takeFrom(uprights, (one) => touches(line, one)));
      n += 1;
    } else if (other !== undefined) {
      flat.push(...takeFrom(flats, (one) => touches(one, other)));
      m += 1;
    }
  }
  return { flat, upright };
};

const gridsOf = (flat: readonly Line[], upright: readonly Line[]): readonly Grid[] => {
  const flats = new Set(flat);
  const uprights = new Set(upright);
  return flat.flatMap((first) => (flats.delete(first) ? [gridFrom(first, flats, uprights)] : []));
};

const places = (values: readonly number[]): readonly number[] => {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (kept.length === 0 || value - (kept.at(-1) ?? 0) > TOUCH) kept.push(value);
  }
  return kept;
};

const covers = (lines: readonly Line[], at: number, middle: number): boolean =>
  lines.some((line) => Math.abs(line.at - at) <= TOUCH && line.from <= middle && line.to >= middle);

const middle = (edges: readonly number[], at: number): number =>
  ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;

/** The owner of each cell: cells that no line parts are one. */
const ownersOf = (
  grid: Grid,
  xs: readonly number[],
  ys: readonly number[],
): readonly (readonly number[])[] => {
  const columns = xs.length - 1;
  const owners: number[][] = [];
  const ownerOf = (row: number, column: number, own: readonly number[]): number => {
    const isOpenLeft = column > 0 && !covers(grid.upright, xs[column] ?? 0, middle(ys, row));
    if (isOpenLeft) return own[column - 1] ?? 0;
    const isOpenAbove = row > 0 && !covers(grid.flat, ys[row] ?? 0, middle(xs, column));
    return (isOpenAbove ? owners[row - 1]?.[column] : undefined) ?? row * columns + column;
  };
  for (let row = 0; row < ys.length - 1; row += 1) {
    const own: number[] = [];
    for (let column = 0; column < columns; column += 1) own.push(ownerOf(row, column, own));
    owners.push(own);
  }
  return owners;
};

const indexOf = (edges: readonly number[], value: number): number =>
  edges.findIndex(
    (edge, at) => edge <= value && (edges[at + 1] ?? Number.NEGATIVE_INFINITY) > value,
  );

const isInside = (
  segment: Segment,
  left: number,
  right: number,
  top: number,
  bottom: number,
): boolean => {
  const x = (segment.x + segment.end) / 2;
  const y = segment.y + segment.size * 0.3;
  return x > left - TOUCH && x < right + TOUCH && y < top + TOUCH && y > bottom - TOUCH;
};

/** The words of each cell, whole lines joined. */
const cellTexts = (
  segments: readonly Segment[],
  cellOf: (segment: Segment) => number,
  join: JoinLines,
): ReadonlyMap<number, Cell> => {
  const cells = new Map<number, { text: string; face: string; y: number }>();
  for (const segment of segments) {
    const owner = cellOf(segment);
    const words =
      segment.mark === undefined || /^\W$/u.test(segment.mark)
        ? segment.text
        : `${segment.mark} ${segment.text}`;
    const known = cells.get(owner);
    if (known === undefined) cells.set(owner, { text: words, face: segment.face, y: segment.y });
    else {
      const isSameLine = Math.abs(known.y - segment.y) < 2;
      known.text = isSameLine ? `${known.text} ${words}` : join(known.text, words);
      known.y = segment.y;
    }
  }
  return cells;
};

const tableIn = (grid: Grid, rows: readonly Row[], join: JoinLines): RuledTable | undefined => {
  const xs = places([
    ...grid.upright.map(({ at }) => at),
    ...grid.flat.flatMap(({ from, to }) => [from, to]),
  ]);
  const ys = places([
    ...grid.flat.map(({ at }) => at),
    ...grid.upright.flatMap(({ from, to }) => [from, to]),
  ]).toReversed();
  const [columns, lines] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || lines < 2 || columns * lines > CELLS_MAX || grid.upright.length === 0)
    return undefined;
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  const segments = rows
    .flatMap((row) => row.segments)
    .filter((one) => isInside(one, left, right, top, bottom));
  const owners = ownersOf(grid, xs, ys);
  const upwards = ys.toReversed();
  const cellOf = (segment: Segment): number => {
    const row = lines - 1 - indexOf(upwards, segment.y + segment.size * 0.3);
    const column = indexOf(
      xs,
      Math.min(segment.x + segment.size * 0.3, (segment.x + segment.end) / 2),
    );
    return owners[Math.max(0, Math.min(row, lines - 1))]?.[Math.max(0, column)] ?? 0;
  };
  const texts = cellTexts(segments, cellOf, join);
  const cells = owners.map((own) => own.map((owner) => texts.get(owner) ?? EMPTY_CELL));
  const filled = cells.filter((row) => row.some(({ text }) => text !== ''));
  const isTable =
    filled.length > 1 && filled.some((row) => new Set(row.map(({ text }) => text)).size > 1);
  return isTable
    ? { block: tableOf(withoutEmptyColumns(filled), 0), left, right, top, bottom }
    : undefined;
};

/** Double lines make columns that hold nothing. */
const withoutEmptyColumns = (rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] => {
  const isFilled = (rows[0] ?? []).map((_, at) => rows.some((row) => row[at]?.text !== ''));
  return rows.map((row) => row.filter((_, at) => isFilled[at]));
};

/** The tables of a page that drawn lines part into cells, and the page's lines without theirs. */
export const ruledTables = (
  rows: readonly Row[],
  rules: readonly Rule[],
  join: JoinLines,
): { readonly tables: readonly RuledTable[]; readonly rest: readonly Row[] } => {
  if (rules.length < 4 || rules.length > RULES_MAX) return { tables: [], rest: rows };
  const flat = merged(
    rules.filter(({ y1, y2 }) => y1 === y2).map(({ y1, x1, x2 }) => ({ at: y1, from: x1, to: x2 })),
  );
  const upright = merged(
    rules.filter(({ y1, y2 }) => y1 !== y2).map(({ x1, y1, y2 }) => ({ at: x1, from: y1, to: y2 })),
  );
  const tables = gridsOf(flat, upright)
    .map((grid) => tableIn(grid, rows, join))
    .filter((table) => table !== undefined);
  if (tables.length === 0) return { tables, rest: rows };
  const isTaken = (segment: Segment): boolean =>
    tables.some(({ left, right, top, bottom }) => isInside(segment, left, right, top, bottom));
  const rest = rows
    .map((row) => ({ ...row, segments: row.segments.filter((segment) => !isTaken(segment)) }))
    .filter(({ segments }) => segments.length > 0);
  return { tables, rest };
};
