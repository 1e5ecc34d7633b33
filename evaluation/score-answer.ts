import type { Prediction } from './ask-core.ts';
import { isGoldParagraph, isGoldSentence } from './gold-places.ts';
import { bestF1, holdsAnswer, isExactMatch } from './metrics/overlap.ts';
import { firstRight } from './metrics/ranking.ts';
import type { GoldQuestion } from './question-set.ts';

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
