import { describe, expect, it } from 'vitest';
import { createSliceQueue } from '../../../../src/qa/scheduling/queue.ts';
import type { Slices } from '../../../../src/qa/scheduling/slices.ts';

function* steps(name: string, log: string[]): Slices<string> {
  for (let step = 1; step <= 2; step += 1) {
    log.push(`${name}${step}`);
    yield;
  }
  return name;
}

// biome-ignore lint/correctness/useYield: it fails before it comes to a turn
function* failing(): Slices<never> {
  throw new Error('no');
}

describe('work in slices, in a queue', () => {
  it('is done one after another, with a turn of the event loop between two', async () => {
    const inTurn = createSliceQueue();
    const log: string[] = [];
    const done = [inTurn(steps('a', log)), inTurn(steps('b', log))];
    setImmediate(() => log.push('turn'));
    expect(await Promise.all(done)).toEqual(['a', 'b']);
    expect(log).toEqual(['a1', 'a2', 'turn', 'b1', 'b2']);
  });

  it('begins in the same turn where nothing waits', async () => {
    const inTurn = createSliceQueue();
    const log: string[] = [];
    setImmediate(() => log.push('turn'));
    await inTurn(steps('a', log));
    expect(log).toEqual(['a1', 'a2']);
  });

  it('goes on after work that failed', async () => {
    const inTurn = createSliceQueue();
    const failed = inTurn(failing());
    const next = inTurn(steps('b', []));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('b');
  });
});
