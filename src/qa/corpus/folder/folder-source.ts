import type { CorpusChange, CorpusSource } from '../corpus-source.ts';
import type { CorpusRoot } from './corpus-root.ts';
import { createFolderViewer, type FolderOptions, type FolderViewer } from './folder-view.ts';
import { type Listing, listFiles } from './list-files.ts';
import type { RejectedFile } from './rejected-file.ts';
import { relist, withClosed } from './relist.ts';
import { type FolderWatch, watchFolders } from './watch-folders.ts';

const SWEEP_MS = 15_000;
/** Where the system takes no watchers, looking is all there is. */
const SWEEP_UNHEARD_MS = 1_000;
/** What is heard within this time is looked at together. */
const GATHER_MS = 30;
/** What is read meanwhile is taken in together, this often at most while more is being read. */
const TAKE_IN_MS = 500;
/** After a look that failed, in milliseconds. */
const RETRY_MS = 2_000;

const isNothing = (
  { changed, removed, rejected }: CorpusChange,
  before: readonly RejectedFile[],
): boolean =>
  changed.length + removed.length === 0 && JSON.stringify(rejected) === JSON.stringify(before);

/** Timers do not take longer times. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** What was heard since the last look; it can be waited for, until the signal aborts. */
const createHints = (signal: AbortSignal) => {
  let everything = false;
  const paths = new Set<string>();
  /** Whether something was read that no look has taken in. */
  let isRead = false;
  let later: NodeJS.Timeout | undefined;
  let wake: (() => void) | undefined;
  signal.addEventListener('abort', () => wake?.(), { once: true });
  return {
    hear: (path: string | undefined): void => {
      if (path === undefined) everything = true;
      else paths.add(path);
      wake?.();
    },
    /** Of a file that was read: those of a large change come one after another. */
    hearRead: (isLast: boolean): void => {
      const tell = (): void => {
        clearTimeout(later);
        later = undefined;
        isRead = true;
        wake?.();
      };
      if (isLast) tell();
      else later ??= setTimeout(tell, TAKE_IN_MS).unref();
    },
    take: (): ReadonlySet<string> | undefined => {
      const taken = everything ? undefined : new Set(paths);
      everything = false;
      isRead = false;
      paths.clear();
      return taken;
    },
    hasAny: (): boolean => everything || paths.size > 0,
    /** Resolves when something is heard or the time is over. */
    wait: async (ms: number): Promise<void> => {
      if (everything || isRead || paths.size > 0 || signal.aborted) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, Math.min(ms, LONGEST_WAIT_MS));
      });
      wake = undefined;
      clearTimeout(timer);
    },
  };
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** When to look at the folder next, and how much of it. */
interface Rounds {
  /** Resolves when it is time for a look. */
  wait(): Promise<void>;
  /** The folder as it stands now, as far as it needs to be looked at. @throws {QaError} CORPUS_MISSING */
  list(): Promise<Listing>;
  /** Looks again at files that were not ready. */
  again(inMs: number | undefined): void;
  /** Looks at everything, a while after a look that failed. */
  retry(): void;
  close(): void;
}

const createRounds = (
  root: CorpusRoot,
  folder: FolderViewer,
  sweepMs: number,
  signal: AbortSignal,
): Rounds => {
  const hints = createHints(signal);
  const watching: FolderWatch = watchFolders(root.directory, hints.hear);
  folder.onRead(hints.hearRead);
  // Whatever changed between loading and listening is found by the first look.
  let nextSweep = 0;
  let nextLook = 0;
  const sweepEvery = (): number =>
    watching.isWhole() ? sweepMs : Math.min(sweepMs, SWEEP_UNHEARD_MS);
  return {
    wait: async () => {
      const next = Math.min(nextSweep, nextLook);
      await hints.wait(Math.max(0, next - performance.now()));
      if (hints.hasAny()) await pause(GATHER_MS);
    },
    list: async () => {
      const { listing, unsettled } = folder.current();
      const heard = hints.take();
      const isSweep = heard === undefined || performance.now() >= nextSweep;
      const narrow = isSweep
        ? undefined
        : await relist(root, listing, new Set([...heard, ...unsettled]));
      if (narrow !== undefined) return narrow;
      let found = await listFiles(root);
      // What was written before somebody listened is seen by looking once more.
      while (watching.follow([...found.folders.keys()])) found = await listFiles(root);
      nextSweep = performance.now() + sweepEvery();
      return withClosed(listing, found);
    },
    again: (inMs) => {
      nextLook = inMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + inMs;
    },
    retry: () => {
      nextSweep = performance.now() + RETRY_MS;
      nextLook = nextSweep;
    },
    close: () => {
      folder.onRead(undefined);
      watching.close();
    },
  };
};

/** The articles below a folder, and what becomes of them. */
export const createFolderSource = (directory: string, options: FolderOptions): CorpusSource => {
  const root: CorpusRoot = { directory, followsLinks: options.followsLinks ?? false };
  const folder = createFolderViewer(root, options);
  return {
    load: async (onProgress) => {
      await folder.load(await listFiles(root), onProgress);
      const { documents, rejected } = folder.current();
      return { documents: [...documents.values()], rejected };
    },
    reread: folder.reread,
    async *changes(signal, onTrouble = () => {}) {
      const rounds = createRounds(root, folder, options.sweepMs ?? SWEEP_MS, signal);
      try {
        for (await rounds.wait(); !signal.aborted; await rounds.wait()) {
          try {
            const { rejected } = folder.current();
            const { change, againInMs } = await folder.look(await rounds.list());
            rounds.again(againInMs);
            if (isNothing(change, rejected)) continue;
            yield change;
          } catch (error) {
            onTrouble(error);
            rounds.retry();
          }
        }
      } finally {
        rounds.close();
      }
    },
  };
};
