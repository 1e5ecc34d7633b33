import { describe, expect, it } from 'vitest';
import { seededRandom, shuffled } from '../../../../evaluation/metrics/random.ts';

const items = Array.from({ length: 50 }, (_, at) => at);

describe('shuffled', () => {
  it('gives every item once, in an order that the seed alone decides', () => {
    const once = shuffled(items, seededRandom(7));
    expect(once).not.toEqual(items);
    expect(once.toSorted((a, b) => a - b)).toEqual(items);
    expect(shuffled(items, seededRandom(7))).toEqual(once);
    expect(shuffled(items, seededRandom(8))).not.toEqual(once);
  });

  it('lets each item come first about equally often', () => {
    const random = seededRandom(1);
    const firsts = Array.from({ length: 3000 }, () => shuffled(['a', 'b', 'c'], random)[0]);
    for (const item of ['a', 'b', 'c'])
      expect(firsts.filter((first) => first === item).length / 3000).toBeCloseTo(1 / 3, 1);
  });
});
