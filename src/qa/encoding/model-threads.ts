import { QaError } from '../errors.ts';
import { errorOf } from '../scheduling/thread-failure.ts';
import type { ModelFacts, ModelJob, ModelJobKind, ModelJobs, ModelPlaces } from './model-job.ts';
import {
  createModelThread,
  type ModelNews,
  type ModelTask,
  type ModelThread,
  type Urgency,
} from './model-thread.ts';

/** Threads that run models, so that the event loop stays free. */
export interface ModelThreads {
  /** What is known of a model once the first thread has it. @throws {QaError} when it cannot be loaded */
  facts(place: keyof ModelPlaces): Promise<ModelFacts>;
  /** @throws {QaError} MODEL_ENDED when the threads have ended for good, or what the model was refused for */
  run<Kind extends ModelJobKind>(
    kind: Kind,
    job: ModelJobs[Kind]['job'],
    urgency: Urgency,
  ): Promise<ModelJobs[Kind]['result']>;
  close(): Promise<void>;
  /** For the end of the process, which would be cut off in the middle of a network's run: waits until none runs. */
  halt(): void;
}

export interface ModelThreadsOptions {
  readonly places: ModelPlaces;
  /** Threads at most, each with the models in its memory; one is started when those before it have enough to do. */
  readonly threads: number;
  readonly now?: () => number;
  /** What a thread runs; other than the product's in tests. */
  readonly entry?: URL;
}

/** Tasks that a thread has at a time: the next is there when one is done, and a question waits for two at most. */
const DEPTH = 2;
/** While questions come, and so long after the last, one thread is kept free of background work; in milliseconds. */
const ASKED_MS = 10_000;
/** A task that so many threads ended with is given up. */
const LOSSES_MAX = 2;
/** Threads that end one after another with nothing done in between: there is no use in starting more. */
const DEATHS_MAX = 3;

const endedError = (cause: Error): QaError =>
  new QaError('MODEL_ENDED', 'the threads that run models', 'they have ended; start again', {
    cause,
  });

/** A promise with what settles it. Nobody has to wait for it. */
const createFacts = () => {
  let resolve: (facts: ModelFacts) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<ModelFacts>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
};

/** The thread with the fewest tasks that has room; one that is not started only where those that are have none. */
const withRoom = (threads: readonly ModelThread[]): ModelThread | undefined => {
  const started = threads.filter(({ isStarted, held }) => isStarted && held < DEPTH);
  const [fewest] = started.toSorted((one, other) => one.held - other.held);
  if (fewest?.held === 0) return fewest;
  return threads.find(({ isStarted }) => !isStarted) ?? fewest;
};

/** What waits for a thread, in the order of the calls, what somebody waits for first. */
const createTaskQueue = (threads: () => readonly ModelThread[], now: () => number) => {
  const waiting: Readonly<Record<Urgency, ModelTask[]>> = { asked: [], background: [] };
  let lastAsked = Number.NEGATIVE_INFINITY;
  const hand = (urgency: Urgency, among: readonly ModelThread[]): void => {
    for (;;) {
      const thread = withRoom(among);
      const task = thread === undefined ? undefined : waiting[urgency].shift();
      if (thread === undefined || task === undefined) return;
      thread.give(task);
    }
  };
  return {
    add: (task: ModelTask): void => {
      if (task.urgency === 'asked') lastAsked = now();
      waiting[task.urgency].push(task);
    },
    putBack: (task: ModelTask): void => {
      waiting[task.urgency].unshift(task);
    },
    handOut: (): void => {
      hand('asked', threads());
      if (waiting.asked.length > 0) return;
      const isKeptFree = threads().length > 1 && now() - lastAsked < ASKED_MS;
      hand('background', isKeptFree ? threads().slice(1) : threads());
    },
    rejectAll: (error: Error): void => {
      for (const tasks of Object.values(waiting))
        for (const { reject } of tasks.splice(0)) reject(error);
    },
  };
};

/** Threads that share what is to be done: first what somebody waits for, in the order of the calls. */
export const openModelThreads = (options: ModelThreadsOptions): ModelThreads => {
  const { places, entry, now = Date.now } = options;
  const facts = { encoder: createFacts(), reader: createFacts() } satisfies Record<
    keyof ModelPlaces,
    unknown
  >;
  let deaths = 0;
  let ended: QaError | undefined;
  const queue = createTaskQueue(() => threads, now);

  const end = (error: QaError): void => {
    ended ??= error;
    for (const { reject } of Object.values(facts)) reject(ended);
    queue.rejectAll(ended);
  };
  const onDeath = (lost: readonly ModelTask[], problem: Error): void => {
    deaths += 1;
    for (const task of lost.toReversed()) {
      task.losses += 1;
      if (task.losses >= LOSSES_MAX) task.reject(endedError(problem));
      else queue.putBack(task);
    }
    if (deaths >= DEATHS_MAX) {
      end(endedError(problem));
      return;
    }
    threads[0]?.start();
    queue.handOut();
  };
  const onNews = (news: ModelNews): void => {
    const of = facts[news.place];
    if (news.kind === 'loaded') of.resolve(news.facts);
    else of.reject(errorOf(news.failure));
  };
  const onRoom = (): void => {
    deaths = 0;
    if (ended === undefined) queue.handOut();
  };
  const events = { onNews, onRoom, onDeath };
  const threads: readonly ModelThread[] = Array.from({ length: options.threads }, () =>
    createModelThread(places, events, entry),
  );

  return {
    facts: (place) => {
      if (places[place] === undefined) {
        const remedy = 'no folder was given for it';
        return Promise.reject(new QaError('MODEL_MISSING', place, remedy));
      }
      if (ended === undefined) threads[0]?.start();
      return facts[place].promise;
    },
    run: <Kind extends ModelJobKind>(
      kind: Kind,
      input: ModelJobs[Kind]['job'],
      urgency: Urgency,
    ): Promise<ModelJobs[Kind]['result']> => {
      if (ended !== undefined) return Promise.reject(ended);
      const job = { kind, ...input } as ModelJob; // kind and input belong together
      return new Promise((resolve, reject) => {
        queue.add({ job, urgency, resolve, reject, losses: 0 });
        queue.handOut();
      });
    },
    close: async () => {
      const reason = endedError(new Error('they were closed'));
      end(reason);
      await Promise.all(threads.map((thread) => thread.close(reason)));
    },
    halt: () => {
      for (const thread of threads) thread.halt();
    },
  };
};
