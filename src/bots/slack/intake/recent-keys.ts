/** Slack sends an event again for up to six minutes. Source: docs.slack.dev, "Events API", retries. */
const KEPT_MS = 15 * 60_000;
const KEYS_MAX = 50_000;

/** Remembers which keys were seen lately; the oldest are forgotten when there are too many. */
export interface RecentKeys {
  /** Whether the key is new; from now on it is not. */
  isNew(key: string): boolean;
  /** Whether the key was seen. */
  has(key: string): boolean;
}

export const createRecentKeys = (now: () => number, keptMs = KEPT_MS): RecentKeys => {
  const seen = new Map<string, number>();
  const forget = (): void => {
    const oldest = now() - keptMs;
    for (const [key, at] of seen) {
      if (at > oldest && seen.size <= KEYS_MAX) return;
      seen.delete(key);
    }
  };
  return {
    isNew: (key) => {
      forget();
      if (seen.has(key)) return false;
      seen.set(key, now());
      return true;
    },
    has: (key) => {
      forget();
      return seen.has(key);
    },
  };
};
