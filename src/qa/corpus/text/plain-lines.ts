/** A line of a plain text. */
export interface PlainLine {
  /** As it is written, blanks at its end apart. */
  readonly raw: string;
  readonly text: string;
  /** Columns in front of the text; a tab leads to the next fourth one. */
  readonly indent: number;
}

/** Editors and mailers wrap plain text at 65 to 100 columns. */
const WRAP_MAX = 100;
/** Share of longer lines that a wrapped text may hold: links and tables. */
const LONG_LINE_SHARE = 0.05;
const WRAP_MIN = 40;

export const plainLines = (text: string): readonly PlainLine[] =>
  text.split('\n').map((line) => {
    const lead = /^\s*/u.exec(line)?.[0] ?? '';
    let indent = 0;
    for (const sign of lead) indent = sign === '\t' ? indent + 4 - (indent % 4) : indent + 1;
    return { raw: line.trimEnd(), text: line.trim(), indent };
  });

/** The column at which a text is wrapped, or 0 when it is not. */
export const wrapWidth = (lines: readonly PlainLine[]): number => {
  const filled = lines.filter((line) => line.text !== '');
  const short = filled.filter((line) => line.text.length <= WRAP_MAX);
  if (filled.length - short.length > filled.length * LONG_LINE_SHARE) return 0;
  const width = short.reduce((widest, line) => Math.max(widest, line.text.length + line.indent), 0);
  return width >= WRAP_MIN ? Math.min(width, WRAP_MAX) : 0;
};

/** Whether a line was wrapped: it breaks a word, or the next line's first word would not have fitted on it. */
export const isWrapped = (line: PlainLine, next: PlainLine, width: number): boolean => {
  if (width > 0 && /\p{L}-$/u.test(line.text) && /^\p{Ll}/u.test(next.text)) return true;
  const firstWord = next.text.split(/\s/u, 1)[0] ?? '';
  return width > 0 && line.indent + line.text.length + 1 + firstWord.length > width;
};
