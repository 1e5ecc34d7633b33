/** What is still being written of answers that went out already. */
export interface LateWrites {
  /** `work` never rejects. */
  add(owner: string, work: Promise<unknown>): void;
  /** Resolves once all is written that this owner may ask about next. */
  settled(owner: string): Promise<void>;
}

/** Where so many wait for a disk, whoever asks next waits, too. */
const WRITES_MAX = 1_000;

export const createLateWrites = (): LateWrites => {
  const writes = new Map<string, Promise<unknown>>();
  return {
    add: (owner, work) => {
      const all = Promise.all([writes.get(owner), work]);
      writes.set(owner, all);
      void all.then(() => {
        if (writes.get(owner) === all) writes.delete(owner);
      });
    },
    settled: async (owner) => {
      await writes.get(owner);
      if (writes.size > WRITES_MAX) await Promise.all(writes.values());
    },
  };
};
