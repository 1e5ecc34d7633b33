import { createRanker, type Ranker } from '../../qa/retrieval/ranker.ts';
import type { QuestionSet } from '../question-set.ts';
import { collectLists, type TrainingList } from './collect-lists.ts';
import { trainRanker } from './train-ranker.ts';
import type { TrainingServices } from './training-file.ts';

/** A function that returns a ranker that learned from the given questions and, besides, from `also`. */
export const createFoldRankers = (
  { build, progress }: TrainingServices,
  also: readonly TrainingList[],
): ((training: QuestionSet) => Promise<Ranker>) => {
  const lists = new Map<string, TrainingList>();
  const rankers = new Map<string, Ranker>();
  return async (training) => {
    const ids = training.questions.map(({ id }) => id);
    const key = ids.join('\n');
    const known = rankers.get(key);
    if (known !== undefined) return known;
    const questions = training.questions.filter(({ id }) => !lists.has(id));
    const added = await collectLists({ ...training, questions }, build, progress);
    for (const list of added) lists.set(list.id, list);
    const own = ids.flatMap((id) => lists.get(id) ?? []);
    const ranker = createRanker(trainRanker([...own, ...also]));
    rankers.set(key, ranker);
    return ranker;
  };
};
