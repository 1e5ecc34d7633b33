import type { CorpusChange, LoadedCorpus, LoadProgress } from '../corpus/corpus-source.ts';
import type { RejectedFile } from '../corpus/folder/rejected-file.ts';
import type { MeaningProgress } from '../retrieval/keep-meanings.ts';
import { createQueue } from '../scheduling/queue.ts';
import { nextTurn, runInSlices } from '../scheduling/slices.ts';
import type { Document, Scope } from '../types.ts';
import { type AnalysedDocument, analyseInTurns } from './analyse-document.ts';
import { type CorpusState, createStates, inOrder, type LibraryTools } from './build-library.ts';
import { type Analyse, createDocumentShelf } from './document-shelf.ts';
import type { Library } from './library.ts';
import { createScopeTracks } from './scope-tracks.ts';

/** How the corpus stands. */
export interface CorpusStatus {
  readonly articles: number;
  /** Files that could not be read, each with its reason. */
  readonly rejected: readonly RejectedFile[];
  /** When the library that answers now became the one that answers, in milliseconds since 1970. */
  readonly since: number;
  /** How many passages can be found by meaning; absent where none ever can. */
  readonly meaning?: MeaningProgress;
}

/** A library that follows a corpus: there is always a whole one to ask. */
export interface LiveLibrary {
  /** The library over the corpus as it stands. It never changes; after a change there is another one. */
  current(): Library;
  status(): CorpusStatus;
  /**
   * Takes a change in. What is removed, or belongs to another collection now, is gone at once, whatever else is still
   * being analysed; what else changed stands as it was until it is analysed. Resolves once the library that has the
   * change whole is the current one. Of several changes of one document the last counts.
   */
  apply(change: CorpusChange): Promise<void>;
  /** Resolves once nothing can be found that a change so far took away. */
  withdrawn(): Promise<void>;
  /**
   * Resolves once the current library has its indexes for a scope; they are kept up to date from then on.
   * A scope that was not prepared is indexed when it is asked for, which holds up everything meanwhile.
   */
  prepare(scope: Scope): Promise<void>;
  /** Resolves once nothing is left to do: former states let go of, changes worked in. */
  settled(): Promise<void>;
}

export interface LiveLibraryOptions {
  readonly now?: () => number;
  /** Works out what concerns one document, of `among` at once; in this thread unless told. One it rejects with is left out. */
  readonly analyse?: (document: Document, among: number) => Promise<AnalysedDocument>;
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Documents analysed at a time. */
  readonly atOnce?: number;
  /** Answers under way when a state is replaced have this long to end on it, in milliseconds. */
  readonly retireMs?: number;
}

const RETIRE_MS = 2_000;

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Work that is done some time later, once, however often it is asked for before that. */
const createChore = (work: () => Promise<void>) => {
  let pending: Promise<void> | undefined;
  return {
    ask: (): void => {
      pending ??= work().finally(() => {
        pending = undefined;
      });
    },
    done: async (): Promise<void> => {
      while (pending !== undefined) await pending;
    },
  };
};

/** A function that works out what concerns one document, and makes it small. */
const analysing = (tools: LibraryTools, options: LiveLibraryOptions): Analyse => {
  const { analyse = (document) => analyseInTurns(document, tools) } = options;
  return async (document, among) => runInSlices(tools.pack(await analyse(document, among)));
};

/** A library over a corpus that changes. What is worked out of a document is kept until it changes. */
export const createLiveLibrary = async (
  corpus: LoadedCorpus,
  tools: LibraryTools,
  options: LiveLibraryOptions = {},
): Promise<LiveLibrary> => {
  const { now = Date.now, atOnce = 1, retireMs = RETIRE_MS } = options;
  const shelf = createDocumentShelf(analysing(tools, options), atOnce);
  const tracks = createScopeTracks(tools);
  const inTurn = createQueue();
  const stateOf = createStates(tools);
  const stateOfShelf = (): CorpusState => stateOf(inOrder(shelf.analysed.values()));

  await shelf.put(corpus.documents, options.onProgress);
  let { rejected } = corpus;
  await nextTurn();
  let version = shelf.version();
  let state = stateOfShelf();
  await nextTurn();
  tools.keeper?.follow(state.analysed);
  let library = state.library(() => undefined);
  let since = now();

  const retire = createChore(async () => {
    await wait(retireMs);
    await inTurn(async () => {
      await tracks.retire();
      // While what was replaced still took part, words were held to be a little more or less rare.
      state.forget();
    });
  });
  const renew = createChore(tracks.renew);

  /** Makes the library that of the shelf as it stands, where that has changed. */
  const swap = async (): Promise<void> => {
    if (version === shelf.version()) return;
    await nextTurn();
    version = shelf.version();
    const next = stateOfShelf();
    await nextTurn();
    const indexes = await tracks.advance(next);
    state = next;
    library = next.library(indexes);
    since = now();
    tools.keeper?.follow(next.analysed);
    retire.ask();
    renew.ask();
  };

  const apply = async (change: CorpusChange): Promise<void> => {
    ({ rejected } = change);
    shelf.withdraw(change);
    const withdrawn = inTurn(swap);
    await shelf.put(change.changed);
    await withdrawn;
    await inTurn(swap);
  };

  const follow = async (scope: Scope): Promise<void> => {
    if (!tracks.has(scope)) library = state.library(await tracks.follow(scope, state));
  };

  return {
    current: () => library,
    status: () => ({
      articles: library.documents.size - library.verified.length,
      rejected: [...rejected, ...shelf.failed.values()],
      since,
      ...(tools.keeper === undefined ? {} : { meaning: tools.keeper.progress() }),
    }),
    apply,
    withdrawn: () => inTurn(swap),
    prepare: async (scope) => {
      if (!tracks.has(scope)) await inTurn(() => follow(scope));
    },
    settled: async () => {
      await inTurn(async () => {});
      await Promise.all([retire.done(), renew.done(), tools.keeper?.settled()]);
    },
  };
};
