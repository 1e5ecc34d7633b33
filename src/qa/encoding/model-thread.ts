import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../scheduling/start-thread.ts';
import { errorOf } from '../scheduling/thread-failure.ts';
import {
  BUSY,
  type ModelJob,
  type ModelJobKind,
  type ModelJobs,
  type ModelPlaces,
  type ModelReply,
  type ModelRequest,
  STOP,
} from './model-job.ts';

/** `asked`: somebody waits for it. `background`: it is done when nobody does. */
export type Urgency = 'asked' | 'background';

/** A job with whom it is done for. */
export interface ModelTask {
  readonly job: ModelJob;
  readonly urgency: Urgency;
  readonly resolve: (result: ModelJobs[ModelJobKind]['result']) => void;
  readonly reject: (error: unknown) => void;
  /** Threads that ended while they had it. */
  losses: number;
}

export type ModelNews = Extract<ModelReply, { readonly kind: 'loaded' | 'refused' }>;

/** One thread: it is started when it is first given something, and again after it ended. */
export interface ModelThread {
  /** Tasks that it has and has not done. */
  readonly held: number;
  readonly isStarted: boolean;
  start(): void;
  give(task: ModelTask): void;
  /** Ends it; what it had is rejected. */
  close(reason: Error): Promise<void>;
  /** Waits, and lets nothing else happen meanwhile, until it is in the middle of nothing; for the end of the process. */
  halt(): void;
}

export interface ModelThreadEvents {
  /** A model is loaded, or cannot be. */
  onNews(news: ModelNews): void;
  /** A task was settled: there is room for another. */
  onRoom(): void;
  /** The thread has ended by itself, and had these tasks. */
  onDeath(tasks: readonly ModelTask[], problem: Error): void;
}

/** JavaScript's share of the memory: vocabularies and little else. Networks are outside of it. */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 192 };

/** How often is looked whether a thread that is to end is in the middle of something. */
const IDLE_MS = 5;
/** What a thread is in the middle of is over by then. */
const HALT_MS = 2_000;

const ENTRY = new URL('./model-worker.ts', import.meta.url);

/** Brings a thread to a stop between two of the things that it does. */
const createBrake = () => {
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  return {
    loosen: () => shared.fill(0),
    pull: async (): Promise<void> => {
      Atomics.store(shared, STOP, 1);
      while (Atomics.load(shared, BUSY) > 0) await wait(IDLE_MS);
    },
    /** The same, and holds this thread meanwhile. */
    pullAtOnce: (): void => {
      Atomics.store(shared, STOP, 1);
      for (let busy = Atomics.load(shared, BUSY); busy > 0; busy = Atomics.load(shared, BUSY))
        if (Atomics.wait(shared, BUSY, busy, HALT_MS) === 'timed-out') return;
    },
  };
};

/** Tells of the end of a thread, once, and what it ended with. */
const watchEnd = (thread: Worker, onEnd: (problem: Error) => void): void => {
  let problem = new Error('the thread has ended');
  thread.on('error', (error: unknown) => {
    if (error instanceof Error) problem = error;
  });
  thread.on('exit', () => onEnd(problem));
};

/** A thread with the models of these places. It keeps the process alive only while it loads and works. */
export const createModelThread = (
  places: ModelPlaces,
  { onNews, onRoom, onDeath }: ModelThreadEvents,
  entry = ENTRY,
): ModelThread => {
  const tasks = new Map<number, ModelTask>();
  const brake = createBrake();
  let worker: Worker | undefined;
  /** Models that it has said nothing of yet. */
  let loading = 0;
  let lastId = 0;

  const rest = (): void => {
    if (tasks.size === 0 && loading === 0) worker?.unref();
  };
  const settle = (id: number, settled: (task: ModelTask) => void): void => {
    const task = tasks.get(id);
    tasks.delete(id);
    rest();
    if (task !== undefined) settled(task);
    onRoom();
  };
  const take = (reply: ModelReply): void => {
    if (reply.kind === 'done') settle(reply.id, ({ resolve }) => resolve(reply.result));
    else if (reply.kind === 'failed')
      settle(reply.id, ({ reject }) => reject(errorOf(reply.failure)));
    else {
      loading -= 1;
      rest();
      onNews(reply);
    }
  };
  const start = (): Worker => {
    if (worker !== undefined) return worker;
    const thread = startThread(entry, LIMITS, { places, shared: brake.loosen() });
    worker = thread;
    loading = Object.keys(places).length;
    rest();
    thread.on('message', take);
    watchEnd(thread, (problem) => {
      if (worker !== thread) return;
      worker = undefined;
      const lost = [...tasks.values()];
      tasks.clear();
      onDeath(lost, problem);
    });
    return thread;
  };

  return {
    get held() {
      return tasks.size;
    },
    get isStarted() {
      return worker !== undefined;
    },
    start,
    give: (task) => {
      lastId += 1;
      tasks.set(lastId, task);
      const thread = start();
      thread.ref();
      thread.postMessage({ id: lastId, job: task.job } satisfies ModelRequest);
    },
    close: async (reason) => {
      const ending = worker;
      worker = undefined;
      for (const { reject } of tasks.values()) reject(reason);
      tasks.clear();
      if (ending !== undefined) await brake.pull();
      await ending?.terminate();
    },
    halt: () => {
      if (worker !== undefined) brake.pullAtOnce();
    },
  };
};
