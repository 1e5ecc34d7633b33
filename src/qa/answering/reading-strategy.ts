import type { AnswerStrategy } from './answer-strategy.ts';

/** Below this probability the rules know better. */
const SURE_ENOUGH = 0.1;

/** The span that the reader found. */
export const readingStrategy: AnswerStrategy = {
  name: 'reading',
  find: ({ analysis, candidate: { reading } }) => {
    if (
      reading === undefined ||
      reading.score < SURE_ENOUGH ||
      analysis.answerType === 'yes-no' ||
      analysis.shape.asks === 'keywords'
    )
      return undefined;
    return [{ span: reading.span }];
  },
};
