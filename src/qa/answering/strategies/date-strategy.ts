import { tokensInSpan } from '../checks/tokens-in-span.ts';
import type { AnswerStrategy, Evidence } from './answer-strategy.ts';
import { chooseSpan, type SpanCandidate } from './choose-span.ts';

const YEAR = /^(?:1\d|20)\d\d$/;

/** "What year": of a longer date only the year is asked for. */
const asksForYear = ({ analysis: { shape, tokens } }: Evidence): boolean =>
  shape.focus !== undefined && tokens.stem[shape.focus] === 'year';

const yearOnly = (
  { candidate: { passage } }: Evidence,
  { first, last, prior }: SpanCandidate,
): SpanCandidate => {
  for (let token = last; token >= first; token -= 1) {
    if (YEAR.test(passage.tokens.word[token] ?? '')) return { first: token, last: token, prior };
  }
  return { first, last, prior };
};

/** The date or period asked for: when, what year. */
export const dateStrategy: AnswerStrategy = {
  name: 'date',
  find: (evidence) => {
    if (evidence.analysis.answerType !== 'date') return undefined;
    const { passage, sentence } = evidence.candidate;
    const candidates = evidence.times.flatMap(({ span }): SpanCandidate[] => {
      const range = tokensInSpan(passage, span);
      if (range === undefined || range.first < sentence.first || range.last >= sentence.past)
        return [];
      const candidate = { ...range, prior: 0 };
      return [asksForYear(evidence) ? yearOnly(evidence, candidate) : candidate];
    });
    const best = chooseSpan(evidence, candidates);
    return best === undefined ? undefined : [best];
  },
};
