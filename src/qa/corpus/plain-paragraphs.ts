import type { Span } from '../types.ts';
import { isListItem } from './is-heading-line.ts';

/** Editors and mailers wrap plain text at 65 to 100 columns. */
const WRAP_MAX = 100;
/** Share of longer lines that a wrapped text may hold: links and tables. */
const LONG_LINE_SHARE = 0.05;
const WRAP_MIN = 40;

interface Line extends Span {
  readonly indent: number;
  readonly text: string;
}

/**
 * The paragraphs of a plain text, as spans without the white space around them: wrapped lines belong
 * together, in a text that is not wrapped every line stands alone.
 */
export function plainParagraphs(text: string): readonly Span[] {
  const lines = readLines(text);
  const width = wrapWidth(lines);
  const paragraphs: Span[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (line.text !== '') {
      const joins =
        previous !== undefined && last !== undefined && isWrapped(previous, line, width);
      if (joins) paragraphs[paragraphs.length - 1] = { start: last.start, end: line.end };
      else paragraphs.push({ start: line.start, end: line.end });
    }
    previous = line.text === '' ? undefined : line;
  }
  return paragraphs;
}

function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    const indent = line.length - line.trimStart().length;
    const start = from + indent;
    lines.push({ start, end: start + trimmed.length, indent, text: trimmed });
    from += line.length + 1;
  }
  return lines;
}

/** The column at which the text is wrapped, or 0 when it is not. */
function wrapWidth(lines: readonly Line[]): number {
  const filled = lines.filter((line) => line.text !== '');
  const short = filled.filter((line) => line.text.length <= WRAP_MAX);
  if (filled.length - short.length > filled.length * LONG_LINE_SHARE) return 0;
  const width = short.reduce((widest, line) => Math.max(widest, line.text.length), 0);
  return width >= WRAP_MIN ? width : 0;
}

/** A wrapped line is one that the next line's first word would not have fitted on. */
function isWrapped(previous: Line, line: Line, width: number): boolean {
  if (width === 0 || isListItem(line.text) || line.indent >= previous.indent + 2) return false;
  const firstWord = line.text.split(/\s/, 1)[0] ?? '';
  return previous.text.length + 1 + firstWord.length > width;
}
