import { scoreFeatures } from '../qa/retrieval/score-features.ts';
import type { TraceCandidate } from '../qa/types.ts';
import type { RankedSentence } from './ask-core.ts';

/** A trace's features are those of the rules, and more. */
const ruleScore = ({ features }: TraceCandidate): number =>
  scoreFeatures(features as unknown as Parameters<typeof scoreFeatures>[0]); // a trace keeps them as plain JSON

/** Ranked sentences in the order of the rules alone. */
export const inRulesOrder = (candidates: readonly RankedSentence[]): readonly RankedSentence[] =>
  candidates
    .map((ranked) => ({ ranked, score: ruleScore(ranked.candidate) }))
    .sort((left, right) => right.score - left.score)
    .map(({ ranked }) => ranked);
