import type { ReadArticle } from '../corpus/folder/read-article.ts';
import { QaError } from '../errors.ts';
import { errorOf } from '../scheduling/thread-failure.ts';
import type { Document, Figure, Passage } from '../types.ts';
import type { AnalysedDocument } from './analyse-document.ts';
import type { CorpusJob, CorpusReply } from './corpus-worker.ts';
import { createWorkerChild, ProcessKilled, type WorkerChild } from './worker-child.ts';

/**
 * The one door through which files are read, and where articles are analysed: processes with a limit of time and of
 * memory, so that no file can take along or hold up what answers.
 */
export interface CorpusWorkers {
  /** Reads a file. @throws {QaError} also when it takes too long or too much memory */
  readonly read: ReadArticle;
  analyse(document: Document): Promise<AnalysedDocument>;
  /** Starts a process to read where none is: there will be a file soon. */
  warm(): void;
  close(): Promise<void>;
}

/** What an article may take at most: memory of the whole process in megabytes, and time in milliseconds. */
const READ_MB = 350;
const ANALYSE_MB = 512;
const READ_MS = 20_000;
/** An article of 5 MB is analysed in half of it on a slow machine. */
const ANALYSE_MS = 180_000;

type CorpusProcess = WorkerChild<CorpusJob, CorpusReply>;

const createProcess = (memoryMb: number): CorpusProcess =>
  createWorkerChild<CorpusJob, CorpusReply>({
    entry: new URL(
      import.meta.url.endsWith('.ts') ? './corpus-worker.ts' : './corpus-worker.js',
      import.meta.url,
    ),
    memoryMb,
    isLast: ({ kind }) => kind === 'done' || kind === 'failed',
  });

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

const runOnce = async (one: CorpusProcess, job: CorpusJob, withinMs: number): Promise<Gathered> => {
  const gathered: Gathered = { documents: [], passages: [], figures: [] };
  const last = await one.run(job, withinMs, (reply) => gather(gathered, reply));
  if (last.kind === 'failed') throw errorOf(last.failure);
  return gathered;
};

/** An article is not at fault for whoever ends processes: it is given to the next one, once. */
const runIn = async (one: CorpusProcess, job: CorpusJob, withinMs: number): Promise<Gathered> => {
  try {
    return await runOnce(one, job, withinMs);
  } catch (error) {
    if (!(error instanceof ProcessKilled)) throw error;
    return runOnce(one, job, withinMs);
  }
};

interface PooledProcess {
  readonly worker: CorpusProcess;
  /** Of two jobs that wait it does the first that it would do first. */
  readonly does: readonly ((job: CorpusJob) => boolean)[];
}

interface WaitingJob {
  readonly job: CorpusJob;
  readonly start: (one: PooledProcess) => void;
}

/** Gives each job to a process that does its kind and is free, in the order they came. */
const createPool = (processes: readonly PooledProcess[]) => {
  const free = new Set(processes);
  const waiting: WaitingJob[] = [];
  const take = (job: CorpusJob): Promise<PooledProcess> => {
    const one = processes.find((each) => free.has(each) && each.does.some((does) => does(job)));
    if (one === undefined) return new Promise((start) => waiting.push({ job, start }));
    free.delete(one);
    return Promise.resolve(one);
  };
  const giveBack = (one: PooledProcess): void => {
    for (const does of one.does) {
      const at = waiting.findIndex(({ job }) => does(job));
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (next !== undefined) {
        next.start(one);
        return;
      }
    }
    free.add(one);
  };
  return {
    run: async (job: CorpusJob, withinMs: number): Promise<Gathered> => {
      const one = await take(job);
      try {
        return await runIn(one.worker, job, withinMs);
      } finally {
        giveBack(one);
      }
    },
    end: async (): Promise<void> => {
      await Promise.all(processes.map(({ worker }) => worker.end()));
    },
  };
};

const isReading = ({ kind }: CorpusJob): boolean => kind === 'read';
const isAnalysing = ({ kind }: CorpusJob): boolean => kind === 'analyse';
/** An article of this many characters is analysed in a few tenths of a second: a file can wait for that. */
const SHORT_TEXT = 20_000;
const isShortAnalysis = (job: CorpusJob): boolean =>
  job.kind === 'analyse' && job.document.text.length <= SHORT_TEXT;

/**
 * `count` processes, and at least two, started when they are first needed: one reads, and analyses short articles
 * where there are others and nothing is to be read, so that a file never waits for a long analysis; the others analyse.
 */
export const openCorpusWorkers = (count: number): CorpusWorkers => {
  const reader = createProcess(READ_MB);
  const pool = createPool([
    ...Array.from({ length: Math.max(1, count - 1) }, () => ({
      worker: createProcess(ANALYSE_MB),
      does: [isAnalysing],
    })),
    { worker: reader, does: count > 1 ? [isReading, isShortAnalysis] : [isReading] },
  ]);
  return {
    read: async (file) => {
      try {
        return (await pool.run({ kind: 'read', file }, READ_MS)).documents;
      } catch (error) {
        if (error instanceof QaError) throw error;
        const remedy = 'save it in another format, or split it into smaller articles';
        throw new QaError('ARTICLE_UNREADABLE', file.path, remedy, { cause: error });
      }
    },
    analyse: async (document) => {
      const job = { kind: 'analyse', document } as const;
      const { passages, figures } = await pool.run(job, ANALYSE_MS);
      return { document, passages, figures };
    },
    warm: reader.warm,
    close: pool.end,
  };
};
