import { SIGNS } from '../../qa/answering/answer-signs.ts';
import type { AnswerabilityFile } from '../../qa/answering/answerability.ts';
import { type BoostOptions, boostTrees, rowwise, type TrainingLists } from './boost-trees.ts';
import type { SignedQuestion } from './collect-signs.ts';
import { shortenTree } from './shorten-tree.ts';

/**
 * More of these may only raise the belief (1) or only lower it (-1), whatever the questions learned from say: what
 * people do who write unanswerable questions to order is no sign elsewhere.
 */
const DIRECTIONS: Readonly<Record<(typeof SIGNS)[number], -1 | 0 | 1>> = {
  negationDiffers: -1,
  negatedQuestion: -1,
  contrast: -1,
  rarestUnheld: -1,
  unheldClass: 0,
  unheldAkin: 1,
  rarestHeld: 0,
  namesUnheld: -1,
  numbersUnheld: -1,
  namesNowhere: -1,
  numbersNowhere: -1,
  around: -1,
  precision: 1,
  ownInPassage: 1,
  focusAkin: 1,
  together: 1,
  apart: -1,
  apartNames: -1,
  replaced: -1,
  replacedNames: -1,
  opposite: -1,
  oppositeNear: -1,
};

/** Trees of one question each add up, so that nothing is learned by heart: chosen on SQuAD 2.0's even titles, out of fold, and on the golden questions. */
const OPTIONS: BoostOptions = {
  trees: 150,
  leaves: 2,
  rate: 0.1,
  lambda: 5,
  leastHessian: 10,
  featureShare: 0.4,
  listShare: 0.7,
  leastGradient: 0,
  seed: 7,
  directions: SIGNS.map((name) => DIRECTIONS[name]),
};

const join = (questions: readonly SignedQuestion[]): TrainingLists => {
  const rows = new Float32Array(questions.length * SIGNS.length);
  for (const [row, { signs }] of questions.entries()) rows.set(signs, row * SIGNS.length);
  return {
    features: SIGNS.length,
    rows,
    right: Uint8Array.from(questions, ({ isAnswerable }) => (isAnswerable ? 1 : 0)),
    starts: Uint32Array.from({ length: questions.length + 1 }, (_, row) => row),
  };
};

/** Whether there is anything to learn: questions of both kinds. */
export const canLearn = (questions: readonly SignedQuestion[]): boolean =>
  questions.some(({ isAnswerable }) => isAnswerable) &&
  questions.some(({ isAnswerable }) => !isAnswerable);

/** An answerability's trees; the same questions give the same trees. */
export const trainAnswerability = (
  questions: readonly SignedQuestion[],
): Pick<AnswerabilityFile, 'signs' | 'trees'> => ({
  signs: SIGNS,
  trees: boostTrees(join(questions), rowwise, OPTIONS).map(shortenTree),
});
