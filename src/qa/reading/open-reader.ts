import { Worker } from 'node:worker_threads';
import { loadWindowReader, type Reading, readShippedReading } from './load-reader.ts';
import type { ReadRequest, WorkerReply } from './reader-worker.ts';
import type { SpanReader, SpanReaderOptions, SpanReading } from './span-reader.ts';

interface Pending {
  readonly resolve: (readings: readonly SpanReading[]) => void;
  readonly reject: (problem: unknown) => void;
}

/** Loads tsx, which does not enter worker threads by itself, and then the entry. */
const SOURCE_LOADER = `
const { tsx, entry } = require('node:worker_threads').workerData;
import(tsx).then(({ register }) => { register(); return import(entry); });
`;

/** Reading makes little garbage: small generations keep the thread's memory small. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

/** A build is plain JavaScript; the sources need tsx. */
const startWorker = (reading: Reading): Worker => {
  const isSource = import.meta.url.endsWith('.ts');
  if (!isSource)
    return new Worker(new URL('./reader-worker.js', import.meta.url), {
      workerData: { reading },
      resourceLimits: LIMITS,
    });
  const tsx = import.meta.resolve('tsx/esm/api');
  const entry = new URL('./reader-worker.ts', import.meta.url).href;
  return new Worker(SOURCE_LOADER, {
    eval: true,
    execArgv: [],
    workerData: { tsx, entry, reading },
    resourceLimits: LIMITS,
  });
};

const whenReady = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The reader ended before it was ready.')));
  });

/** A worker thread as a reader. It keeps the process alive only while it reads. */
const readInWorker = async (reading: Reading): Promise<SpanReader> => {
  const worker = startWorker(reading);
  await whenReady(worker);
  worker.unref();
  const pending = new Map<number, Pending>();
  let ended: unknown;
  let lastId = 0;
  const settle = (id: number, settled: (waiting: Pending) => void): void => {
    const waiting = pending.get(id);
    pending.delete(id);
    if (pending.size === 0) worker.unref();
    if (waiting !== undefined) settled(waiting);
  };
  const end = (problem: unknown): void => {
    ended ??= problem;
    for (const id of [...pending.keys()]) settle(id, ({ reject }) => reject(problem));
  };
  worker.on('message', (reply: WorkerReply) => {
    if (reply.kind === 'readings') settle(reply.id, ({ resolve }) => resolve(reply.readings));
    if (reply.kind === 'failure') settle(reply.id, ({ reject }) => reject(reply.problem));
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The reader has ended.')));
  return {
    read: (question, windows) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended);
          return;
        }
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        worker.ref();
        const texts = windows.map(({ text }) => ({ text }));
        worker.postMessage({ id: lastId, question, windows: texts } satisfies ReadRequest);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
};

/**
 * Returns a reader, in a worker thread or in this one.
 * @throws ReaderFileError when the weights are damaged
 */
export const openReader = async (options: SpanReaderOptions): Promise<SpanReader> => {
  const reading = options.reading ?? (await readShippedReading());
  if (options.inWorker) return readInWorker(reading);
  const read = loadWindowReader(reading);
  return { read: async (question, windows) => read(question, windows), close: async () => {} };
};
