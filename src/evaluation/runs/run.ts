import type { Library } from '../../qa/library.ts';
import type { Document } from '../../qa/types.ts';

/** What a measurement hands back: a report to read, and one row a question for `--out`. */
export interface RunResult {
  readonly report: string;
  readonly rows: readonly object[];
}

export type Progress = (stage: string, done: number, total: number) => void;

/** What every run is given. */
export interface RunServices {
  build(documents: readonly Document[]): Promise<Library>;
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
