import type { Worker } from 'node:worker_threads';
import type { AnalysedDocument } from './analyse-document.ts';
import type { ReadArticle } from './corpus/read-article.ts';
import type { CorpusJob, CorpusReply } from './corpus-worker.ts';
import { QaError } from './errors.ts';
import { nextTurn } from './slices.ts';
import { startThread } from './start-thread.ts';
import { errorOf } from './thread-failure.ts';
import type { Document, Figure, Passage } from './types.ts';

/** Threads that read and analyse articles, so that the event loop stays free. */
export interface CorpusWorkers {
  /** Reads a file. @throws {QaError} also when it takes too long or too much memory */
  readonly read: ReadArticle;
  analyse(document: Document): Promise<AnalysedDocument>;
  /** Starts a thread where none is: there will be a job soon. */
  warm(): void;
  close(): Promise<void>;
}

/** What an article may take at most: memory in megabytes, and time in milliseconds. */
const LIMITS = { maxOldGenerationSizeMb: 512 };
const READ_MS = 20_000;
/** An article of 5 MB is analysed in half of it on a slow machine. */
const ANALYSE_MS = 180_000;
/** A thread that has had nothing to do for this long is ended: its models take memory. */
const IDLE_MS = 60_000;

/** All that a job's replies bring. */
interface Gathered {
  readonly documents: Document[];
  readonly passages: Passage[];
  readonly figures: Figure[];
}

const gather = (into: Gathered, reply: CorpusReply): void => {
  if (reply.kind === 'documents') into.documents.push(...reply.documents);
  if (reply.kind === 'passages') for (const passage of reply.passages) into.passages.push(passage);
  if (reply.kind === 'figures') for (const figure of reply.figures) into.figures.push(figure);
};

const TOO_MUCH = 'it takes more memory than an article should';

const ENTRY = new URL('./corpus-worker.ts', import.meta.url);

/** One thread, which does one job at a time; it is started when there is one, and again after one that broke it. */
const createThread = () => {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const endWhenIdle = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => void end(), IDLE_MS).unref();
  };
  const start = (): Worker => {
    if (worker !== undefined) return worker;
    const thread = startThread(ENTRY, LIMITS).on('error', () => {});
    thread.on('exit', () => {
      if (worker === thread) worker = undefined;
    });
    worker = thread;
    return thread;
  };
  const run = (job: CorpusJob, withinMs: number): Promise<Gathered> => {
    clearTimeout(idle);
    const thread = start();
    const gathered: Gathered = { documents: [], passages: [], figures: [] };
    return new Promise<Gathered>((resolve, reject) => {
      const timer = setTimeout(() => {
        stop(() => reject(new Error(`it takes longer than ${withinMs / 1000} seconds`)));
        void end();
      }, withinMs);
      const stop = (settle: () => void): void => {
        clearTimeout(timer);
        thread.off('message', onReply);
        thread.off('error', onError);
        thread.off('exit', onExit);
        settle();
      };
      const onReply = (reply: CorpusReply): void => {
        gather(gathered, reply);
        if (reply.kind === 'done') stop(() => resolve(gathered));
        if (reply.kind === 'failed') stop(() => reject(errorOf(reply.failure)));
      };
      const onError = (error: NodeJS.ErrnoException): void => {
        worker = undefined;
        const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        stop(() => reject(isMemory ? new Error(TOO_MUCH) : error));
      };
      const onExit = (): void => {
        worker = undefined;
        stop(() => reject(new Error('the thread that reads articles has ended')));
      };
      thread.on('message', onReply);
      thread.on('error', onError);
      thread.on('exit', onExit);
      thread.ref();
      thread.postMessage(job);
    }).finally(() => {
      worker?.unref();
      endWhenIdle();
    });
  };
  const warm = (): void => {
    if (worker !== undefined) return;
    start().unref();
    endWhenIdle();
  };
  return { run, warm, end };
};

/** Distinct words kept to share their memory: every message brings its own copies. */
const MAX_INTERNED = 200_000;

/** A function that returns a passage whose words are shared with those of other passages. */
const createSharing = () => {
  const known = new Map<string, string>();
  const share = (text: string): string => {
    const shared = known.get(text);
    if (shared !== undefined) return shared;
    if (known.size >= MAX_INTERNED) known.clear();
    known.set(text, text);
    return text;
  };
  return (passage: Passage): Passage => ({
    ...passage,
    tokens: {
      ...passage.tokens,
      word: passage.tokens.word.map(share),
      stem: passage.tokens.stem.map(share),
    },
  });
};

/** Starts `count` threads when they are first needed. */
export const openCorpusWorkers = (count: number): CorpusWorkers => {
  const threads = Array.from({ length: count }, createThread);
  const free = [...threads];
  const waiting: ((thread: (typeof threads)[number]) => void)[] = [];
  const take = async () =>
    free.pop() ?? new Promise<(typeof threads)[number]>((resolve) => waiting.push(resolve));
  const run = async (job: CorpusJob, withinMs: number): Promise<Gathered> => {
    const thread = await take();
    try {
      return await thread.run(job, withinMs);
    } finally {
      const next = waiting.shift();
      if (next === undefined) free.push(thread);
      else next(thread);
    }
  };
  const shareWords = createSharing();
  return {
    read: async (file) => {
      try {
        return (await run({ kind: 'read', file }, READ_MS)).documents;
      } catch (error) {
        if (error instanceof QaError) throw error;
        const remedy = 'save it in another format, or split it into smaller articles';
        throw new QaError('ARTICLE_UNREADABLE', file.path, remedy, { cause: error });
      }
    },
    analyse: async (document) => {
      const { passages, figures } = await run({ kind: 'analyse', document }, ANALYSE_MS);
      const shared: Passage[] = [];
      for (const [at, passage] of passages.entries()) {
        shared.push(shareWords(passage));
        if (at % 50 === 49) await nextTurn();
      }
      return { document, passages: shared, figures };
    },
    warm: () => free.at(-1)?.warm(),
    close: async () => {
      await Promise.all(threads.map(({ end }) => end()));
    },
  };
};
