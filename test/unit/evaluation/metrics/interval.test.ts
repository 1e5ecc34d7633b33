import { describe, expect, it } from 'vitest';
import { shareInterval } from '../../../../evaluation/metrics/interval.ts';

const passes = (hits: number, of: number): readonly boolean[] =>
  Array.from({ length: of }, (_, at) => at < hits);

describe('the interval of a share', () => {
  it('lies around the share, wider for few items than for many', () => {
    const [low, high] = shareInterval(passes(20, 40));
    expect(low).toBeGreaterThan(0.3);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
    const [lower, higher] = shareInterval(passes(200, 400));
    expect(higher - lower).toBeLessThan(high - low);
  });

  it('is the share itself where all items are alike, and nothing of none', () => {
    expect(shareInterval(passes(5, 5))).toEqual([1, 1]);
    expect(shareInterval([])).toEqual([0, 0]);
  });
});
