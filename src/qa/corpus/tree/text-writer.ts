import type { Span } from '../../types.ts';

/** Writes a text bit by bit and tells where each bit stands. */
export interface TextWriter {
  /** A text without blanks at its ends; nothing where it is empty. */
  write(text: string): Span | undefined;
  /** The same with its lines and blanks, empty lines at the ends aside. */
  writeAsIs(text: string): Span | undefined;
  /** The cells of a row, each where it stands; none where all are empty. */
  writeRow(cells: readonly string[], gap: string): readonly Span[];
  /** What the next bit is set off with, in place of an empty line. */
  nextGap(gap: string): void;
  /** A place to ask `since` about. */
  mark(): number;
  /** Where everything stands that was written since; nothing where that is nothing. */
  since(mark: number): Span | undefined;
  slice(span: Span): string;
  text(): string;
}

const BLOCK_GAP = '\n\n';

export const createTextWriter = (): TextWriter => {
  let text = '';
  let gap = BLOCK_GAP;
  // Where each bit began and ended: the gap before a bit belongs to nobody.
  const starts: number[] = [];
  let end = 0;
  const open = (): number => {
    if (text !== '') text += gap;
    gap = BLOCK_GAP;
    return text.length;
  };
  const add = (words: string): Span | undefined => {
    if (words === '') return undefined;
    const start = open();
    text += words;
    end = text.length;
    starts.push(start);
    return { start, end };
  };
  return {
    write: (words) => add(words.trim()),
    writeAsIs: (words) => add(words.replace(/^(?:[ \t]*\n)+|\s+$/gu, '')),
    writeRow: (cells, cellGap) => {
      if (cells.every((cell) => cell.trim() === '')) return [];
      let start = open();
      starts.push(start);
      const spans = cells.map((cell, at): Span => {
        if (at > 0) text += cellGap;
        start = text.length;
        text += cell.trim();
        return { start, end: text.length };
      });
      end = text.length;
      return spans;
    },
    nextGap: (next) => {
      gap = next;
    },
    mark: () => starts.length,
    since: (mark) => {
      const start = starts[mark];
      return start === undefined ? undefined : { start, end };
    },
    slice: (span) => text.slice(span.start, span.end),
    text: () => text,
  };
};
