import type { Opposites } from '../analysis/opposites.ts';
import type { Scope } from '../types.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import { type ComparedWords, compareWords } from './compare-questions.ts';
import { MARGIN_MAX, type MatchSignals } from './match-weights.ts';
import type { QuestionMeanings } from './question-meanings.ts';
import { type StandingAnswer, shownText } from './standing-answers.ts';

/** A question with what it takes to compare it. */
export interface AskedQuestion {
  readonly analysis: Analysis;
  /** Its meaning, where there is an encoder. */
  readonly vector?: Float32Array | undefined;
  readonly scope: Scope;
}

/** A stored question that may be meant. */
export interface NearQuestion {
  readonly found: StandingAnswer;
  readonly question: string;
  readonly compared: ComparedWords;
  /** The cosine of the two questions; 0 where one has no vector. */
  readonly meaning: number;
}

/** What stored questions are compared with. */
export interface NearTools {
  readonly opposites: Opposites;
  readonly questions?: QuestionMeanings | undefined;
  /** The analyses of an answer's questions, in their order. */
  storedOf(one: StandingAnswer): readonly Analysis[];
  /** The stems of an answer, and of the titles of what it rests on. */
  knownOf(one: StandingAnswer): ReadonlySet<string>;
}

const cosine = (one: Float32Array, other: Float32Array): number => {
  let sum = 0;
  for (const [at, number] of one.entries()) sum += number * (other[at] ?? 0);
  return sum;
};

/** The stored questions of these answers that do not contradict the one that is asked: one of each answer, the nearest first. */
export const nearQuestions = (
  { analysis, vector }: AskedQuestion,
  among: readonly StandingAnswer[],
  { opposites, questions, storedOf, knownOf }: NearTools,
): readonly NearQuestion[] =>
  among
    .flatMap((found) => {
      const stored = storedOf(found);
      const known = knownOf(found);
      const near = found.answer.questions.flatMap((question, at): readonly NearQuestion[] => {
        const own = stored[at];
        const compared = own && compareWords(analysis, own, known, opposites);
        if (compared === undefined) return [];
        const meant = questions?.of({ text: question, as: 'question' });
        return [
          { found, question, compared, meaning: vector && meant ? cosine(vector, meant) : 0 },
        ];
      });
      const [best] = near.sort(
        (a, b) => Number(b.compared.isSame) - Number(a.compared.isSame) || b.meaning - a.meaning,
      );
      return best ?? [];
    })
    .sort((a, b) => b.meaning - a.meaning);

/** What tells that a near question is the one that is asked; it is not read yet. */
export const matchSignals = (
  { meaning, compared, found }: NearQuestion,
  all: readonly NearQuestion[],
  vector: Float32Array,
  { questions }: NearTools,
): MatchSignals => {
  const other = all.find((one) => one.found.answer.file !== found.answer.file)?.meaning ?? 0;
  const answer = questions?.of({ text: shownText(found), as: 'passage' });
  return {
    meaning,
    words: compared.words,
    answer: answer === undefined ? 0 : cosine(vector, answer),
    type: Number(compared.isSameType),
    margin: Math.max(-MARGIN_MAX, Math.min(MARGIN_MAX, meaning - other)),
    relevance: 0,
  };
};
