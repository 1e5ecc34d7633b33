import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadStage } from '../../../../src/cli/opening/open-live-library.ts';
import { progressLine, showProgress } from '../../../../src/cli/terminal/show-progress.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

const stage: LoadStage = { stage: 'analysing', done: 3_000, total: 12_000 };

const show = (isTTY: boolean) => {
  const written: string[] = [];
  const output = Object.assign(new PassThrough(), { isTTY });
  output.on('data', (bytes: Buffer) => written.push(bytes.toString()));
  const logged: LoadStage[] = [];
  const progress = showProgress(output, (one) => logged.push(one));
  const showAfter = (ms: number): void => {
    vi.advanceTimersByTime(ms);
    progress.show(stage);
  };
  return { written, logged, progress, showAfter };
};

describe('showing how far loading is', () => {
  it('draws a bar on a terminal and takes it away again', async () => {
    const { written, logged, progress, showAfter } = show(true);
    showAfter(2_000);
    progress.end();
    await new Promise((resolve) => setImmediate(resolve));
    const [bar = '', end] = [written.join('').split('\r')[1], written.join('').split('\r')[2]];
    expect(bar).toContain('Analysing ████████░░');
    expect(bar).toContain('3,000 of 12,000 articles');
    expect(end).toBe('\u001b[2K');
    expect(logged).toEqual([]);
  });

  it('draws nothing where there is no terminal, and tells every ten seconds', async () => {
    const { written, logged, progress, showAfter } = show(false);
    for (let second = 0; second < 25; second += 1) showAfter(1_000);
    progress.end();
    await new Promise((resolve) => setImmediate(resolve));
    expect(written).toEqual([]);
    expect(logged.map(progressLine)).toEqual([
      'Analysing 3,000 of 12,000 articles',
      'Analysing 3,000 of 12,000 articles',
    ]);
  });
});
