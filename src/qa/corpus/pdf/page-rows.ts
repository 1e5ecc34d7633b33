import { isMono, type PlacedText, type Rule } from './placed-text.ts';

/** Words that stand together on one line. */
export interface Segment {
  /** Raised text stands between RAISED and SETTLED, lowered text between LOWERED and SETTLED. */
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  /** The font of most of its letters. */
  readonly face: string;
  /** A list's mark in front, and where the words behind it begin. */
  readonly mark?: string;
  readonly textX: number;
}

/** What stands on one line of a page, over its whole width. */
export interface Row {
  readonly y: number;
  readonly size: number;
  readonly segments: readonly Segment[];
}

export const RAISED = '\u0001';
export const LOWERED = '\u0002';
export const SETTLED = '\u0003';

/** Runs further apart than this share of their letters' size are two words. */
const WORD_GAP = 0.15;
/** Runs further apart than this share are two segments: spaces that fill a line seldom get so wide. */
const SEGMENT_GAP = 0.95;
/** Runs that stand at most this much higher or lower, as a share of their size, are on one line. */
const LINE_SHIFT = 0.3;
/** The raised and the lowered, above and below the line that the word before stands on, as shares of its size. */
const RAISE = [0.14, 0.75] as const;
const LOWER = [0.08, 0.45] as const;
/** Smaller letters than this share of the word before are raised on purpose, whatever they are. */
const SMALL = 0.88;

interface Run extends PlacedText {
  readonly end: number;
}

interface Placed extends Run {
  readonly base: number;
}

const runOf = (text: PlacedText): Run => ({ ...text, end: text.x + text.width });

/** Bold by drawing a text twice, a hair apart. */
const isSame = (a: Run, b: Run): boolean =>
  a.text === b.text && Math.abs(a.x - b.x) < 0.12 * a.size && Math.abs(a.y - b.y) < 0.12 * a.size;

const withoutTwins = (runs: readonly Run[]): readonly Run[] => {
  const kept: Run[] = [];
  for (const run of runs) {
    if (!kept.slice(-4).some((other) => isSame(run, other))) kept.push(run);
  }
  return kept;
};

const isBetween = (value: number, [low, high]: readonly [number, number]): boolean =>
  value >= low && value <= high;

/** Whether a run is raised above, or lowered below, the host that it follows or that follows it. */
const isShifted = (run: Run, host: Run): boolean => {
  if (run.size > host.size * 1.02 || host.size <= 0) return false;
  const shift = (run.y - host.y) / host.size;
  const isSmall = run.size < host.size * SMALL;
  const isSign = /^[\d,*\u2020\u2021\u00a7()[\]]+$/u.test(run.text.trim());
  const isRaised = isBetween(shift, RAISE) && (isSmall || isSign);
  if (!isRaised && !(isBetween(-shift, LOWER) && isSmall)) return false;
  const behind = run.x - host.end;
  const before = host.x - run.end;
  // Where spaces are left for it, the words around it are one run.
  const isInside = isSign && run.x > host.x && run.end < host.end;
  return (
    isInside ||
    isBetween(behind / host.size, [-0.2, 0.3]) ||
    (isRaised && isBetween(before / host.size, [-0.1, 0.7]))
  );
};

const SHIFTED_MAX = 8;

/** What a run is raised above or lowered below, among its neighbours by height. */
const hostOf = (sorted: readonly Run[], at: number): Run | undefined => {
  const run = sorted[at];
  if (run === undefined || run.text.trim().length > SHIFTED_MAX) return undefined;
  const hosts: Run[] = [];
  for (const step of [-1, 1]) {
    for (let n = at + step; ; n += step) {
      const other = sorted[n];
      if (other === undefined || Math.abs(other.y - run.y) > run.size * 1.5) break;
      if (isShifted(run, other)) hosts.push(other);
    }
  }
  return hosts.sort((a, b) => Math.abs(a.end - run.x) - Math.abs(b.end - run.x))[0];
};

/** Each run with the height of the line that it belongs to. */
const placeOnLines = (runs: readonly Run[]): readonly Placed[] => {
  const sorted = [...runs].sort((a, b) => b.y - a.y);
  return sorted.map((run, at) => ({ ...run, base: hostOf(sorted, at)?.y ?? run.y }));
};

/** What bullets look like; fonts of signs show theirs in place of letters, so a single sign of another font is one too. */
const BULLET =
  /^[\u2022\u25e6\u25aa\u25cf\u25cb\u25a0\u25a1\u2023\u2043\u2219\u00b7\u27a2\u27a4\u2713\u2714\u2192*\u2013\u2014\uf000-\uf8ff-]$/u;
const SIGN_BULLET = /^[o\u00a7\u00d8\u00fcqvn!\u00a8]$/u;
const NUMBER_MARK = /^\(?(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)]$/u;
const LEADING_MARK =
  /^([\u2022\u25e6\u25aa\u25cf\u25cb\u25a0\u25a1\u2023\u2043\u2219\u27a2\u27a4\u2713\u2714\uf000-\uf8ff]|[*\u2013\u2014-](?=\s)|\(?(?:\d{1,3}|\p{L}|[ivx]{1,5})[.)](?=\s))\s*(?=\S)/u;

