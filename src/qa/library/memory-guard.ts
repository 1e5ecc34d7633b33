import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { GUARD_SIGNAL } from './worker-child.ts';

/** How often memory is looked at: what a parser takes meanwhile is what a limit may be overrun by. Milliseconds. */
const LOOK_EVERY_MS = 20;

/** Runs in a thread, which goes on looking while the rest of the process is busy in one call. */
const GUARD = `
const { workerData } = require('node:worker_threads');
const parent = process.ppid;
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.bytes) process.kill(process.pid, workerData.signal);
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, workerData.everyMs);
`;

/** Ends this process, whatever it is doing, once it takes more memory, or once the process that started it is gone. */
export const guardMemory = (megabytes: number): void => {
  const workerData = {
    bytes: megabytes * 1024 * 1024,
    everyMs: LOOK_EVERY_MS,
    signal: GUARD_SIGNAL,
  };
  const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 };
  new Worker(GUARD, { eval: true, execArgv: [], env: {}, workerData, resourceLimits }).unref();
  try {
    // Where memory is short all the same, Linux ends this process before the one that answers (proc(5)).
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Other systems have no such file.
  }
};
