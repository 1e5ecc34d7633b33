import { nextTurn, runInSlices, type Slices } from './slices.ts';

/** Runs what it is given one after another; each resolves as the work does. */
export type Queue = <Result>(work: () => Promise<Result>) => Promise<Result>;

export const createQueue = (): Queue => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
};

/** Runs work in slices, one after another, with a turn of the event loop between two. */
export type SliceQueue = <Result>(work: Slices<Result>) => Promise<Result>;

export const createSliceQueue = (): SliceQueue => {
  const inTurn = createQueue();
  let underWay = 0;
  return async (work) => {
    const hasToWait = underWay > 0;
    underWay += 1;
    try {
      return await inTurn(async () => {
        if (hasToWait) await nextTurn();
        return runInSlices(work);
      });
    } finally {
      underWay -= 1;
    }
  };
};
