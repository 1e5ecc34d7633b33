/** Where something stands in its line. */
export interface Place {
  /** Nothing but marks of lists and quotations before it. */
  readonly startsLine: boolean;
  readonly endsLine: boolean;
  /** Inside of a link's address or of an HTML tag: nothing is shown there. */
  readonly isAddress: boolean;
  /** What a line begins with that goes on in the same list item or quotation. */
  readonly prefix: string;
}

/** Characters of a line that are looked at: no line that a tag stands alone on is longer. */
const LINE_MAX = 2_000;

const LEAD = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)*[ \t]*$/u;

/** Where the part of a text from `start` to `end` stands. */
export const placeOf = (text: string, start: number, end: number): Place => {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LINE_MAX);
  const line = text.slice(from, start);
  const past = text.indexOf('\n', end);
  const rest = text.slice(end, Math.min(past < 0 ? text.length : past, end + LINE_MAX));
  return {
    startsLine: LEAD.test(line),
    endsLine: rest.trim() === '',
    isAddress: /\]\([^()]*$|<[a-z][^<>]*$|^\s*\[[^\]]+\]:\s*\S*$/iu.test(line),
    prefix: LEAD.test(line) ? line.replace(/[^\s>]/gu, ' ') : '',
  };
};
