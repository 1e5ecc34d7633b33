import type { Piece } from './compose-text.ts';
import { isCaption } from './is-caption.ts';

/** A run of text where a page shows it; lengths in points, `y` counts from the bottom. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the letters. */
  readonly size: number;
  readonly endsLine: boolean;
}

/** One printed line. */
interface Line {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Runs further apart than this share of their letters' size are two words. */
const WORD_GAP = 0.15;
/** Runs that stand this much higher or lower, as a share of their size, are on another line. */
const LINE_SHIFT = 0.6;

const joinRuns = (runs: readonly PlacedText[]): Line | undefined => {
  let text = '';
  let end: number | undefined;
  for (const run of runs) {
    const isApart = end !== undefined && run.x - end > run.size * WORD_GAP;
    if (isApart && !text.endsWith(' ') && !run.text.startsWith(' ')) text += ' ';
    text += run.text;
    if (run.text.trim() !== '') end = run.x + run.width;
  }
  const [first] = runs.filter((run) => run.text.trim() !== '');
  if (first === undefined) return undefined;
  const size = Math.max(...runs.map((run) => run.size));
  const line = text.replace(/\s+/gu, ' ').trim();
  return { text: line, x: first.x, end: end ?? first.x, y: first.y, size };
};

const linesOf = (page: readonly PlacedText[]): readonly Line[] => {
  const lines: Line[] = [];
  let runs: PlacedText[] = [];
  const close = (): void => {
    const line = joinRuns(runs);
    if (line !== undefined && line.text !== '') lines.push(line);
    runs = [];
  };
  for (const run of page) {
    const [first] = runs;
    if (first !== undefined && Math.abs(run.y - first.y) > LINE_SHIFT * Math.max(1, first.size))
      close();
    runs.push(run);
    if (run.endsLine) close();
  }
  close();
  return lines;
};

/** What stands at the edge of several pages, page numbers apart, belongs to no article. */
const withoutEdges = (pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] => {
  const keyOf = ({ text }: Line): string => text.replace(/\d+/gu, '#');
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const line of new Set([lines[0], lines.at(-1)])) {
      if (line !== undefined) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
    }
  }
  const most = Math.max(3, Math.ceil(pages.length / 2));
  const isEdge = (line: Line): boolean =>
    /^(?:page )?\d{1,4}(?: (?:of|\/) \d{1,4})?$/iu.test(line.text) ||
    (counts.get(keyOf(line)) ?? 0) >= most;
  return pages.map((lines) =>
    lines.filter((line, at) => (at > 0 && at < lines.length - 1) || !isEdge(line)),
  );
};

/** Lines further apart than this many usual distances belong to two paragraphs. */
const PARAGRAPH_GAP = 1.35;
/** A first line further in than this share of its letters' size begins a paragraph. */
const INDENT = 0.8;
/** Larger than the body's letters by this much: a heading, and a title. */
const HEADING_SIZE = 1.12;
/** A line that ends this much before the others, as a share of their length, may be a paragraph's last. */
const SHORT_LINE = 0.75;

/** How far apart the lines of a paragraph usually are. */
const usualGap = (lines: readonly Line[]): number => {
  const gaps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0);
  return gaps.length === 0 ? 0 : (gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0);
};

const join = (text: string, next: string): string => {
  // A printed hyphen between two halves of a word in small letters is the typesetter's.
  if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next)) return `${text.slice(0, -1)}${next}`;
  return `${text} ${next}`;
};

interface Paragraph {
  text: string;
  readonly size: number;
}

const beginsParagraph = (
  line: Line,
  before: Line,
  gap: number,
  left: number,
  right: number,
): boolean => {
  const distance = before.y - line.y;
  const isSameColumn = distance > 0;
  if (Math.abs(line.size - before.size) > 0.5) return true;
  if (isSameColumn && gap > 0 && distance > gap * PARAGRAPH_GAP) return true;
  const isShort = before.end - left < (right - left) * SHORT_LINE;
  const endsSentence = /[.!?:]["'”’)]*$/u.test(before.text);
  if (/^(?:[•◦▪–-]|\d{1,2}[.)])\s/u.test(line.text)) return true;
  if (line.x - left > line.size * INDENT && before.x - left < line.size * INDENT)
    return endsSentence;
  return isShort && endsSentence;
};

/** The paragraphs of pages, in the order of reading, with headings and the title told by the size of their letters. */
export const pdfParagraphs = (pages: readonly (readonly PlacedText[])[]): readonly Piece[] => {
  const all = withoutEdges(pages.map(linesOf));
  const letters = all
    .flat()
    .flatMap(({ text, size }) => Array(Math.ceil(text.length / 20)).fill(size));
  const body = median(letters);
  const paragraphs: Paragraph[] = [];
  let before: Line | undefined;
  for (const lines of all) {
    const gap = usualGap(lines.filter(({ size }) => Math.abs(size - body) < 0.5));
    const left = Math.min(...lines.map(({ x }) => x));
    const right = Math.max(...lines.map(({ end }) => end));
    for (const [at, line] of lines.entries()) {
      const last = paragraphs.at(-1);
      const isOver = at === 0 && before !== undefined;
      // A sentence that a page's end breaks off goes on on the next.
      const goesOn =
        isOver &&
        !/[.!?:]["'”’)]*$/u.test(before?.text ?? '') &&
        Math.abs((before?.size ?? 0) - line.size) < 0.5;
      const begins =
        before === undefined ||
        last === undefined ||
        (isOver ? !goesOn : beginsParagraph(line, before, gap, left, right));
      if (begins) paragraphs.push({ text: line.text, size: line.size });
      else last.text = join(last.text, line.text);
      before = line;
    }
  }
  const largest = Math.max(...paragraphs.slice(0, 5).map(({ size }) => size));
  const titleAt = paragraphs.findIndex(
    ({ size }) => size === largest && size > body * HEADING_SIZE,
  );
  return paragraphs.map(({ text, size }, at): Piece => {
    if (at === titleAt) return { kind: 'title', text };
    if (size > body * HEADING_SIZE && text.length < 200) return { kind: 'heading', text };
    return { kind: isCaption(text) ? 'caption' : 'body', text };
  });
};
