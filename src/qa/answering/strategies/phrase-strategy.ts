import type { AnswerStrategy } from './answer-strategy.ts';
import { chooseSpan } from './choose-span.ts';
import { spanCandidates, timeTokens } from './span-candidates.ts';

/** The phrase that fills the question's gap: "what did it build", "which zones", "what is it called". */
export const phraseStrategy: AnswerStrategy = {
  name: 'phrase',
  find: (evidence) => {
    const { answerType, shape } = evidence.analysis;
    if (
      answerType === 'yes-no' ||
      shape.asks === 'keywords' ||
      shape.asks === 'why' ||
      shape.asks === 'how'
    )
      return undefined;
    const times = answerType === 'date' ? new Set<number>() : timeTokens(evidence);
    const candidates = spanCandidates(evidence).filter(({ first }) => !times.has(first));
    const best = chooseSpan(evidence, candidates);
    return best === undefined ? undefined : [best];
  },
};
