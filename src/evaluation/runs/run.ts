import type { Library } from '../../qa/library.ts';
import type { Document } from '../../qa/types.ts';
import type { RankBaselines } from '../baselines/rank-baselines.ts';
import type { Progress } from '../progress.ts';
import type { GoldQuestion, QuestionSet } from '../question-set.ts';

/** A figure by its name, 0 to 1. */
export type NamedFigure = readonly [name: string, value: number];

/** What a measurement hands back: a report to read, and one row a question for `--out`. */
export interface RunResult {
  readonly report: string;
  /** What stands side by side when one measurement is compared with another. */
  readonly figures: readonly NamedFigure[];
  readonly rows: readonly object[];
}

/** The fold that is to be asked, and all folds of a set's questions. */
export interface Fold {
  readonly set: QuestionSet;
  readonly folds: readonly (readonly GoldQuestion[])[];
  readonly at: number;
}

/** What every run is given. */
export interface RunServices {
  /** A library over the documents; where a fold is given, its learned parts learn from the other folds alone. */
  build(documents: readonly Document[], fold?: Fold): Promise<Library>;
  readonly rankBaselines: RankBaselines;
  readonly progress: Progress;
}

/** Each item's result, one after the other, with its progress reported. */
export const mapWithProgress = async <Item, Result>(
  items: readonly Item[],
  stage: string,
  progress: Progress,
  each: (item: Item) => Result | Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (const item of items) {
    results.push(await each(item));
    progress(stage, results.length, items.length);
  }
  return results;
};
