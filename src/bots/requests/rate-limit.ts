/** How many requests a minute one key of a kind may make; 0 is no limit. */
export interface RateLimits {
  readonly user: number;
  readonly channel: number;
}

export interface RateLimiter {
  /** Takes a request that keeps both limits and returns 0; else the milliseconds after which it may be tried again. */
  take(userKey: string, channelKey: string): number;
}

const MINUTE_MS = 60_000;
/** Keys remembered; the ones longest unused are forgotten first. */
const KEYS_MAX = 20_000;

/** When each key may have used up all it was given: "theoretical arrival times". */
type Arrivals = Map<string, number>;

/**
 * Allows a minute's requests at once and then one at a time as they come back.
 * Source: the generic cell rate algorithm, ITU-T I.371, annex A.
 */
export const createRateLimiter = (limits: RateLimits, now: () => number): RateLimiter => {
  const arrivals: Arrivals = new Map();

  const waitOf = (key: string, perMinute: number): number => {
    if (perMinute === 0) return 0;
    const cost = MINUTE_MS / perMinute;
    const arrival = Math.max(arrivals.get(key) ?? 0, now());
    return Math.max(0, arrival + cost - now() - MINUTE_MS);
  };

  const charge = (key: string, perMinute: number): void => {
    if (perMinute === 0) return;
    const arrival = Math.max(arrivals.get(key) ?? 0, now());
    arrivals.delete(key);
    arrivals.set(key, arrival + MINUTE_MS / perMinute);
    const [oldest] = arrivals.keys();
    if (arrivals.size > KEYS_MAX && oldest !== undefined) arrivals.delete(oldest);
  };

  return {
    take: (userKey, channelKey) => {
      const taken = [
        [`user ${userKey}`, limits.user],
        [`channel ${channelKey}`, limits.channel],
      ] as const;
      const waits = taken.map(([key, perMinute]) => waitOf(key, perMinute));
      const wait = Math.max(...waits);
      if (wait === 0) for (const [key, perMinute] of taken) charge(key, perMinute);
      return wait;
    },
  };
};
