import { describe, expect, it } from 'vitest';
import {
  averagePrecision,
  firstRight,
  rankFigures,
} from '../../../../evaluation/metrics/ranking.ts';

describe('rankFigures', () => {
  it('counts what stands first, among five and among ten, and what is never found', () => {
    expect(rankFigures([1, 2, 5, 6, 10, 11, undefined, 1])).toEqual({
      recallAt1: 2 / 8,
      recallAt5: 4 / 8,
      recallAt10: 6 / 8,
      mrr: (1 + 1 / 2 + 1 / 5 + 1 / 6 + 1 / 10 + 1 / 11 + 1) / 8,
    });
  });

  it('is 0 of no questions', () => {
    expect(rankFigures([]).mrr).toBe(0);
  });
});

describe('averagePrecision', () => {
  it('is the mean of the precisions at each right item', () => {
    expect(averagePrecision([true, false, true, false])).toBeCloseTo((1 + 2 / 3) / 2);
    expect(averagePrecision([false, false, true])).toBeCloseTo(1 / 3);
  });

  it('is 0 where nothing is right', () => {
    expect(averagePrecision([false, false])).toBe(0);
  });
});

describe('firstRight', () => {
  it('counts places from one', () => {
    expect(firstRight(['a', 'b'], (item) => item === 'b')).toBe(2);
    expect(firstRight(['a', 'b'], () => false)).toBeUndefined();
  });
});
