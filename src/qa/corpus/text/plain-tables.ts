import { type Cell, EMPTY_CELL, type TableBlock, tableOf } from '../layout/table-of-cells.ts';
import type { PlainLine } from './plain-lines.ts';

/** A table of a plain text, and the first line behind it. */
export interface PlainTable {
  readonly block: TableBlock;
  readonly past: number;
}

/** A line of dashes and the like between a table's rows. */
const RULE = /^[-=+|_:\s\u2500-\u257f]*[-=\u2500-\u257f]{3}[-=+|_:\s\u2500-\u257f]*$/u;
/** Lines of one table looked at together; a longer one goes on as a further table. */
const LINES_MAX = 5_000;
/** Two columns without a rule, a label or tabs between them are certain from so many lines on. */
const LINES_CERTAIN = 3;

const cell = (text: string): Cell => (text === '' ? EMPTY_CELL : { text, face: '' });

const table = (rows: readonly (readonly string[])[], heads: number, past: number): PlainTable => ({
  block: tableOf(
    rows.map((row) => row.map(cell)),
    heads,
  ),
  past,
});

/** Lines from a place on as long as they fit, without those that only rule, and after how many of them the first rule came. */
const takeLines = (
  lines: readonly PlainLine[],
  from: number,
  fits: (line: PlainLine) => boolean,
): { readonly taken: readonly PlainLine[]; readonly heads: number; readonly past: number } => {
  const taken: PlainLine[] = [];
  let heads = 0;
  let at = from;
  for (; at < Math.min(lines.length, from + LINES_MAX); at += 1) {
    const line = lines[at];
    if (line === undefined || line.text === '') break;
    const isRule = RULE.test(line.text);
    if (!isRule && !fits(line)) break;
    if (!isRule) taken.push(line);
    else if (heads === 0) heads = taken.length;
  }
  return { taken, heads, past: at };
};

const split = (line: PlainLine, at: RegExp): readonly string[] =>
  line.raw.split(at).map((text) => text.trim());

/** "| a | b |", with or without the outer signs. */
const pipedTable = (lines: readonly PlainLine[], from: number): PlainTable | undefined => {
  const cellsOf = (line: PlainLine): readonly string[] =>
    line.text
      .replace(/^\||\|$/gu, '')
      .split('|')
      .map((text) => text.trim());
  const isPiped = (line: PlainLine): boolean => (line.text.match(/\|/gu)?.length ?? 0) > 1;
  const { taken, heads, past } = takeLines(lines, from, isPiped);
  const rows = taken.map(cellsOf);
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || rows.some((row) => row.length !== width)) return undefined;
  return table(rows, heads < rows.length ? heads : 0, past);
};

/** Cells between tabs, as many in every line. */
const tabbedTable = (lines: readonly PlainLine[], from: number): PlainTable | undefined => {
  const first = lines[from];
  const width = first === undefined ? 0 : split(first, /\t/u).length;
  if (width < 2 || first?.raw.startsWith('\t') === true) return undefined;
  const { taken, heads, past } = takeLines(
    lines,
    from,
    (line) => split(line, /\t/u).length === width,
  );
  return taken.length < 2
    ? undefined
    : table(
        taken.map((line) => split(line, /\t/u)),
        heads < taken.length ? heads : 0,
        past,
      );
};

/** Where all lines have two blanks or more, as [from, to) of their columns. */
const guttersOf = (lines: readonly PlainLine[]): readonly (readonly [number, number])[] => {
  const width = Math.max(...lines.map(({ raw }) => raw.length));
  const gutters: (readonly [number, number])[] = [];
  let start = -1;
  for (let column = 0; column <= width; column += 1) {
    const isBlank = column < width && lines.every(({ raw }) => (raw[column] ?? ' ') === ' ');
    if (isBlank && start < 0) start = column;
    if (isBlank || start < 0) continue;
    if (column - start > 1 && start > 0 && column < width) gutters.push([start, column]);
    start = -1;
  }
  return gutters;
};

const cellsAt = (
  { raw }: PlainLine,
  gutters: readonly (readonly [number, number])[],
): readonly string[] =>
  [...gutters, [raw.length, raw.length] as const].map(([start], at) =>
    raw.slice(gutters[at - 1]?.[1] ?? 0, start).trim(),
  );

/** Lines of a table have a wide gap; a rule or another kind of line ends it. */
const hasGap = (line: PlainLine): boolean =>
  /\S {2,}\S/u.test(line.raw) && !line.raw.includes('\t');

/** Cells that stand below each other, at least two blanks between them in every line. */
const alignedTable = (lines: readonly PlainLine[], from: number): PlainTable | undefined => {
  const { taken, heads, past } = takeLines(lines, from, hasGap);
  if (taken.length < 2) return undefined;
  const gutters = guttersOf(taken);
  const rows = taken.map((line) => cellsAt(line, gutters));
  const isFull = rows.filter((row) => row.every((text) => text !== '')).length >= rows.length * 0.6;
  const isNamed = rows.every(([first]) => first !== '');
  const isLabelled = rows.every(([first = '']) => /[:\uff1a]$/u.test(first));
  const isCertain = rows.length >= LINES_CERTAIN || heads > 0 || isLabelled || gutters.length > 1;
  if (gutters.length === 0 || !isFull || !isNamed || !isCertain) return undefined;
  return table(rows, heads < rows.length ? heads : 0, past);
};

/** The table that begins at a line, where it certainly is one. */
export const plainTable = (lines: readonly PlainLine[], from: number): PlainTable | undefined => {
  const line = lines[from];
  if (line === undefined || line.text === '') return undefined;
  // "+---+" on top of a table: its rows begin below.
  const first = RULE.test(line.text) ? from + 1 : from;
  if (lines[first]?.text.includes('|')) return pipedTable(lines, first);
  return tabbedTable(lines, first) ?? alignedTable(lines, first);
};
