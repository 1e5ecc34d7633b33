import { setTimeout as sleep } from 'node:timers/promises';

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** How long to wait before attempt `attempt` (1 is the second try): doubling, capped, and spread over half of it so that many processes do not call at once. */
export const waitBefore = (
  attempt: number,
  { firstMs, longestMs }: Backoff,
  random: () => number = Math.random,
): number => {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
};

export interface Retry extends Backoff {
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Told about every failure; false gives up. */
  readonly onFailure: (error: unknown, waitMs: number) => boolean;
}

/** Runs a task until it succeeds, is given up or the signal ends it; resolves to whether it succeeded. */
export const retryUntilDone = async (task: () => Promise<void>, retry: Retry): Promise<boolean> => {
  for (let attempt = 1; !retry.signal.aborted; attempt += 1) {
    try {
      await task();
      return true;
    } catch (error) {
      const waitMs = waitBefore(attempt, retry);
      if (!retry.onFailure(error, waitMs)) return false;
      await sleep(waitMs, undefined, { signal: retry.signal }).catch(() => undefined);
    }
  }
  return false;
};
