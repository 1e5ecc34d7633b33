import type { AnswerType, NameKind, NameMention } from '../../types.ts';
import type { AnswerStrategy, Evidence } from './answer-strategy.ts';
import { chooseSpan, type SpanCandidate } from './choose-span.ts';
import { readCandidateSpans } from './span-candidates.ts';

/** How well a kind of name fits the type asked for; a kind that is absent does not fit. */
const FIT: Partial<Record<AnswerType, Partial<Record<NameKind, number>>>> = {
  person: { person: 0.45, name: 0.05, organisation: 0 },
  organisation: { organisation: 0.4, name: 0.1, place: -0.1, person: -0.1 },
  place: { place: 0.4, name: 0.1, organisation: -0.1 },
};

const namesIn = ({ candidate: { passage, sentence } }: Evidence): readonly NameMention[] =>
  passage.names.filter(({ first, last }) => first >= sentence.first && last < sentence.past);

/** What the reader found; of a place only what holds a name, "Liaoning" and not "factories": other phrases come after. */
const readSpans = (evidence: Evidence): readonly SpanCandidate[] => {
  const { analysis, candidate } = evidence;
  const { tokens, span, text } = candidate.passage;
  const isCapital = (token: number): boolean =>
    /^\p{Lu}/u.test(text.slice((tokens.start[token] ?? span.end) - span.start));
  const holdsName = ({ first, last }: SpanCandidate): boolean =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at).some(isCapital);
  const found = readCandidateSpans(evidence);
  return analysis.answerType === 'place' ? found.filter(holdsName) : found;
};

/** A proper name of the kind asked for: who, which company, where. */
export const nameStrategy: AnswerStrategy = {
  name: 'name',
  find: (evidence) => {
    const fit = FIT[evidence.analysis.answerType];
    if (fit === undefined) return undefined;
    const candidates = namesIn(evidence).flatMap(({ kind, first, last }) => {
      const prior = fit[kind];
      return prior === undefined ? [] : [{ first, last, prior }];
    });
    const best = chooseSpan(evidence, [...candidates, ...readSpans(evidence)]);
    return best === undefined ? undefined : [best];
  },
};
