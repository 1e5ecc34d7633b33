import type { Row, Segment } from './page-rows.ts';

/** Lines that are read one below the other, and how far they reach. */
export interface Region {
  readonly rows: readonly Row[];
  readonly left: number;
  readonly right: number;
}

/** Lines that a column must have to be one. */
const LINES_MIN = 2;
/** Letters of a column's lines in the middle: cells of a table have fewer. */
const LETTERS_MIN = 24;
/** Words of a column's lines in the middle. */
const WORDS_MIN = 3;
/** How far apart lines of one column begin. Points. */
const ALIGNED = 2.5;
/** Columns and tables in them nest no deeper on any page. */
const DEPTH_MAX = 6;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const segmentsOf = (rows: readonly Row[]): readonly Segment[] =>
  rows.flatMap(({ segments }) => segments);

/** Where many segments begin, other than at the left edge. */
const edgesOf = (segments: readonly Segment[], left: number, right: number): readonly number[] => {
  const starts = segments
    .map(({ x }) => x)
    .filter((x) => x > left + (right - left) * 0.15)
    .sort((a, b) => a - b);
  const edges: number[] = [];
  let group: number[] = [];
  for (const x of [...starts, Number.POSITIVE_INFINITY]) {
    const [first] = group;
    if (first !== undefined && x - first > ALIGNED) {
      if (group.length >= LINES_MIN) edges.push(first);
      group = [];
    }
    group.push(x);
  }
  return edges;
};

const isProse = (segments: readonly Segment[]): boolean =>
  segments.length >= LINES_MIN &&
  median(segments.map(({ text }) => text.length)) >= LETTERS_MIN &&
  median(segments.map(({ text }) => text.split(' ').length)) >= WORDS_MIN;

interface Cut {
  readonly edge: number;
  /** Rows [from, to) stand in two columns. */
  readonly from: number;
  readonly to: number;
  readonly lines: number;
}

const crosses = (row: Row, edge: number): boolean =>
  row.segments.some(({ x, end, size }) => x < edge - 1 && end > edge - size * 0.4);

const isLeft = (segment: Segment, edge: number): boolean => segment.x < edge - 1;

/** Lines on the left alone at the band's ends, in larger letters or set apart, belong to the whole page. */
const trimmed = (
  rows: readonly Row[],
  from: number,
  to: number,
  edge: number,
): readonly [number, number] => {
  const isAlone = (at: number): boolean =>
    rows[at]?.segments.every((one) => isLeft(one, edge)) ?? false;
  const usual = median(rows.slice(from, to).map(({ size }) => size));
  const gapBelow = (at: number): number => (rows[at]?.y ?? 0) - (rows[at + 1]?.y ?? 0);
  let [first, past] = [from, to];
  while (
    first < past - 1 &&
    isAlone(first) &&
    ((rows[first]?.size ?? 0) > usual * 1.1 || gapBelow(first) > usual * 2)
  )
    first += 1;
  while (
    past - 1 > first &&
    isAlone(past - 1) &&
    ((rows[past - 1]?.size ?? 0) > usual * 1.1 || gapBelow(past - 2) > usual * 2)
  )
    past -= 1;
  return [first, past];
};

const cutAt = (rows: readonly Row[], edge: number): readonly Cut[] => {
  const cuts: Cut[] = [];
  let from = 0;
  for (let at = 0; at <= rows.length; at += 1) {
    const row = rows[at];
    if (row !== undefined && !crosses(row, edge)) continue;
    const [first, past] = trimmed(rows, from, at, edge);
    const band = segmentsOf(rows.slice(first, past));
    const left = band.filter((segment) => isLeft(segment, edge));
    const right = band.filter((segment) => !isLeft(segment, edge));
    if (isProse(left) && isProse(right))
      cuts.push({ edge, from: first, to: past, lines: band.length });
    from = at + 1;
  }
  return cuts;
};

const bestCut = (rows: readonly Row[], left: number, right: number): Cut | undefined => {
  const cuts = edgesOf(segmentsOf(rows), left, right).flatMap((edge) => cutAt(rows, edge));
  return cuts.sort((a, b) => b.lines - a.lines || a.edge - b.edge)[0];
};

const part = (rows: readonly Row[], keep: (segment: Segment) => boolean): readonly Row[] =>
  rows
    .map((row) => ({ ...row, segments: row.segments.filter(keep) }))
    .filter(({ segments }) => segments.length > 0)
    .map((row) => ({ ...row, size: Math.max(...row.segments.map(({ size }) => size)) }));

/** The parts of a page in the order of reading: what stands in columns column by column. */
export const readingOrder = (rows: readonly Row[], depth = 0): readonly Region[] => {
  if (rows.length === 0) return [];
  const segments = segmentsOf(rows);
  const left = Math.min(...segments.map(({ x }) => x));
  const right = Math.max(...segments.map(({ end }) => end));
  const cut = depth < DEPTH_MAX ? bestCut(rows, left, right) : undefined;
  if (cut === undefined) return [{ rows, left, right }];
  const band = rows.slice(cut.from, cut.to);
  return [
    rows.slice(0, cut.from),
    part(band, (segment) => isLeft(segment, cut.edge)),
    part(band, (segment) => !isLeft(segment, cut.edge)),
    rows.slice(cut.to),
  ].flatMap((some) => readingOrder(some, depth + 1));
};
