import { createAnswerability } from '../../qa/answering/answerability.ts';
import { dealFolds } from '../folds.ts';
import { auroc } from '../metrics/separation.ts';
import type { SignedQuestion } from './collect-signs.ts';
import { trainAnswerability } from './train-answerability.ts';

/** The AUROC of answerabilities that learned from the other titles. */
export const crossValidateAnswerability = (
  questions: readonly SignedQuestion[],
  folds: number,
): number => {
  const answerable: number[] = [];
  const unanswerable: number[] = [];
  for (const fold of dealFolds(questions, folds)) {
    const held = new Set(fold);
    const { belief } = createAnswerability(
      trainAnswerability(questions.filter((question) => !held.has(question))),
    );
    for (const { isAnswerable, signs } of fold)
      (isAnswerable ? answerable : unanswerable).push(belief(signs));
  }
  return auroc({ answerable, unanswerable });
};
