/** Resolves when it is the caller's turn to compute. */
export type Turn = () => Promise<void>;

/**
 * Turns for work that holds the event loop for some milliseconds each: in between, sockets are read
 * and timers run, so that fifty questions at once do not keep the fiftieth acknowledgement waiting.
 */
export const createTurns = (): Turn => {
  let last = Promise.resolve();
  return () => {
    last = last.then(
      () =>
        new Promise((resolve) => {
          setImmediate(resolve);
        }),
    );
    return last;
  };
};
