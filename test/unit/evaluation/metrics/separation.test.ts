import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredAt, auroc, bestAccuracy } from '../../../../evaluation/metrics/separation.ts';

const SCORES = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });

describe('auroc', () => {
  it('is 1 when every answerable question scores higher, 0 when every one scores lower', () => {
    expect(auroc({ answerable: [0.8, 0.9], unanswerable: [0.1, 0.2] })).toBe(1);
    expect(auroc({ answerable: [0.1], unanswerable: [0.2] })).toBe(0);
  });

  it('is the share of pairs in the right order, ties counting half', () => {
    fc.assert(
      fc.property(SCORES, SCORES, (answerable, unanswerable) => {
        const wins = answerable
          .flatMap((high) => unanswerable.map((low) => (Math.sign(high - low) + 1) / 2))
          .reduce((sum, win) => sum + win, 0);
        const pairs = answerable.length * unanswerable.length;
        expect(auroc({ answerable, unanswerable })).toBeCloseTo(wins / pairs);
      }),
    );
  });

  it('tells nothing of one side alone', () => {
    expect(auroc({ answerable: [1], unanswerable: [] })).toBe(0.5);
  });
});

describe('bestAccuracy', () => {
  it('finds the threshold with the most right decisions', () => {
    const scores = { answerable: [0.9, 0.7, 0.3], unanswerable: [0.5, 0.2] };
    expect(bestAccuracy(scores)).toEqual({ accuracy: 4 / 5, threshold: 0.7 });
  });

  it('never does worse than answering all or nothing', () => {
    fc.assert(
      fc.property(SCORES, SCORES, (answerable, unanswerable) => {
        const most = Math.max(answerable.length, unanswerable.length);
        const { accuracy } = bestAccuracy({ answerable, unanswerable });
        expect(accuracy).toBeGreaterThanOrEqual(most / (answerable.length + unanswerable.length));
      }),
    );
  });
});

describe('answeredAt', () => {
  it('lets the given share of false answers through and no more', () => {
    const unanswerable = [0.9, 0.5, 0.4, 0.3, 0.2, 0.2, 0.1, 0.1, 0.1, 0.1];
    expect(answeredAt(0.1, { answerable: [0.95, 0.6, 0.45], unanswerable })).toBeCloseTo(2 / 3);
  });

  it('answers ties by lot', () => {
    const scores = { answerable: [1, 1, 0.5], unanswerable: [1, 1, 0, 0] };
    expect(answeredAt(0.25, scores)).toBeCloseTo((2 * 0.5) / 3);
  });

  it('answers everything where nothing is unanswerable', () => {
    expect(answeredAt(0.1, { answerable: [0.1], unanswerable: [] })).toBe(1);
  });
});
