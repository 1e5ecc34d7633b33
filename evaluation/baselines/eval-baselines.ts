import { type BaselineTask, rankBaselines } from './rank-baselines.ts';
import type { ChildMessage } from './rank-in-child.ts';

/** The other side of `rank-in-child.ts`: ranks what it is sent, answers, and ends. */
const send = (message: ChildMessage): void => {
  process.send?.(message);
};

process.once('message', async (task: BaselineTask) => {
  const outcomes = await rankBaselines(task, (stage, done, total) => {
    if (done === total) send({ kind: 'progress', stage, total });
  });
  send({ kind: 'outcomes', outcomes });
  process.disconnect();
});
