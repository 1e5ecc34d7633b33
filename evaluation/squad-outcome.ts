import type { Prediction, RankedSentence } from './ask-core.ts';
import type { GoldQuestion } from './question-set.ts';
import type { AnswerScore } from './score-answer.ts';

export interface SquadOptions {
  /** The question's own paragraph is given: nothing else is searched. */
  readonly givenPassage: boolean;
  /** Abstention is switched off. */
  readonly alwaysAnswer: boolean;
}

/** What one question came to. */
export interface SquadOutcome {
  readonly question: GoldQuestion;
  /** With abstention on, unless it is switched off for the whole run. */
  readonly prediction: Prediction;
  readonly score: AnswerScore;
  /** With abstention off. */
  readonly forced: Prediction;
  readonly forcedScore: AnswerScore;
  readonly sentenceRank: number | undefined;
  readonly paragraphRank: number | undefined;
  /** The first right sentence of the ranking. */
  readonly gold: RankedSentence | undefined;
}
