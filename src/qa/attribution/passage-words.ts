import type { Passage, Tokens } from '../types.ts';
import { findQuotations } from './quotations.ts';

/** The words of a passage as attribution looks at them. */
export interface PassageWords {
  readonly passage: Passage;
  readonly tokens: Tokens;
  /** 1 for every token inside quotation marks, the marks included. */
  readonly quoted: Uint8Array;
  /** The words from token `first` to `last`, both inclusive, as printed. */
  printed(first: number, last: number): string;
}

/** A passage prepared for attribution. */
export function passageWords(passage: Passage): PassageWords {
  const { tokens, span, text } = passage;
  const printed = (first: number, last: number) =>
    text.slice((tokens.start[first] ?? 0) - span.start, (tokens.end[last] ?? 0) - span.start);
  return { passage, tokens, printed, quoted: findQuotations(passage, printed) };
}

/** Whether the token is printed with a capital letter. */
export function isCapital(words: PassageWords, at: number): boolean {
  return /^\p{Lu}/u.test(words.printed(at, at));
}

/** Whether the token is a word or a number and no punctuation. */
export function isWord(words: PassageWords, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(words.tokens.word[at] ?? '');
}
