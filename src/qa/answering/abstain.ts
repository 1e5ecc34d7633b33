import type { Analysis } from '../analysis/analyse-question.ts';
import type { Opposites } from '../analysis/opposites.ts';
import type { WeightedTerm } from '../retrieval/rank-sentences.ts';
import type { AbstentionReason, AnswerType, Confidence } from '../types.ts';
import { readSigns, type SignParts } from './answer-signs.ts';
import { announcesList } from './enumerated-parts.ts';
import type { ReadSentence } from './read-candidates.ts';
import type { DecisionParts } from './read-sentence.ts';
import { saysOpposite } from './says-opposite.ts';
import { weighBeliefs } from './weigh-beliefs.ts';

/** Below this an answer is more often wrong than right; set from the curves that `npm run eval` prints. */
export const ANSWER_AT = 0.53;

/**
 * From these on the sentence holds the answer at least nine times in ten, on SQuAD's even titles and on the golden questions:
 * the score, and the lead of the best sentence over the next one as a share of its own rank score.
 */
const STRONG_AT = 0.6;
const STRONG_LEAD = 0.2;

/** How much a term counts that stands not in the sentence but before it, around it, or in title and heading. */
const MEANING = 0.8;
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

/** Another number than the one asked about is evidence against: "the eleventh conference", "445 bases". */
const OTHER_NUMBER = 0.6;

/** "In 2016 or 2018": one of several years suffices, the others are no other number. */
const isAlternative = ({ years }: Analysis, stem: string): boolean => {
  const year = years.find(({ stems }) => stems.includes(stem));
  return year !== undefined && years.some((other) => other !== year && other.group === year.group);
};

/** A word that no article holds weighs more than its rarity says: the topic may be missing. */
const UNKNOWN_WORD = 1.4;

/** A sentence that says the opposite of the question's word shares its topic, not its claim; to a yes/no question it is the evidence. */
const SAYS_OPPOSITE = 0.6;

/** The share of the query's weight that the evidence holds, less what speaks against it, 0 to 1. */
const rulesBelief = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  candidate: ReadSentence,
  opposites: Opposites,
): number => {
  const { features, passage, sentence } = candidate;
  const held =
    features.own +
    MEANING * features.meaning +
    BEFORE * features.before +
    AROUND * features.around +
    ABOVE * features.above;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const unknown =
    terms.reduce((sum, { weight, isUnknown }) => (isUnknown ? sum + weight : sum), 0) / total;
  const type = features.type === 1 ? 1 : (WITHOUT_TYPE[analysis.answerType] ?? 1);
  const stems = passage.tokens.stem;
  const text = passage.text.slice(
    sentence.span.start - passage.span.start,
    sentence.span.end - passage.span.start,
  );
  const lacksNumber =
    !announcesList(text) &&
    terms.some(
      ({ stem }) => /\d/.test(stem) && !stems.includes(stem) && !isAlternative(analysis, stem),
    );
  const otherNumber = lacksNumber ? OTHER_NUMBER : 1;
  const isOpposite =
    analysis.answerType !== 'yes-no' &&
    saysOpposite(
      terms,
      (term) => candidate.matched.includes(term),
      stems,
      [sentence.first, sentence.past],
      opposites,
    );
  const opposite = isOpposite ? SAYS_OPPOSITE : 1;
  return Math.min(1, (held / (1 + (UNKNOWN_WORD - 1) * unknown)) * type * otherNumber * opposite);
};

/** How much speaks for an answer in the candidate, 0 to 1: comparable across questions. */
export const evidenceScore = (
  parts: SignParts & Pick<DecisionParts, 'answerability'>,
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  candidate: ReadSentence,
): number => {
  const { answerability, opposites } = parts;
  const { reading } = candidate;
  return weighBeliefs({
    rules: rulesBelief(analysis, terms, candidate, opposites),
    // Who types keywords leaves out the words that join them: the answerability learned from whole questions.
    ...(answerability === undefined || analysis.shape.asks === 'keywords'
      ? {}
      : { learned: answerability.belief(readSigns(parts, analysis, terms, candidate)) }),
    ...(reading === undefined ? {} : { read: reading.score }),
  });
};

/** How sure an answer read in `from` is, by its score and its lead in the ranking. */
export const confidenceOf = (
  score: number,
  from: ReadSentence,
  [best, second]: readonly ReadSentence[],
): Confidence => {
  const lead =
    best === undefined || second === undefined ? 1 : (best.score - second.score) / best.score;
  return from === best && score >= STRONG_AT && lead >= STRONG_LEAD ? 'strong' : 'likely';
};

/** Why the best sentence is no answer, or `undefined` when it is one. */
export const reasonToAbstain = (
  analysis: Analysis,
  { missing }: ReadSentence,
  score: number,
): { readonly reason: AbstentionReason; readonly missing?: string } | undefined => {
  const [first] = missing;
  if (first !== undefined) {
    return {
      reason: analysis.years.includes(first) ? 'missing-period' : 'missing-entity',
      missing: first.text,
    };
  }
  return score < ANSWER_AT ? { reason: 'low-evidence' } : undefined;
};
