import { type Answerability, createAnswerability } from '../../qa/answering/answerability.ts';
import { createRanker, type Ranker } from '../../qa/retrieval/ranker.ts';
import type { GoldQuestion, QuestionSet } from '../question-set.ts';
import { collectLists } from './collect-lists.ts';
import { collectSigns, type SignedQuestion } from './collect-signs.ts';
import { perParagraph } from './per-paragraph.ts';
import { canLearn, trainAnswerability } from './train-answerability.ts';
import { trainRanker } from './train-ranker.ts';
import type { TrainingFile, TrainingServices } from './training-file.ts';

/** What learned from all titles but those of one fold; without unanswerable questions there is no answerability to learn. */
export interface LearnedParts {
  readonly ranker: Ranker | null;
  readonly answerability: Answerability | null;
}

/** The parts that are to learn. */
export interface Learning {
  readonly usesRanker: boolean;
  readonly usesAnswerability: boolean;
}

const only = (
  { documents, questions }: QuestionSet,
  keep: (group: string) => boolean,
): QuestionSet => {
  const kept = questions.filter(({ group }) => keep(group));
  const ids = new Set(kept.map(({ documentId }) => documentId));
  return { documents: documents.filter(({ id }) => ids.has(id)), questions: kept };
};

/** A function that works a value out once for each number. */
const once = <Value>(work: (at: number) => Promise<Value>): ((at: number) => Promise<Value>) => {
  const known = new Map<number, Promise<Value>>();
  return (at) => {
    const value = known.get(at) ?? work(at);
    known.set(at, value);
    return value;
  };
};

/**
 * A function that returns what learned from the other folds' titles and, besides, from files; their questions about
 * the fold's own titles are left out. Signs are read with a ranker that did not learn from the title either.
 */
export const createFoldLearner = (
  set: QuestionSet,
  folds: readonly (readonly GoldQuestion[])[],
  files: readonly TrainingFile[],
  { usesRanker, usesAnswerability }: Learning,
  services: TrainingServices,
): ((at: number) => Promise<LearnedParts>) => {
  const foldOf = new Map(
    folds.flatMap((fold, at) => fold.map(({ group }) => [group, at] as const)),
  );
  const also = files.flatMap(({ lists }) => lists);
  const listsOf = once(async () => [
    ...(await collectLists(set, services.build, services.progress)),
    ...also,
  ]);
  const rankerOf = once(async (at) => {
    if (!usesRanker) return null;
    const lists = (await listsOf(0)).filter(({ group }) => foldOf.get(group) !== at);
    const stage = `ranker of fold ${at + 1}`;
    return createRanker(
      trainRanker(lists, (done, _loss, all) => services.progress(stage, done, all)),
    );
  });
  const asked = [perParagraph(set), ...files.map((file) => file.asked)];
  /** Of one fold's titles; of titles in no fold for -1. */
  const signsOf = once(async (at): Promise<readonly SignedQuestion[]> => {
    const ranker = await rankerOf(Math.max(0, at));
    const signed: SignedQuestion[] = [];
    for (const questions of asked) {
      const own = only(questions, (group) => (foldOf.get(group) ?? -1) === at);
      if (own.questions.length > 0) signed.push(...(await collectSigns(own, ranker, services)));
    }
    return signed;
  });
  const teaches = asked.some(({ questions }) =>
    questions.some(({ isAnswerable }) => !isAnswerable),
  );
  const answerabilityOf = async (at: number): Promise<Answerability | null> => {
    if (!usesAnswerability || !teaches) return null;
    const signed: SignedQuestion[] = [];
    for (const other of [-1, ...folds.keys()])
      if (other !== at) signed.push(...(await signsOf(other)));
    return canLearn(signed) ? createAnswerability(trainAnswerability(signed)) : null;
  };
  return once(async (at) => ({
    ranker: await rankerOf(at),
    answerability: await answerabilityOf(at),
  }));
};
