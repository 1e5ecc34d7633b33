import type { Segment, Tokens } from '../types.ts';
import { findQuotations } from './quotations.ts';

/** The words of a segment as attribution looks at them. */
export interface SegmentWords {
  readonly segment: Segment;
  readonly tokens: Tokens;
  /** 1 for every token inside quotation marks, the marks included. */
  readonly quoted: Uint8Array;
  /** The words from token `first` to `last`, both inclusive, as printed. */
  printed(first: number, last: number): string;
}

/** A segment prepared for attribution. */
export function segmentWords(segment: Segment): SegmentWords {
  const { tokens, span, text } = segment;
  const printed = (first: number, last: number) =>
    text.slice((tokens.start[first] ?? 0) - span.start, (tokens.end[last] ?? 0) - span.start);
  return { segment, tokens, printed, quoted: findQuotations(segment, printed) };
}

/** Whether the token is printed with a capital letter. */
export function isCapital(words: SegmentWords, at: number): boolean {
  return /^\p{Lu}/u.test(words.printed(at, at));
}

/** Whether the token is a word or a number and no punctuation. */
export function isWord(words: SegmentWords, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(words.tokens.word[at] ?? '');
}
