import { createTurns } from './turns.ts';

/** Work that can be put down between its steps: each `yield` is a place where something else may have a turn. */
export type Slices<Result> = Generator<void, Result, void>;

/** The result of work that is done in one go. */
export const runAtOnce = <Result>(work: Slices<Result>): Result => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

/** How long the event loop is held before something else has a turn, in milliseconds. */
const SLICE_MS = 8;
/** The most it is held where others hold it as long, so that work goes on however much is asked. */
const BUSY_SLICE_MS = 16;

/**
 * Resolves once everything else that is ready has had its turn. The event loop is one, and so are its turns: each goes
 * to one caller, for what several do in one adds up.
 */
export const nextTurn = createTurns();

/** The result of work that lets the event loop turn every `SLICE_MS`, or as long as others hold it, up to `BUSY_SLICE_MS`. */
export const runInSlices = async <Result>(work: Slices<Result>): Promise<Result> => {
  let started = performance.now();
  let slice = SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    const put = performance.now();
    if (put - started < slice) continue;
    await nextTurn();
    started = performance.now();
    slice = Math.min(BUSY_SLICE_MS, Math.max(SLICE_MS, started - put));
  }
};

/** Items sorted, or merged, between two turns of the event loop. */
const SORTED = 4_000;

function* merge<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Slices<Item[]> {
  const merged: Item[] = [];
  let [a, b] = [0, 0];
  while (a < left.length || b < right.length) {
    const [one, other] = [left[a], right[b]];
    const isLeft =
      b >= right.length || (a < left.length && compare(one as Item, other as Item) <= 0);
    merged.push((isLeft ? one : other) as Item); // the bounds are checked above
    if (isLeft) a += 1;
    else b += 1;
    if (merged.length % SORTED === 0) yield;
  }
  return merged;
}

/** The items in order; those that compare alike stay as they were. */
export function* sortInSlices<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Slices<readonly Item[]> {
  let runs: Item[][] = [];
  for (let from = 0; from < items.length; from += SORTED) {
    runs.push(items.slice(from, from + SORTED).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}
