/** Lets tests wait for what the local platform sees. */
export interface Signal {
  /** Something changed: whoever waits looks again. */
  poke(): void;
  /** The first truthy value of `look`. @throws {Error} naming `what` after `timeoutMs`. */
  waitFor<T>(look: () => T | undefined | false, what: string, timeoutMs?: number): Promise<T>;
}

const DEFAULT_TIMEOUT_MS = 5000;

export const createSignal = (): Signal => {
  const waiters = new Set<() => void>();
  return {
    poke: () => {
      for (const waiter of [...waiters]) waiter();
    },
    waitFor: <T>(
      look: () => T | undefined | false,
      what: string,
      timeoutMs = DEFAULT_TIMEOUT_MS,
    ): Promise<T> =>
      new Promise((resolve, reject) => {
        const finish = (): void => {
          clearTimeout(timer);
          waiters.delete(check);
        };
        const check = (): void => {
          try {
            const value = look();
            if (value === undefined || value === false) return;
            finish();
            resolve(value);
          } catch (error) {
            finish();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          finish();
          reject(new Error(`timed out after ${timeoutMs} ms waiting for ${what}`));
        }, timeoutMs);
        waiters.add(check);
        check();
      }),
  };
};
