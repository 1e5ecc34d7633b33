import type { Library } from '../../src/qa/library/library.ts';
import type { Document } from '../../src/qa/types.ts';
import type { RankBaselines } from '../baselines/rank-baselines.ts';
import type { Progress } from '../progress.ts';

/** A figure by its name, 0 to 1. */
export type NamedFigure = readonly [name: string, value: number];

/** What a measurement hands back: a report to read, and one row a question for `--out`. */
export interface RunResult {
  readonly report: string;
  /** What stands side by side when one measurement is compared with another. */
  readonly figures: readonly NamedFigure[];
  readonly rows: readonly object[];
}

/** What every run is given. */
export interface RunServices {
  build(documents: readonly Document[]): Promise<Library>;
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
