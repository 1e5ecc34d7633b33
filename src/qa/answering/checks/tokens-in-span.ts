import type { Passage, Span, TokenRange } from '../../types.ts';

/** The tokens of a passage that a span of the document's text touches, or `undefined` when there are none. */
export const tokensInSpan = ({ tokens }: Passage, { start, end }: Span): TokenRange | undefined => {
  const first = tokens.end.findIndex((tokenEnd) => tokenEnd > start);
  if (first < 0 || (tokens.start[first] ?? end) >= end) return undefined;
  let last = first;
  while (last + 1 < tokens.start.length && (tokens.start[last + 1] ?? end) < end) last += 1;
  return { first, last };
};
