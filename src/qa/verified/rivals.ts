import { matchOdds, UNREAD_MATCH } from './match-weights.ts';
import { matchSignals, type NearTools, nearQuestions } from './near-questions.ts';
import type { StandingAnswer } from './standing-answers.ts';

/** A stored question that another answer comes nearer to than the other questions of its own do. */
export interface Rival {
  readonly own: StandingAnswer;
  readonly question: string;
  readonly other: StandingAnswer;
  /** The question of the other answer. */
  readonly nearest: string;
}

const rivalOf = (
  own: StandingAnswer,
  at: number,
  among: readonly StandingAnswer[],
  tools: NearTools,
): readonly Rival[] => {
  const question = own.answer.questions[at];
  const analysis = tools.storedOf(own)[at];
  if (question === undefined || analysis === undefined) return [];
  const left = own.answer.questions.filter((_, n) => n !== at);
  const [first, ...more] = left;
  const { collection } = own.document;
  const others = among.filter(
    ({ answer, document }) => answer.file !== own.answer.file && document.collection === collection,
  );
  const rest =
    first === undefined
      ? undefined
      : { ...own, answer: { ...own.answer, questions: [first, ...more] as const } };
  const seen: NearTools = {
    ...tools,
    storedOf: (one) =>
      one === rest ? tools.storedOf(own).filter((_, n) => n !== at) : tools.storedOf(one),
    knownOf: (one) => tools.knownOf(one === rest ? own : one),
  };
  const vector = tools.questions?.of({ text: question, as: 'question' });
  const asked = { analysis, vector, scope: { collections: [collection] } };
  const near = nearQuestions(asked, rest === undefined ? others : [...others, rest], seen);
  const [best] = near;
  if (best === undefined || best.found.answer.file === own.answer.file) return [];
  const odds =
    vector === undefined ? -1 : matchOdds(matchSignals(best, near, vector, seen), UNREAD_MATCH);
  return best.compared.isSame || odds >= 0
    ? [{ own, question, other: best.found, nearest: best.question }]
    : [];
};

/** The questions of an answer that others of its collection would win. */
export const rivalsOf = (
  own: StandingAnswer,
  among: readonly StandingAnswer[],
  tools: NearTools,
): readonly Rival[] => own.answer.questions.flatMap((_, at) => rivalOf(own, at, among, tools));
