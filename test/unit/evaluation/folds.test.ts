import { describe, expect, it } from 'vitest';
import { dealFolds } from '../../../src/evaluation/folds.ts';

const questions = [8, 5, 4, 3, 3, 1].flatMap((count, title) =>
  Array.from({ length: count }, (_, at) => ({ group: `title ${title}`, at })),
);

describe('dealFolds', () => {
  const folds = dealFolds(questions, 3);

  it('keeps the questions of one title together', () => {
    for (const title of new Set(questions.map(({ group }) => group)))
      expect(folds.filter((fold) => fold.some(({ group }) => group === title))).toHaveLength(1);
  });

  it('deals every question once, in folds of nearly equal size', () => {
    expect(folds.flat()).toHaveLength(questions.length);
    expect(folds.map(({ length }) => length)).toEqual([8, 8, 8]);
  });
});
