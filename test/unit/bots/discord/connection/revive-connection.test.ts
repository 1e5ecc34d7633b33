import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reviveConnection } from '../../../../../src/bots/discord/connection/revive-connection.ts';

const watch = { everyMs: 1000, afterMs: 5000 };

describe('reviveConnection', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('revives what stays down, again and again', () => {
    const revive = vi.fn();
    reviveConnection(() => true, revive, new AbortController().signal, watch);
    vi.advanceTimersByTime(4999);
    expect(revive).not.toHaveBeenCalled();
    vi.advanceTimersByTime(5001);
    expect(revive).toHaveBeenCalledTimes(2);
  });

  it('leaves alone what comes back in time', () => {
    const revive = vi.fn();
    let looks = 0;
    const isDown = (): boolean => {
      looks += 1;
      return looks % 3 !== 0;
    };
    reviveConnection(isDown, revive, new AbortController().signal, watch);
    vi.advanceTimersByTime(60_000);
    expect(revive).not.toHaveBeenCalled();
  });

  it('ends with its signal', () => {
    const revive = vi.fn();
    const ending = new AbortController();
    reviveConnection(() => true, revive, ending.signal, watch);
    ending.abort();
    vi.advanceTimersByTime(60_000);
    expect(revive).not.toHaveBeenCalled();
  });
});
