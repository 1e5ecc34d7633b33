import type { Span } from '../../qa/types.ts';
import { quoteHash } from '../presentation/quotes/quote-hash.ts';

/** A quote as a link names it: where it stood, and a hash of its words. */
export interface QuotedPlace extends Span {
  readonly hash: string;
}

/** Whether a quote stands where it stood, elsewhere, or nowhere any more. */
export type QuoteState =
  | { readonly kind: 'stands'; readonly span: Span }
  | { readonly kind: 'moved'; readonly span: Span }
  | { readonly kind: 'changed' };

/** Places tried at most: a long article's every word, but no hostile one's. */
const TRIES_MAX = 100_000;
/** No sentence is longer. */
export const QUOTE_MAX = 20_000;

const WORD_START = /(?<![\p{L}\p{N}])[^\s]/gu;

/** Tries every place a word starts: the words themselves are not known, only their hash and how many characters they are. */
const byHash = (text: string, length: number, hash: string): Span | undefined => {
  let tries = 0;
  for (const { index } of text.matchAll(WORD_START)) {
    tries += 1;
    // Long sentences cost more to hash; together they cost no more than short ones.
    if (tries * Math.max(1, length / 500) > TRIES_MAX || index + length > text.length)
      return undefined;
    if (quoteHash(text.slice(index, index + length)) === hash) {
      return { start: index, end: index + length };
    }
  }
  return undefined;
};

/** Where a quote stands in a text now. `wording` are its words, where somebody still knows them. */
export const findQuote = (
  text: string,
  { start, end, hash }: QuotedPlace,
  wording?: string,
): QuoteState => {
  const length = end - start;
  if (quoteHash(text.slice(start, end)) === hash) return { kind: 'stands', span: { start, end } };
  const known = wording !== undefined && quoteHash(wording) === hash ? wording : undefined;
  const at = known === undefined ? -1 : text.indexOf(known);
  const span = at < 0 ? byHash(text, length, hash) : { start: at, end: at + length };
  return span === undefined ? { kind: 'changed' } : { kind: 'moved', span };
};
