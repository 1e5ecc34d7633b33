import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BaselineOutcome, RankBaselines } from './rank-baselines.ts';

export type ChildMessage =
  | { readonly kind: 'progress'; readonly stage: string; readonly total: number }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly BaselineOutcome[] };

/** The sources run as they are or compiled: the child's file ends like this one. */
const CHILD = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? './eval-baselines.ts' : './eval-baselines.js',
    import.meta.url,
  ),
);

/**
 * Ranks in another process, so that the core is asked at the same time; a worker thread would not
 * run TypeScript sources on Node 20.
 */
export const rankInChild: RankBaselines = (task, progress) =>
  new Promise((resolve, reject) => {
    const child = fork(CHILD, { serialization: 'advanced' });
    child.on('message', (message: ChildMessage) => {
      if (message.kind === 'outcomes') resolve(message.outcomes);
      else progress(message.stage, message.total, message.total);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`ranking the baselines ended with ${code}`)));
    child.send(task);
  });
