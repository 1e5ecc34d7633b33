import { describe, expect, it } from 'vitest';
import { missingNames } from '../../../../src/qa/retrieval/missing-names.ts';
import type { RequiredName } from '../../../../src/qa/understanding/question/analyse-question.ts';

const name = (text: string, group: number): RequiredName => ({
  text,
  stems: text.toLowerCase().split(' '),
  group,
});

const missing = (
  names: readonly RequiredName[],
  held: readonly string[],
  weights: Readonly<Record<string, number>> = {},
): readonly string[] =>
  missingNames(
    names,
    (stem) => held.includes(stem),
    (stem) => weights[stem] ?? 1,
  ).map(({ text }) => text);

describe('missing names', () => {
  it('are those that the evidence does not hold', () => {
    expect(missing([name('henan', 0), name('hubei', 1)], ['henan'])).toEqual(['hubei']);
  });

  it('are none when one alternative of a group is held', () => {
    expect(missing([name('henan', 0), name('hubei', 0)], ['hubei'])).toEqual([]);
  });

  it('are all alternatives when none is held', () => {
    expect(missing([name('henan', 0), name('hubei', 0)], ['hunan'])).toEqual(['henan', 'hubei']);
  });

  it('let a common word of a name go', () => {
    // "Henan Province" is meant by "Henan" alone, but never by "province" alone.
    const weights = { henan: 6, province: 2 };
    expect(missing([name('henan province', 0)], ['henan'], weights)).toEqual([]);
    expect(missing([name('henan province', 0)], ['province'], weights)).toEqual(['henan province']);
  });

  it('ask for half of a name at least', () => {
    const weights = { bank: 2, of: 1, haixi: 6, commerce: 3 };
    expect(missing([name('haixi bank of commerce', 0)], ['haixi'], weights)).toHaveLength(1);
    expect(missing([name('haixi bank of commerce', 0)], ['haixi', 'bank'], weights)).toEqual([]);
  });

  it('are none for a question without names', () => {
    expect(missing([], [])).toEqual([]);
  });
});
