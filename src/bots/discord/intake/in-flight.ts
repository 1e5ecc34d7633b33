/** Work that must be finished before the platform closes. */
export interface InFlight {
  /** The same promise, watched until it settles. */
  track<T>(work: Promise<T>): Promise<T>;
  /** How much is under way. */
  count(): number;
  /** Resolves when nothing is left, or after `withinMs`; to the number still under way. */
  drain(withinMs: number): Promise<number>;
}

export const createInFlight = (): InFlight => {
  const open = new Set<Promise<unknown>>();
  return {
    track(work) {
      const settled: Promise<unknown> = work.then(
        () => open.delete(settled),
        () => open.delete(settled),
      );
      open.add(settled);
      return work;
    },
    count: () => open.size,
    async drain(withinMs) {
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([Promise.all(open), limit]);
      clearTimeout(timer);
      return open.size;
    },
  };
};
