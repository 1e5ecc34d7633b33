import { afterEach, describe, expect, it } from 'vitest';
import { type ModelThreads, openModelThreads } from '../../../../src/qa/encoding/model-threads.ts';

const ENTRY = new URL('../../../support/dying-thread/run.ts', import.meta.url);

let threads: ModelThreads | undefined;
const open = (count = 1): ModelThreads => {
  threads = openModelThreads({ places: { encoder: 'anywhere' }, threads: count, entry: ENTRY });
  return threads;
};
const passage = (text: string) => ({ text, as: 'passage' }) as const;

afterEach(() => threads?.close());

describe('threads that run models', () => {
  it('does what somebody waits for before what nobody does', async () => {
    const { run } = open();
    const settled: string[] = [];
    const note = (name: string) => () => settled.push(name);
    const background = Array.from({ length: 6 }, (_, at) =>
      run('encode', passage('text'), 'background').then(note(`passage ${at}`)),
    );
    const asked = run('encode', { text: 'q', as: 'question' }, 'asked').then(note('question'));
    await Promise.all([...background, asked]);
    // Two had been handed to the thread before the question came.
    expect(settled.slice(0, 3)).toEqual(['passage 0', 'passage 1', 'question']);
  });

  it('goes on in another thread after one has ended, and loses nothing but what ended it', async () => {
    const { run, facts } = open(2);
    await facts('encoder');
    const results = await Promise.allSettled(
      ['one', 'die', 'three', 'fours', 'sixsix'].map((text) =>
        run('encode', passage(text), 'background'),
      ),
    );
    const told = results.map((result) =>
      result.status === 'fulfilled' ? [...result.value] : (result.reason as { code: string }).code,
    );
    expect(told).toEqual([[3], 'MODEL_ENDED', [5], [5], [6]]);
  });

  it('gives up where threads do nothing but end, and says so from then on', async () => {
    const { run } = open();
    const dying = Array.from({ length: 4 }, () => run('encode', passage('die'), 'background'));
    const results = await Promise.allSettled(dying);
    expect(results.map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
    await expect(run('encode', passage('text'), 'asked')).rejects.toMatchObject({
      code: 'MODEL_ENDED',
      cause: expect.objectContaining({ message: 'told to die' }),
    });
  });

  it('rejects what is under way when it is closed', async () => {
    const opened = open();
    const running = opened.run('encode', passage('text'), 'background');
    const rejected = expect(running).rejects.toMatchObject({ code: 'MODEL_ENDED' });
    await opened.close();
    await rejected;
  });
});
