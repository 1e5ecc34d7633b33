import { describe, expect, it } from 'vitest';
import { retryUntilDone, waitBefore } from '../../../../../src/bots/discord/connection/backoff.ts';

const backoff = { firstMs: 100, longestMs: 1000 };

describe('waitBefore', () => {
  it('doubles up to the longest wait', () => {
    const waits = [1, 2, 3, 4, 5, 50].map((attempt) => waitBefore(attempt, backoff, () => 1));
    expect(waits).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it('spreads over the upper half', () => {
    expect(waitBefore(1, backoff, () => 0)).toBe(50);
  });
});

describe('retryUntilDone', () => {
  const quick = { firstMs: 0, longestMs: 0 };
  const { signal } = new AbortController();

  it('tries until the task succeeds', async () => {
    let tries = 0;
    const task = async (): Promise<void> => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
    };
    expect(await retryUntilDone(task, { ...quick, signal, onFailure: () => true })).toBe(true);
    expect(tries).toBe(3);
  });

  it('stops when it is given up', async () => {
    const task = async (): Promise<void> => {
      throw new Error('never');
    };
    expect(await retryUntilDone(task, { ...quick, signal, onFailure: () => false })).toBe(false);
  });

  it('stops waiting when it is ended', async () => {
    const ending = new AbortController();
    const task = async (): Promise<void> => {
      throw new Error('not yet');
    };
    const onFailure = (): boolean => {
      ending.abort();
      return true;
    };
    const slow = { firstMs: 60_000, longestMs: 60_000, signal: ending.signal, onFailure };
    expect(await retryUntilDone(task, slow)).toBe(false);
  });
});
