import { describe, expect, it } from 'vitest';
import {
  bestF1,
  holdsAnswer,
  isExactMatch,
  normaliseAnswer,
  tokenF1,
} from '../../../../evaluation/metrics/overlap.ts';

describe('normaliseAnswer', () => {
  it.each([
    ['The  Black Death.', 'black death'],
    ['a U.S. dollar', 'us dollar'],
    ['$1.5 billion', '15 billion'],
    ['“The end” of an era', '“ end” of era'],
    ['theatre and anthem', 'theatre and anthem'],
    ['', ''],
  ])('compares %j as %j, like the official script', (text, expected) => {
    expect(normaliseAnswer(text)).toBe(expected);
  });
});

describe('tokenF1', () => {
  it('weighs precision and recall of shared words', () => {
    // two of three words right, two of four found: P 2/3, R 1/2
    expect(tokenF1('old oil crisis', 'oil crisis of 1973')).toBeCloseTo(4 / 7);
  });

  it('counts a repeated word as often as both have it', () => {
    expect(tokenF1('new new york', 'new york')).toBeCloseTo(0.8);
  });

  it('is 0 without a shared word and 1 for two empty answers', () => {
    expect(tokenF1('blue', 'red')).toBe(0);
    expect(tokenF1('the', '')).toBe(1);
    expect(tokenF1('the', 'red')).toBe(0);
  });
});

describe('the best of several gold answers', () => {
  it('counts', () => {
    expect(isExactMatch('The Nile', ['river', 'Nile'])).toBe(true);
    expect(bestF1('the river Nile', ['Amazon', 'Nile'])).toBeCloseTo(2 / 3);
  });

  it('is an abstention where no gold answer is', () => {
    expect(isExactMatch('', [])).toBe(true);
    expect(isExactMatch('Nile', [])).toBe(false);
    expect(bestF1('', [])).toBe(1);
    expect(bestF1('Nile', [])).toBe(0);
  });
});

describe('holdsAnswer', () => {
  it('finds whole words only', () => {
    expect(holdsAnswer('It began in October 1973.', ['October 1973'])).toBe(true);
    expect(holdsAnswer('The artist left.', ['art'])).toBe(false);
    expect(holdsAnswer('anything', ['the'])).toBe(false);
  });
});
