/** Work of one name runs one after another, work of different names side by side. */
export interface Turns {
  /** Runs the work after what came before it under this name, whether that failed or not. */
  take(name: string, work: () => Promise<void>): Promise<void>;
}

export const createTurns = (): Turns => {
  const last = new Map<string, Promise<void>>();
  return {
    take: async (name, work) => {
      const turn = (last.get(name) ?? Promise.resolve()).then(work);
      const settled = turn.catch(() => {});
      last.set(name, settled);
      try {
        await turn;
      } finally {
        if (last.get(name) === settled) last.delete(name);
      }
    },
  };
};
