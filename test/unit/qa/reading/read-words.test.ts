import { describe, expect, it } from 'vitest';
import { readWords } from '../../../../src/qa/reading/read-words.ts';

const VOCABULARY = new Map(['the', 'bridge', "'"].map((word, rank) => [word, rank]));

const read = (text: string, limit = 100) => readWords(text, VOCABULARY, limit);

describe('readWords', () => {
  it('keeps numbers and abbreviations whole and signs apart', () => {
    expect(read('The U.S. paid $1,250.50 (3:2).').exact).toEqual([
      ...['The', 'U.S', '.', 'paid', '$', '1,250.50', '(', '3:2', ')', '.'],
    ]);
  });

  it('says where each word stands, in UTF-16 units', () => {
    const text = '😀 The café’s bridge';
    const { starts, ends } = read(text);
    const words = Array.from(starts, (start, at) => text.slice(start, ends[at]));
    expect(words).toEqual(['😀', 'The', 'café', '’', 's', 'bridge']);
  });

  it('numbers the vocabulary from 1 and compares straight quotes', () => {
    const { ids, exact } = read('The bridge’s keeper');
    expect([...ids]).toEqual([1, 2, 3, 0, 0]);
    expect(exact[2]).toBe("'");
  });

  it.each([
    ['stations', 'station'],
    ['studies', 'study'],
    ['stopped', 'stopping'],
    ['opened', 'opens'],
    ['makers', 'make'],
  ])('gives %s and %s one stem', (left, right) => {
    const { stems } = read(`${left} ${right}`);
    expect(stems[0]).toBe(stems[1]);
  });

  it('starts a sentence after a full stop and before a capital', () => {
    expect([...read('It rose. Sales fell by 3.5. now').sentences]).toEqual([
      ...[0, 0, 0, 1, 1, 1, 1, 1, 1],
    ]);
  });

  it('stops at the limit', () => {
    expect(read('a '.repeat(40_000), 7).ids).toHaveLength(7);
  });
});
