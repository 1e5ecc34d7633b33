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
const keyOf = (row: Row): string =>
  textOf(row)
    .toLowerCase()
    .replace(/\d+/gu, '#')
    .replace(/\b[ivxlc]+\b/gu, '#');

/** The lines at a page's top and foot, outermost first. */
const edgesOf = ({ rows, page }: RowsOfPage): readonly (readonly Row[])[] => {
  const height = page.top - page.bottom;
  const isHigh = ({ y }: Row): boolean => y > page.top - height * MARGIN;
  const isLow = ({ y }: Row): boolean => y < page.bottom + height * MARGIN;
  return [rows.slice(0, DEPTH).filter(isHigh), rows.slice(-DEPTH).reverse().filter(isLow)];
};

interface Seen {
  readonly key: string;
  readonly y: number;
  readonly size: number;
  count: number;
}

/** A title may stand where later pages repeat it in smaller letters. */
const isSamePlace = (a: Pick<Row, 'y' | 'size'>, b: Row): boolean =>
  Math.abs(a.y - b.y) < DRIFT && Math.abs(a.size - b.size) < 1;

const countEdges = (pages: readonly RowsOfPage[]): ReadonlyMap<string, readonly Seen[]> => {
  const seen = new Map<string, Seen[]>();
  for (const page of pages) {
    for (const row of edgesOf(page).flat()) {
      const key = keyOf(row);
      const known = seen.get(key) ?? [];
      const same = known.find((one) => isSamePlace(one, row));
      if (same === undefined) known.push({ key, y: row.y, size: row.size, count: 1 });
      else same.count += 1;
      seen.set(key, known);
    }
  }
  return seen;
};

/** Whether a line stands further from the next towards the page's middle than lines of one text do. */
const standsApart = (row: Row, next: Row | undefined): boolean =>
  next === undefined || Math.abs(row.y - next.y) > 1.6 * Math.max(row.size, next.size);

/** The lines of pages without their running heads, feet and page numbers. */
export const withoutRunningLines = (pages: readonly RowsOfPage[]): readonly RowsOfPage[] => {
  const seen = countEdges(pages);
  const enough = pages.length > 20 ? 3 : 2;
  const repeats = (row: Row): boolean =>
    (seen.get(keyOf(row)) ?? []).some((one) => one.count >= enough && isSamePlace(one, row));
  return pages.map((page) => {
    const dropped = new Set<Row>();
    for (const edge of edgesOf(page)) {
      for (const [at, row] of edge.entries()) {
        const next = edge[at + 1];
        const isNumber = PAGE_NUMBER.test(textOf(row)) && standsApart(row, next);
        const holdsNumber = row.segments.some(({ text }) => NAMED_NUMBER.test(text));
        if (!isNumber && !holdsNumber && !repeats(row)) break;
        dropped.add(row);
      }
    }
    return dropped.size === 0
      ? page
      : { ...page, rows: page.rows.filter((row) => !dropped.has(row)) };
  });
};
