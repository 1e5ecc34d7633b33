import { parentPort, workerData } from 'node:worker_threads';
import { loadWindowReader, type Reading } from './load-reader.ts';
import type { ReadingWindow, SpanReading } from './span-reader.ts';

export interface ReadRequest {
  readonly id: number;
  readonly question: string;
  readonly windows: readonly ReadingWindow[];
}

/** `ready` comes once, before all else. */
export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'readings'; readonly id: number; readonly readings: readonly SpanReading[] }
  | { readonly kind: 'failure'; readonly id: number; readonly problem: unknown };

const reply = (message: WorkerReply): void => parentPort?.postMessage(message);

// The entry of a worker thread: the one module of the core that runs on import.
const { reading } = workerData as { readonly reading: Reading };
const read = loadWindowReader(reading);
parentPort?.on('message', ({ id, question, windows }: ReadRequest) => {
  try {
    reply({ kind: 'readings', id, readings: read(question, windows) });
  } catch (problem) {
    reply({ kind: 'failure', id, problem });
  }
});
reply({ kind: 'ready' });
