import type { Opposites } from '../analysis/opposites.ts';
import type { WeightedTerm } from '../retrieval/rank-sentences.ts';
import type { Confidence } from '../types.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import { heldEvidence, isContrary, lacksNumber } from './candidates/held-evidence.ts';
import type { Candidate } from './candidates/order-candidates.ts';
import {
  READ_WEIGHTS,
  type SignalWeights,
  UNREAD_WEIGHTS,
  WORDS_WEIGHTS,
} from './confidence-weights.ts';
import type { Signals } from './signals.ts';

/** Where few passages stand beside it a lead means little, however long. */
const MARGIN_MAX = 3;
const ODDS_MAX = 12;
const LEAD_MAX = 0.15;

/** How far a passage stands above the best other one. */
const foundLead = (chosen: Candidate, candidates: readonly Candidate[]): number => {
  const others = candidates.filter(({ passage }) => passage !== chosen.passage);
  const best = Math.max(...others.map(({ found }) => found.score));
  return Math.max(-LEAD_MAX, Math.min(LEAD_MAX, chosen.found.score - best));
};

/** "How many passengers" is not answered by 22 aircraft. */
const countsOtherThings = (
  { answerType, shape, tokens }: Analysis,
  { features }: Candidate,
): boolean =>
  answerType === 'figure' &&
  shape.focus !== undefined &&
  tokens.word[shape.at + 1] === 'many' &&
  features.focus === 0;

/** What speaks for the candidate that was chosen. */
export const signalsOf = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  chosen: Candidate,
  candidates: readonly Candidate[],
  opposites: Opposites,
  isUntyped: boolean,
): Signals => {
  const strangers = new Set(terms.flatMap(({ stem, isUnknown }) => (isUnknown ? [stem] : [])));
  const next = candidates.find(({ passage }) => passage !== chosen.passage);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const unknown = terms.reduce(
    (sum, { weight, isUnknown }, at) =>
      isUnknown && chosen.heldOtherwise?.includes(at) !== true ? sum + weight : sum,
    0,
  );
  const lead =
    chosen.relevance === undefined
      ? 0
      : chosen.relevance - (next?.relevance ?? chosen.relevance - MARGIN_MAX);
  return {
    relevance: chosen.relevance ?? 0,
    spanOdds: Math.max(-ODDS_MAX, Math.min(ODDS_MAX, chosen.spanOdds ?? 0)),
    margin: Math.max(-MARGIN_MAX, Math.min(MARGIN_MAX, lead)),
    lead: foundLead(chosen, candidates),
    share: chosen.reading?.share ?? 0,
    meaning: chosen.found.meaning ?? 0,
    words: chosen.found.words,
    evidence: heldEvidence(analysis, terms, chosen),
    missing: Number(chosen.missing.length > 0),
    stranger: Number(chosen.missing.some(({ stems }) => stems.some((stem) => strangers.has(stem)))),
    otherNumber: Number(lacksNumber(analysis, terms, chosen)),
    contrary: Number(isContrary(analysis, terms, chosen, opposites)),
    unknown: unknown / total,
    untyped: Number(isUntyped),
    otherThings: Number(countsOtherThings(analysis, chosen)),
    holdsType: chosen.features.type,
  };
};

/** Which parts took part: each set-up is calibrated on its own. */
const weightsFor = ({ relevance, found }: Candidate): SignalWeights => {
  if (relevance !== undefined) return READ_WEIGHTS;
  return found.meaning === undefined ? WORDS_WEIGHTS : UNREAD_WEIGHTS;
};

/** The probability that what the candidate says is right, 0 to 1. */
export const probabilityOf = (signals: Signals, chosen: Candidate): number => {
  const { bias, ...weights } = weightsFor(chosen);
  let sum = bias;
  for (const [name, weight] of Object.entries(weights) as [keyof Signals, number][]) // its own keys
    sum += weight * signals[name];
  return 1 / (1 + Math.exp(-sum));
};

/** A name, an amount or a day stands in front in large letters: a wrong one is worse than a passage beside the point. */
const IN_FRONT = new Set<Analysis['answerType']>([
  'figure',
  'date',
  'person',
  'organisation',
  'place',
]);

/**
 * From this probability on a question is answered. Chosen on the curves of right against wrong and false answers of six
 * training folders that the reader did not learn from (training/choice), and so that the golden questions without an
 * answer stay refused.
 */
export const answerAt = ({ answerType }: Analysis): number =>
  IN_FRONT.has(answerType) ? 0.45 : 0.35;

/** From this on it is called strong: right at least so often. */
export const STRONG_AT = 0.9;

export const confidenceOf = (probability: number): Confidence =>
  probability >= STRONG_AT ? 'strong' : 'likely';
