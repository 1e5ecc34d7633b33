import { describe, expect, it } from 'vitest';
import { createInFlight } from '../../../../../src/bots/discord/intake/in-flight.ts';
import { createRecentIds } from '../../../../../src/bots/discord/intake/recent-ids.ts';

describe('createInFlight', () => {
  it('waits for all work, failed work too', async () => {
    const inFlight = createInFlight();
    const failing = inFlight.track(Promise.reject(new Error('no')));
    const done = inFlight.track(Promise.resolve(1));
    await expect(failing).rejects.toThrow('no');
    await done;
    expect(await inFlight.drain(1000)).toBe(0);
  });

  it('gives up on work that does not end', async () => {
    const inFlight = createInFlight();
    const endless = inFlight.track(new Promise<void>(() => undefined));
    expect(await inFlight.drain(1)).toBe(1);
    expect(endless).toBeInstanceOf(Promise);
  });
});

describe('createRecentIds', () => {
  it('takes an id once, until it is so old that it is forgotten', () => {
    const ids = createRecentIds(2);
    expect(['a', 'a', 'b', 'c', 'a'].map((id) => ids.add(id))).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });
});
