import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../../src/qa/scheduling/turns.ts';

describe('createTurns', () => {
  it('leaves the event loop to others between one turn and the next, in the order of asking', async () => {
    const turn = createTurns();
    const seen: string[] = [];
    const work = ['a', 'b', 'c'].map(async (name) => {
      await turn();
      seen.push(name);
      setImmediate(() => seen.push(`after ${name}`));
    });
    await Promise.all(work);
    expect(seen).toEqual(['a', 'after a', 'b', 'after b', 'c']);
  });
});
