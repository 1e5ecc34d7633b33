import { lexemesOf } from '../analysis/quantities/lexemes.ts';
import { isDenied } from '../analysis/quantities/qualifiers.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import type { Candidate } from './candidates/order-candidates.ts';

/** How much a sentence that states a bound counts before one of its passage that only prints an amount. */
const BOUND = 0.8;
/** Sentences that are looked at. */
const LOOKED_AT = 12;

/** "How many … can, may, must": what is allowed or needed is asked for, and so a bound. */
const ASKS_BOUND =
  /^(?:can|could|may|must|should|allowed|permitted|able|limit|limited|maximum|max|minimum|min|most|least)$/u;
const STATES_BOUND =
  /^(?:limit|limits|limited|maximum|max|minimum|min|cap|caps|capped|quota|exceed|exceeds|exceeding)$/u;
const BOUND_PHRASE =
  /\b(?:up to|at (?:most|least)|(?:no|not) (?:more|fewer|less|longer|larger|older|younger) than)\b/u;

const asksBound = ({ answerType, shape, tokens }: Analysis): boolean =>
  answerType === 'figure' &&
  shape.asks === 'how' &&
  tokens.word.some((word) => ASKS_BOUND.test(word));

/** Whether a sentence says how much there may be at most or at least. */
const statesBound = ({ passage: { text, span }, sentence }: Candidate): boolean => {
  const own = text.slice(sentence.span.start - span.start, sentence.span.end - span.start);
  const lexemes = lexemesOf(own);
  return (
    lexemes.some(
      ({ word }, at) =>
        STATES_BOUND.test(word) ||
        (word === 'than' &&
          /^(?:more|fewer|less)$/u.test(lexemes[at - 1]?.word ?? '') &&
          isDenied(lexemes, at - 1)),
    ) || BOUND_PHRASE.test(own.toLowerCase())
  );
};

/** "How many characters can a post have": of a passage's amounts first the one that is a bound of what is asked about. */
export const settleBounds = (
  analysis: Analysis,
  candidates: readonly Candidate[],
): readonly Candidate[] => {
  const [best] = candidates;
  if (best === undefined || !asksBound(analysis) || statesBound(best)) return candidates;
  return candidates
    .map((candidate, at) => {
      const isBound =
        at < LOOKED_AT &&
        candidate.passage === best.passage &&
        candidate.features.type === 1 &&
        candidate.features.own >= best.features.own &&
        statesBound(candidate);
      return isBound ? { ...candidate, score: candidate.score + BOUND } : candidate;
    })
    .sort((left, right) => right.score - left.score);
};
