import type { Opposites } from '../../analysis/opposites.ts';
import type { WeightedTerm } from '../../retrieval/rank-sentences.ts';
import type { AnswerType } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import { announcesList } from './enumerated-parts.ts';
import type { Candidate } from './order-candidates.ts';
import { saysOpposite } from './says-opposite.ts';

/** How much a term counts that stands not in the sentence but before it, around it, or in title and heading. */
const BEFORE = 0.8;
const AROUND = 0.65;
const ABOVE = 0.7;

/** A sentence without the kind of thing asked for is seldom an answer, however many words it shares. */
const WITHOUT_TYPE: Partial<Record<AnswerType, number>> = {
  figure: 0.65,
  date: 0.65,
  person: 0.8,
  organisation: 0.85,
  place: 0.85,
};

/** "In 2016 or 2018": one of several years suffices, the others are no other number. */
const isAlternative = ({ years }: Analysis, stem: string): boolean => {
  const year = years.find(({ stems }) => stems.includes(stem));
  return year !== undefined && years.some((other) => other !== year && other.group === year.group);
};

/** A word that no article holds weighs more than its rarity says: the topic may be missing. */
const UNKNOWN_WORD = 1.4;

/** Whether the passage lacks a number of the question: "445 bases" are not "450 bases". */
export const lacksNumber = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  { passage, sentence, heldOtherwise = [] }: Candidate,
): boolean => {
  const { stem: stems } = passage.tokens;
  const { start } = passage.span;
  const text = passage.text.slice(sentence.span.start - start, sentence.span.end - start);
  return (
    !announcesList(text) &&
    terms.some(
      ({ stem, isAside }, at) =>
        isAside !== true &&
        !heldOtherwise.includes(at) &&
        /\d/.test(stem) &&
        !stems.includes(stem) &&
        !isAlternative(analysis, stem),
    )
  );
};

/** Whether the sentence says the opposite of a word of the question: "closed" of what was opened. */
export const isContrary = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  { matched, passage, sentence }: Candidate,
  opposites: Opposites,
): boolean =>
  analysis.answerType !== 'yes-no' &&
  saysOpposite(
    terms,
    (term) => matched.includes(term),
    passage.tokens.stem,
    [sentence.first, sentence.past],
    opposites,
  );

/** The share of the query's weight that the evidence holds, less where the kind of thing asked for is missing, 0 to 1. */
export const heldEvidence = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  { features, heldOtherwise = [] }: Candidate,
): number => {
  const held =
    features.own + BEFORE * features.before + AROUND * features.around + ABOVE * features.above;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const unknown =
    terms.reduce(
      (sum, { weight, isUnknown }, at) =>
        isUnknown && !heldOtherwise.includes(at) ? sum + weight : sum,
      0,
    ) / total;
  const type = features.type === 1 ? 1 : (WITHOUT_TYPE[analysis.answerType] ?? 1);
  return Math.min(1, (held / (1 + (UNKNOWN_WORD - 1) * unknown)) * type);
};
