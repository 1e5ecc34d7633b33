import type { Library } from '../../qa/library.ts';
import type { Document } from '../../qa/types.ts';
import { dealFolds } from '../folds.ts';
import type { GoldQuestion, QuestionSet } from '../question-set.ts';
import { mapWithProgress, type RunServices } from './run.ts';

/** What to ask, of what. */
export interface FoldTask<Result> {
  readonly stage: string;
  /** The documents in the index; `set.documents` or some of them. */
  readonly documents: readonly Document[];
  readonly set: QuestionSet;
  /** Each fold of titles is asked of a library that learned from the other folds; 1: nothing is learned. */
  readonly folds: number;
  ask(library: Library, question: GoldQuestion): Promise<Result>;
}

export interface FoldResults<Result> {
  /** In the questions' order. */
  readonly results: readonly Result[];
  /** The questions of each fold. */
  readonly folds: readonly (readonly GoldQuestion[])[];
}

/** Asks every question of a library that learned nothing from the question's title. */
export const askByFold = async <Result>(
  { stage, documents, set, folds: count, ask }: FoldTask<Result>,
  services: RunServices,
): Promise<FoldResults<Result>> => {
  const folds = count > 1 ? dealFolds(set.questions, count) : [set.questions];
  const found = new Map<string, Result>();
  for (const [at, fold] of folds.entries()) {
    const library = await services.build(documents, count > 1 ? { set, folds, at } : undefined);
    const name = count > 1 ? `${stage}, fold ${at + 1}` : stage;
    const results = await mapWithProgress(fold, name, services.progress, (question) =>
      ask(library, question),
    );
    for (const [place, { id }] of fold.entries()) {
      const result = results[place];
      if (result !== undefined) found.set(id, result);
    }
  }
  const results = set.questions.flatMap(({ id }) => {
    const result = found.get(id);
    return result === undefined ? [] : [result];
  });
  return { results, folds };
};
