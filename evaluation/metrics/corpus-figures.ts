import type { CorpusOutcome } from '../runs/corpus-run.ts';
import { mean, share } from './mean.ts';
import { rankFigures } from './ranking.ts';

/** Everything that thresholds are set on, each 0 to 1 and better when higher. */
export interface CorpusFigures {
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly recallAt10: number;
  readonly mrr: number;
  readonly exactMatch: number;
  readonly f1: number;
  /** The right answer stands in the sentence shown, of the answerable questions. */
  readonly inSentence: number;
  /** The right answer stands in the span shown, of the answerable questions. */
  readonly inText: number;
  readonly abstentionPrecision: number;
  readonly abstentionRecall: number;
  /** The right speaker is named, of the right sentences shown that have one. */
  readonly attribution: number;
}

/** Of the right sentences shown, those whose speaker is known to the questions. */
export const attributed = (outcomes: readonly CorpusOutcome[]): readonly CorpusOutcome[] =>
  outcomes.filter(
    ({ question, inSentence }) =>
      question.isAnswerable && inSentence && question.speaker !== undefined,
  );

export const corpusFigures = (outcomes: readonly CorpusOutcome[]): CorpusFigures => {
  const answerable = outcomes.filter(({ question }) => question.isAnswerable);
  const unanswerable = outcomes.filter(({ question }) => !question.isAnswerable);
  const abstained = outcomes.filter(({ isAnswered }) => !isAnswered);
  return {
    ...rankFigures(answerable.map(({ rank }) => rank)),
    exactMatch: share(answerable, ({ exact }) => exact),
    f1: mean(answerable.map(({ f1 }) => f1)),
    inSentence: share(answerable, ({ inSentence }) => inSentence),
    inText: share(answerable, ({ inText }) => inText),
    abstentionPrecision: share(abstained, ({ question }) => !question.isAnswerable),
    abstentionRecall: share(unanswerable, ({ isAnswered }) => !isAnswered),
    attribution: share(
      attributed(outcomes).filter(({ question }) => question.speaker !== null),
      ({ question, speaker }) => question.speaker === speaker,
    ),
  };
};

/** The figures that fall short of their thresholds. */
export const shortfalls = (
  figures: CorpusFigures,
  thresholds: Readonly<Partial<CorpusFigures>>,
): readonly string[] =>
  Object.entries(thresholds).flatMap(([name, least]) => {
    const value = figures[name as keyof CorpusFigures];
    return value >= least ? [] : [`${name} is ${value.toFixed(3)}, below ${least}`];
  });
