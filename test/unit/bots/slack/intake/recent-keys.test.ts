import { describe, expect, it } from 'vitest';
import { createRecentKeys } from '../../../../../src/bots/slack/intake/recent-keys.ts';

describe('recent keys', () => {
  it('are new once', () => {
    const keys = createRecentKeys(() => 0);
    expect([keys.isNew('a'), keys.isNew('a'), keys.isNew('b')]).toEqual([true, false, true]);
  });

  it('are kept for at least ten minutes and then forgotten', () => {
    let now = 0;
    const keys = createRecentKeys(() => now);
    keys.isNew('a');
    now = 10 * 60_000;
    expect(keys.isNew('a')).toBe(false);
    now = 16 * 60_000;
    expect(keys.isNew('a')).toBe(true);
  });

  it('are bounded: the oldest of very many are forgotten', () => {
    const keys = createRecentKeys(() => 0);
    for (let index = 0; index <= 60_000; index += 1) keys.isNew(String(index));
    expect(keys.isNew('60000')).toBe(false);
    expect(keys.isNew('0')).toBe(true);
  });
});
