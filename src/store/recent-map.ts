/** What was said last, by key: a bounded number, the oldest forgotten first. */
export interface RecentMap<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
  values(): IterableIterator<Value>;
}

/** An empty map of at most `max` entries. */
export const createRecentMap = <Value>(max: number): RecentMap<Value> => {
  const entries = new Map<string, Value>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > max && oldest !== undefined) entries.delete(oldest);
    },
    values: () => entries.values(),
  };
};
