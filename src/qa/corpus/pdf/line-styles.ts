import { endsSentence } from './line-follows.ts';
import type { Flow, Line } from './page-flow.ts';
import type { Segment } from './page-rows.ts';
import { isBold, isMono } from './placed-text.ts';

/** How most of a document is printed, and how its headings are told from it. */
export interface LineStyles {
  /** The size of most letters. */
  readonly body: number;
  /** Whether words are printed as code is, in a document that is not. */
  isCode(segment: Segment): boolean;
  /** From 1; nothing for a line that is no heading. @param below what follows on the same page */
  levelOf(line: Line, above: Line | undefined, below: readonly Flow[]): number | undefined;
}

/** Larger than the body's letters by this much: a heading. */
const LARGER = 1.12;
/** Longest heading in larger letters, and in letters of the body's size. Characters. */
const LARGE_MAX = 200;
const HEADING_MAX = 160;
/** A font that more of the letters are printed in than this share is no heading's alone. */
const FACE_SHARE = 0.3;
const LEVELS_MAX = 6;
/** Most lines of one heading. */
const LINES_MAX = 3;
/** Lines further apart than this, as a share of their size, belong to two blocks. */
const APART = 1.35;
const FAR = 1.7;
const DEPTH = /^\d{1,2}((?:\.\d{1,2})+)\.?\s+\p{Lu}/u;

const half = (size: number): number => Math.round(size * 2) / 2;

const most = <T>(counts: ReadonlyMap<T, number>): T | undefined =>
  [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];

const lettersBy = <T>(
  segments: readonly Segment[],
  keyOf: (segment: Segment) => T,
): ReadonlyMap<T, number> => {
  const letters = new Map<T, number>();
  for (const one of segments)
    letters.set(keyOf(one), (letters.get(keyOf(one)) ?? 0) + one.text.length);
  return letters;
};

/** Whether a line reads as a heading does: short, beginning large, no sentence. */
const readsAsHeading = ({ text }: Line): boolean =>
  text.length <= HEADING_MAX &&
  /\p{L}/u.test(text) &&
  /^[\p{Lu}\p{N}"'\u201c(]/u.test(text) &&
  !/[,;]$/u.test(text) &&
  (!endsSentence(text) || /\?$/u.test(text));

const isCapital = ({ text }: Line): boolean =>
  !/\p{Ll}/u.test(text) && /\p{Lu}{3}/u.test(text) && text.length < 80;

/** What follows behind the lines printed as this one is; nothing where they are too many for a heading. */
const followingOf = (
  line: Line,
  below: readonly Flow[],
): { readonly last: Line; readonly next: Flow } | undefined => {
  let last = line;
  for (const next of below.slice(0, LINES_MAX)) {
    if (
      next.kind === 'table' ||
      next.face !== line.face ||
      last.y - next.y > line.size * FAR ||
      next.isFirst
    )
      return { last, next };
    last = next;
  }
  return undefined;
};

/** An item whose next line hangs below its words is an item, whatever it is printed in. */
const hangs = (line: Line, next: Flow): boolean =>
  line.mark !== undefined &&
  next.kind === 'line' &&
  (next.mark !== undefined || next.x > line.textX - 2);

/** Set apart by its font, its capitals or its number, on lines of its own. */
const isSetApart = (
  line: Line,
  above: Line | undefined,
  below: readonly Flow[],
  isRare: boolean,
): boolean => {
  if (!readsAsHeading(line)) return false;
  const gap = above === undefined || line.isFirst ? Number.POSITIVE_INFINITY : above.y - line.y;
  if (gap <= line.size * APART && !(above !== undefined && endsSentence(above.text))) return false;
  const following = followingOf(line, below);
  if (following === undefined || hangs(line, following.next)) return false;
  if (isRare) return true;
  return gap > line.size * 1.5 && (isCapital(line) || DEPTH.test(line.text));
};

/** What most of a document is printed in. */
export const lineStyles = (segments: readonly Segment[]): LineStyles => {
  const body = most(lettersBy(segments, ({ size }) => half(size))) ?? 10;
  const faces = lettersBy(segments, ({ face }) => face);
  const all = [...faces.values()].reduce((sum, count) => sum + count, 0);
  const face = most(
    lettersBy(
      segments.filter(({ size }) => half(size) === body),
      (segment) => segment.face,
    ),
  );
  const sizes = [...new Set(segments.map(({ size }) => half(size)))]
    .filter((size) => size > body * LARGER)
    .sort((a, b) => b - a);
  const isRare = (line: Line): boolean => {
    if (line.face === face) return false;
    if (isBold(line.face)) return !isBold(face ?? '');
    return !line.face.startsWith('italic') && (faces.get(line.face) ?? 0) < all * FACE_SHARE;
  };
  return {
    body,
    isCode: (segment) => isMono(segment.face) && !isMono(face ?? ''),
    levelOf(line, above, below) {
      const size = half(line.size);
      if (size > body * LARGER && line.text.length < LARGE_MAX && /[\p{L}\p{N}]/u.test(line.text)) {
        return Math.min(LEVELS_MAX, sizes.indexOf(size) + 1);
      }
      if (line.size < body * 0.95 || (line.mark !== undefined && !/[\dIVX]/u.test(line.mark)))
        return undefined;
      if (!isSetApart(line, above, below, isRare(line))) return undefined;
      const depth = DEPTH.exec(line.text)?.[1]?.split('.').length ?? 1;
      return Math.min(LEVELS_MAX, sizes.length + depth);
    },
  };
};
