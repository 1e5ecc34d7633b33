import { gather } from './gather.ts';
import type { GoldQuestion } from './question-set.ts';

/**
 * Questions dealt into folds of nearly equal size; questions of one group stay together, so that
 * nothing is measured on an article it was learned from.
 */
export const dealFolds = <Question extends Pick<GoldQuestion, 'group'>>(
  questions: readonly Question[],
  count: number,
): readonly (readonly Question[])[] => {
  const groups = gather(questions, ({ group }) => group);
  const folds: Question[][] = Array.from({ length: count }, () => []);
  for (const group of groups.toSorted((a, b) => b.length - a.length)) {
    const smallest = folds.reduce((least, fold) => (fold.length < least.length ? fold : least));
    smallest.push(...group);
  }
  return folds;
};
