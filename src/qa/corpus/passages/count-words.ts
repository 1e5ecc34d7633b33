import type { Span } from '../../types.ts';

/** How many runs without blanks stand in a stretch of a text. */
export const countWords = (text: string, { start, end }: Span): number => {
  let words = 0;
  let isInside = false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const isBlank = code <= 0x20 || code === 0xa0;
    if (!isBlank && !isInside) words += 1;
    isInside = !isBlank;
  }
  return words;
};