const isMark = (mark: Segment, next: Segment): boolean =>
  BULLET.test(mark.text) ||
  NUMBER_MARK.test(mark.text) ||
  (SIGN_BULLET.test(mark.text) && mark.face !== next.face);

/** A mark that stands apart belongs to what it marks. */
const withMarks = (segments: readonly Segment[]): readonly Segment[] => {
  const [first, second, ...rest] = segments;
  if (first === undefined) return segments;
  if (second !== undefined && second.x - first.end < first.size * 6 && isMark(first, second)) {
    return [{ ...second, x: first.x, textX: second.x, mark: first.text }, ...rest];
  }
  const [lead, mark] = LEADING_MARK.exec(first.text) ?? [];
  if (lead === undefined || mark === undefined) return segments;
  const share = lead.length / first.text.length;
  const textX = first.x + (first.end - first.x) * share;
  return [{ ...first, text: first.text.slice(lead.length), mark, textX }, ...segments.slice(1)];
};

/** The size of most of the letters; of the largest where all are capitals, small ones too. */
const sizeOf = (runs: readonly Placed[]): number => {
  const own = runs.filter(({ y, base }) => y === base);
  const letters = new Map<number, number>();
  for (const { size, text } of own) letters.set(size, (letters.get(size) ?? 0) + text.length);
  const isCapital = own.every(({ text }) => !/\p{Ll}/u.test(text));
  if (isCapital) return Math.max(...(own.length > 0 ? own : runs).map(({ size }) => size));
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
};

/** The font of most letters; that of code only where no other stands beside it. */
const faceOf = (runs: readonly Placed[]): string => {
  const letters = new Map<string, number>();
  for (const { face, text } of runs) letters.set(face, (letters.get(face) ?? 0) + text.length);
  const most = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  return [...letters.keys()].every(isMono) ? most : most.replace('mono ', '');
};

/** Dots that lead to a page number. */
const LEADERS = /(?:\s?[.\u2026_]){5,}/gu;

const textOf = (run: Placed): string => {
  const shift = run.y - run.base;
  if (shift === 0) return run.text;
  return `${shift > 0 ? RAISED : LOWERED}${run.text.trim()}${SETTLED}`;
};

const segmentOf = (runs: readonly Placed[]): Segment => {
  let text = '';
  let end: number | undefined;
  for (const run of runs) {
    const isApart = end !== undefined && run.x - end > run.size * WORD_GAP && run.y === run.base;
    if (isApart && !text.endsWith(' ') && !run.text.startsWith(' ')) text += ' ';
    text += textOf(run);
    end = Math.max(end ?? run.end, run.end);
  }
  const x = runs[0]?.x ?? 0;
  return {
    text: text.replace(LEADERS, ' ').replace(/\s+/gu, ' ').trim(),
    x,
    end: end ?? x,
    y: runs[0]?.base ?? 0,
    size: sizeOf(runs),
    face: faceOf(runs),
    textX: x,
  };
};

/** Whether an upright line stands between two runs. */
const isParted = (upright: readonly Rule[], left: number, right: number, y: number): boolean =>
  upright.some(({ x1, y1, y2 }) => x1 > left - 1 && x1 < right + 1 && y1 <= y + 2 && y2 >= y + 2);

const rowOf = (runs: readonly Placed[], upright: readonly Rule[]): Row => {
  const sorted = [...runs].sort((a, b) => a.x - b.x);
  const groups: Placed[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const run of sorted) {
    const last = groups.at(-1);
    const gap = run.x - end;
    const isWide = gap > Math.max(run.size, last?.[0]?.size ?? 0) * SEGMENT_GAP;
    const isCell = gap > 0.5 && !isWide && isParted(upright, end, run.x, run.base);
    if (last === undefined || isWide || isCell) groups.push([run]);
    else last.push(run);
    end = Math.max(end, run.end);
  }
  const segments = withMarks(groups.map(segmentOf).filter(({ text }) => text !== ''));
  const size = Math.max(...segments.map((segment) => segment.size));
  return { y: segments[0]?.y ?? 0, size, segments };
};

/** The lines of a page from top to bottom, each in segments from left to right. */
export const rowsOf = (
  texts: readonly PlacedText[],
  rules: readonly Rule[] = [],
): readonly Row[] => {
  const upright = rules.filter(({ x1, x2 }) => x1 === x2);
  const runs = placeOnLines(withoutTwins(texts.map(runOf)));
  const sorted = [...runs].sort((a, b) => b.base - a.base);
  const rows: Placed[][] = [];
  for (const run of sorted) {
    const last = rows.at(-1)?.[0];
    const shift = last === undefined ? Number.POSITIVE_INFINITY : last.base - run.base;
    if (last === undefined || shift > Math.min(last.size, run.size) * LINE_SHIFT) rows.push([run]);
    else rows.at(-1)?.push(run);
  }
  return rows.map((row) => rowOf(row, upright)).filter(({ segments }) => segments.length > 0);
};
