import { describe, expect, it } from 'vitest';
import { quoteHash } from '../../../../src/bots/presentation/quotes/quote-hash.ts';
import { findQuote } from '../../../../src/bots/web/find-quote.ts';

const QUOTE = 'It grew by 6.7% in 2021.';
const placeAt = (start: number) => ({
  start,
  end: start + QUOTE.length,
  hash: quoteHash(QUOTE),
});

describe('findQuote', () => {
  it('finds a quote where it stood', () => {
    const text = `Before. ${QUOTE} After.`;
    expect(findQuote(text, placeAt(8))).toEqual({ kind: 'stands', span: { start: 8, end: 32 } });
  });

  it.each([
    ['known', QUOTE],
    ['not known', undefined],
    ['those of another quote', 'It fell.'],
  ])('finds a quote that has moved when its words are %s', (_, wording) => {
    const text = `“More before.” ${QUOTE} After.`;
    const span = { start: 15, end: 15 + QUOTE.length };
    expect(findQuote(text, placeAt(8), wording)).toEqual({ kind: 'moved', span });
  });

  it.each([
    ['a digit', QUOTE.replace('6.7', '6.8')],
    ['a blank', QUOTE.replace(' by', '  by')],
    ['everything', ''],
  ])('says that a quote was changed when %s of it is other', (_, changed) => {
    expect(findQuote(`Before. ${changed} After.`, placeAt(8), QUOTE)).toEqual({ kind: 'changed' });
  });
});
