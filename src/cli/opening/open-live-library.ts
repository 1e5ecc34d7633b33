import { availableParallelism } from 'node:os';
import { PUBLIC_SCOPE } from '../../bots/scopes/public-scope.ts';
import type { CorpusSource, LoadProgress } from '../../qa/corpus/corpus-source.ts';
import { createFolderSource } from '../../qa/corpus/folder/folder-source.ts';
import type { Site } from '../../qa/corpus/site/site.ts';
import { segmentsOf } from '../../qa/corpus/tree/segments-of.ts';
import { analyseInTurns } from '../../qa/library/analyse-document.ts';
import { type LibraryOptions, loadLibraryTools } from '../../qa/library/build-library.ts';
import { createLiveLibrary, type LiveLibrary } from '../../qa/library/live-library.ts';
import { type CorpusWorkers, openCorpusWorkers } from '../../qa/library/open-corpus-workers.ts';
import type { Document } from '../../qa/types.ts';

/** What stands behind a library that follows its corpus. */
export interface OpenLive {
  readonly live: LiveLibrary;
  readonly source: CorpusSource;
  close(): Promise<void>;
}

/** What of loading is under way, for whoever waits for it. */
export interface LoadStage extends LoadProgress {
  readonly stage: 'reading' | 'analysing' | 'encoding';
}

export interface LiveOptions {
  readonly directory: string;
  readonly sweepMs?: number;
  /** Whether links may lead out of the folder. */
  readonly followsLinks?: boolean;
  /** Where folders of it are published. */
  readonly sites?: readonly Site[];
  /** The models that take part. */
  readonly reading?: Promise<LibraryOptions>;
  /** Other than the articles below `directory`. */
  readonly source?: CorpusSource;
  readonly onProgress?: (stage: LoadStage) => void;
}

/** Articles of this length together are analysed here in two tenths of a second, in slices, sooner than a process has started. */
const SHORT_TEXTS = 100_000;
/** A paragraph is analysed in one slice: one that is longer holds up too much. */
const SHORT_PARAGRAPH = 6_000;
/** A corpus of fewer characters is analysed before a process would have started. */
const SMALL_CORPUS = 600_000;
const PROCESSES_MAX = 4;
/** Files given to the process that reads: one is read, the next is at hand, and whoever reads one again waits for no more. */
const FILES_AT_ONCE = 2;

const hasShortParagraphs = ({ root }: Document): boolean =>
  segmentsOf(root).every(({ span: { start, end } }) => end - start <= SHORT_PARAGRAPH);

const openWith = async (
  options: LiveOptions,
  workers: CorpusWorkers,
  processes: number,
): Promise<OpenLive> => {
  const { directory, sweepMs, sites = [], onProgress = () => {} } = options;
  const source =
    options.source ??
    createFolderSource(directory, {
      ...(sweepMs === undefined ? {} : { sweepMs }),
      sites,
      atOnce: FILES_AT_ONCE,
      followsLinks: options.followsLinks ?? false,
      // A process takes half a second to start: it does so while somebody is still writing.
      expect: workers.warm,
      read: workers.read,
    });
  // The language model is loaded while another process reads.
  const loadingTools = Promise.resolve(options.reading).then(loadLibraryTools);
  loadingTools.catch(() => {});
  const corpus = await source.load((progress) => onProgress({ stage: 'reading', ...progress }));
  const tools = await loadingTools;
  const size = corpus.documents.reduce((sum, { text }) => sum + text.length, 0);
  let isLoading = true;
  const live = await createLiveLibrary(corpus, tools, {
    atOnce: processes,
    analyse: async (document, among) => {
      const isQuick = isLoading ? size < SMALL_CORPUS : among * document.text.length <= SHORT_TEXTS;
      const isHere = isQuick && hasShortParagraphs(document);
      return isHere ? analyseInTurns(document, tools) : workers.analyse(document);
    },
    onProgress: (progress) => onProgress({ stage: 'analysing', ...progress }),
  });
  isLoading = false;
  await live.prepare(PUBLIC_SCOPE);
  // What is built on first use is built now, so that the first question is as fast as the next.
  await live.current().answer({ text: 'ready?' }, PUBLIC_SCOPE);
  return { live, source, close: workers.close };
};

/** The library over a corpus that changes, whole and ready to be asked. @throws {QaError} CORPUS_MISSING */
export const openLiveLibrary = async (options: LiveOptions): Promise<OpenLive> => {
  const processes = Math.max(1, Math.min(PROCESSES_MAX, availableParallelism() - 1));
  const workers = openCorpusWorkers(processes);
  try {
    return await openWith(options, workers, processes);
  } catch (error) {
    await workers.close();
    await options.reading?.then(({ reader }) => reader?.close()).catch(() => {});
    throw error;
  }
};
