import type { WriteStream } from 'node:tty';
import type { Progress } from './progress.ts';

const EVERY_MS = 500;

/** Progress on one line of a terminal, or one line a stage where output is not a terminal. */
export const createProgress = (stream: WriteStream): Progress => {
  let shown = 0;
  return (stage, done, total) => {
    const isDone = done === total;
    if (stream.isTTY !== true) {
      if (isDone) stream.write(`${stage}: ${total} questions\n`);
      return;
    }
    const now = performance.now();
    if (!isDone && now - shown < EVERY_MS) return;
    shown = now;
    stream.write(`\r\u001b[K${stage}: ${done} of ${total}${isDone ? '\n' : ''}`);
  };
};
