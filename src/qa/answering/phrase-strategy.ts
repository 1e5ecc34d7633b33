import type { AnswerStrategy, Evidence } from './answer-strategy.ts';
import { chooseSpan, type SpanCandidate } from './choose-span.ts';
import { joinedPhrases, nounPhrases } from './noun-phrases.ts';

const OF_PRIOR = -0.02;
const JOINED_PRIOR = -0.1;

const candidatesOf = ({ candidate: { passage, sentence } }: Evidence): readonly SpanCandidate[] => {
  const phrases = nounPhrases(passage, sentence);
  return [
    ...phrases.map((range) => ({ ...range, prior: 0 })),
    ...joinedPhrases(passage, phrases).map(({ range, of }) => ({
      ...range,
      prior: of ? OF_PRIOR : JOINED_PRIOR,
    })),
  ];
};

/** The noun phrase that fills the question's gap: "what did it build", "which zones". */
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
    const best = chooseSpan(evidence, candidatesOf(evidence));
    return best === undefined ? undefined : [best];
  },
};
