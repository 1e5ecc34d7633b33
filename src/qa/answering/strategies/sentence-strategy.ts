import type { AnswerStrategy } from './answer-strategy.ts';

/** The whole sentence: what is left when no shorter span can be told. */
export const sentenceStrategy: AnswerStrategy = {
  name: 'sentence',
  find: ({ candidate }) => [{ span: candidate.sentence.span }],
};
