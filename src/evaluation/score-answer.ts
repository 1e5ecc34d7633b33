import type { Prediction } from './ask-core.ts';
import { shareInside } from './ask-core.ts';
import type { Place } from './baselines/baseline.ts';
import { bestF1, holdsAnswer, isExactMatch } from './metrics/overlap.ts';
import { firstRight } from './metrics/ranking.ts';
import type { GoldQuestion } from './question-set.ts';

/** An answer is in the sentence that holds at least half of its characters. */
const MOST = 0.5;

/** Whether a sentence is one where a gold answer stands. */
export const isGoldSentence = (question: GoldQuestion, { documentId, span }: Place): boolean =>
  question.answers.some(
    (answer) =>
      answer.span !== undefined &&
      answer.documentId === documentId &&
      shareInside(answer.span, span) >= MOST,
  );

/** Whether a place lies in the paragraph that the question was written for. */
export const isGoldParagraph = (question: GoldQuestion, { documentId, span }: Place): boolean =>
  question.paragraph !== undefined &&
  question.documentId === documentId &&
  shareInside(span, question.paragraph) >= MOST;

/** How one prediction compares with the gold answers. */
export interface AnswerScore {
  readonly exact: boolean;
  readonly f1: number;
  /** A gold answer's words stand in the sentence shown. */
  readonly inSentence: boolean;
  /** A gold answer's words stand in the answer span. */
  readonly inText: boolean;
}

export const scoreAnswer = (
  { answers }: Pick<GoldQuestion, 'answers'>,
  { text, sentence }: Pick<Prediction, 'text' | 'sentence'>,
): AnswerScore => {
  const golds = answers.map((answer) => answer.text);
  return {
    exact: isExactMatch(text, golds),
    f1: bestF1(text, golds),
    inSentence: holdsAnswer(sentence, golds),
    inText: holdsAnswer(text, golds),
  };
};

/** The places of the first right sentence and of the first right paragraph in the core's ranking. */
export const coreRanks = (
  question: GoldQuestion,
  { candidates }: Pick<Prediction, 'candidates'>,
): { readonly sentence: number | undefined; readonly paragraph: number | undefined } => {
  const passages = new Map(candidates.map((place) => [place.candidate.passageId, place]));
  return {
    sentence: firstRight(candidates, (place) => isGoldSentence(question, place)),
    paragraph: firstRight([...passages.values()], (place) => isGoldParagraph(question, place)),
  };
};
