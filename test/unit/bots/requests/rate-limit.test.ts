import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../../src/bots/requests/rate-limit.ts';

const bench = (user: number, channel: number) => {
  const clock = { now: 1_000_000 };
  const limiter = createRateLimiter({ user, channel }, () => clock.now);
  return { clock, take: (who = 'u', where = 'c') => limiter.take(who, where) };
};

describe('createRateLimiter', () => {
  it('takes a minute of requests at once, and says after how long the next is taken', () => {
    const { clock, take } = bench(6, 0);
    for (let count = 0; count < 6; count += 1) expect(take()).toBe(0);
    expect(take()).toBe(10_000);
    clock.now += 9_999;
    expect(take()).toBe(1);
    clock.now += 1;
    expect(take()).toBe(0);
    expect(take()).toBe(10_000);
  });

  it('counts each person alone, and everyone in a channel together', () => {
    const { take } = bench(2, 3);
    expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 30_000]);
    expect([take('b'), take('b')]).toEqual([0, 20_000]);
    expect(take('b', 'elsewhere')).toBe(0);
  });

  it('charges neither the person nor the channel for what it refuses', () => {
    const { take } = bench(1, 2);
    take('a');
    for (let count = 0; count < 50; count += 1) expect(take('a')).toBeGreaterThan(0);
    expect(take('b')).toBe(0);
  });

  it('takes everything where there is no limit', () => {
    const { take } = bench(0, 0);
    for (let count = 0; count < 1000; count += 1) expect(take()).toBe(0);
  });

  it('never takes more than twice a minute’s requests in any minute, and takes what waited as told', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 100 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), pauses, (perMinute, steps) => {
        const { clock, take } = bench(perMinute, 0);
        const taken: number[] = [];
        for (const pause of steps) {
          clock.now += pause;
          const wait = take();
          if (wait > 0) {
            clock.now += Math.ceil(wait);
            expect(take()).toBe(0);
          }
          taken.push(clock.now);
          const lately = taken.filter((at) => at > clock.now - 60_000);
          expect(lately.length).toBeLessThanOrEqual(2 * perMinute + 1);
        }
      }),
    );
  });
});
