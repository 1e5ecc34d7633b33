/** Ids seen lately, the oldest forgotten first. */
export interface RecentIds {
  /** Whether the id is new; from now on it is not. */
  add(id: string): boolean;
}

/** Remembers at most `max` ids. */
export const createRecentIds = (max: number): RecentIds => {
  const seen = new Set<string>();
  return {
    add(id) {
      if (seen.has(id)) return false;
      seen.add(id);
      const [oldest] = seen;
      if (seen.size > max && oldest !== undefined) seen.delete(oldest);
      return true;
    },
  };
};
