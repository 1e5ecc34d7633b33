import type { Row } from './page-rows.ts';
import type { PlacedPage } from './placed-text.ts';

/** A page's lines, with the page's own bounds. */
export interface RowsOfPage {
  readonly rows: readonly Row[];
  readonly page: PlacedPage;
}

/** How many lines from a page's edge are looked at. */
const DEPTH = 3;
/** How far apart two pages' running lines stand at most. Points. */
const DRIFT = 4;
/** The share of a page's height in which running lines stand, at its top and at its foot. */
const MARGIN = 0.16;
const PAGE_NUMBER =
  /^(?:[-\u2013\u2014|[(]\s?)?(?:page\s)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s?(?:of|\/|\|)\s?\d{1,5})?(?:\s?[-\u2013\u2014|\])])?$/iu;
const NAMED_NUMBER = /^page\s\d{1,5}(?:\s(?:of|\/)\s\d{1,5})?$/iu;

const textOf = ({ segments }: Row): string => segments.map(({ text }) => text).join(' ');
/** What repeats of a line: its words, also with its first or its last number counted from the page's own. */
const keysOf = (row: Row, page: number): readonly string[] => {
  const text = textOf(row).toLowerCase();
  const counted = (number: string): string => `#${Number(number) - page}`;
  return [
    text,
    text.replace(/^(\D*)(\d{1,5})/u, (_, lead: string, number: string) => lead + counted(number)),
    text.replace(/(\d{1,5})(?=\D*$)/u, counted),
  ];
};

/** The lines at a page's top and foot, outermost first. */
const edgesOf = ({ rows, page }: RowsOfPage): readonly (readonly Row[])[] => {
  const height = page.top - page.bottom;
  const isHigh = ({ y }: Row): boolean => y > page.top - height * MARGIN;
  const isLow = ({ y }: Row): boolean => y < page.bottom + height * MARGIN;
  return [rows.slice(0, DEPTH).filter(isHigh), rows.slice(-DEPTH).reverse().filter(isLow)];
};

interface Seen {
  readonly y: number;
  readonly size: number;
  count: number;
}

/** A title may stand where later pages repeat it in smaller letters. */
const isSamePlace = (a: Pick<Row, 'y' | 'size'>, b: Row): boolean =>
  Math.abs(a.y - b.y) < DRIFT && Math.abs(a.size - b.size) < 1;

const countAt = (seen: Map<string, Seen[]>, key: string, row: Row): void => {
  const known = seen.get(key) ?? [];
  const same = known.find((one) => isSamePlace(one, row));
  if (same === undefined) known.push({ y: row.y, size: row.size, count: 1 });
  else same.count += 1;
  seen.set(key, known);
};

const countEdges = (pages: readonly RowsOfPage[]): ReadonlyMap<string, readonly Seen[]> => {
  const seen = new Map<string, Seen[]>();
  for (const [at, page] of pages.entries()) {
    for (const row of edgesOf(page).flat()) {
      for (const key of new Set(keysOf(row, at))) countAt(seen, key, row);
    }
  }
  return seen;
};

/** Whether a line stands further from the next towards the page's middle than lines of one text do. */
const standsApart = (row: Row, next: Row | undefined): boolean =>
  next === undefined || Math.abs(row.y - next.y) > 1.6 * Math.max(row.size, next.size);

/** Places where running lines stand on many pages: what else stands there and holds a page's number is one too. */
const placesOf = (seen: ReadonlyMap<string, readonly Seen[]>, pages: number): readonly Seen[] => {
  const repeated = [...seen.values()].flat().filter(({ count }) => count > 1);
  return repeated.filter((one) => {
    const there = repeated.filter((other) => Math.abs(other.y - one.y) < DRIFT);
    return there.reduce((sum, { count }) => sum + count, 0) >= Math.max(3, pages * PLACE_SHARE);
  });
};
/** The share of pages that have a running line at a place. */
const PLACE_SHARE = 0.3;
const HOLDS_NUMBER = /^(?:\d{1,4}|[ivxlc]{1,7})\s|\s(?:\d{1,4}|[ivxlc]{1,7})$/u;

/** The lines of pages without their running heads, feet and page numbers. */
export const withoutRunningLines = (pages: readonly RowsOfPage[]): readonly RowsOfPage[] => {
  const seen = countEdges(pages);
  const places = placesOf(seen, pages.length);
  const repeats = (row: Row, at: number): boolean =>
    keysOf(row, at).some((key) =>
      seen.get(key)?.some((one) => one.count > 1 && isSamePlace(one, row)),
    );
  const isRunning = (row: Row, next: Row | undefined, page: number): boolean => {
    if (repeats(row, page) || row.segments.some(({ text }) => NAMED_NUMBER.test(text))) return true;
    if (!standsApart(row, next)) return false;
    const isInPlace = places.some((place) => isSamePlace(place, row));
    return PAGE_NUMBER.test(textOf(row)) || (isInPlace && HOLDS_NUMBER.test(textOf(row)));
  };
  return pages.map((page, number) => {
    const dropped = new Set<Row>();
    for (const edge of edgesOf(page)) {
      const past = edge.findIndex((row, at) => !isRunning(row, edge[at + 1], number));
      for (const row of edge.slice(0, past < 0 ? edge.length : past)) dropped.add(row);
    }
    return dropped.size === 0
      ? page
      : { ...page, rows: page.rows.filter((row) => !dropped.has(row)) };
  });
};
