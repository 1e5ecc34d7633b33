import { nextTurn } from '../../scheduling/slices.ts';
import type { ReadFile } from './folder-files.ts';
import type { ListedFile } from './list-files.ts';

/** Files that are read beside everything else, several at a time. */
export interface ReadQueue {
  /** Reads a file, unless it is being read as it stands; `isFirst` before those that were never read. */
  ask(file: ListedFile, isFirst: boolean): void;
  /** What was read of a file as it stands, once. */
  take(file: ListedFile): ReadFile | undefined;
  /** Forgets whatever is not among these files as they stand. */
  keep(files: ReadonlyMap<string, ListedFile>): void;
  /** Calls back whenever a file has been read. */
  onRead(tell: ((isLast: boolean) => void) | undefined): void;
  /** Resolves once all that was asked for is read. */
  whenDone(onProgress: (done: number) => void): Promise<void>;
}

export const createReadQueue = (
  atOnce: number,
  read: (file: ListedFile) => Promise<ReadFile>,
): ReadQueue => {
  /** Files known before stand first: what somebody may not see any more is found out of the way of what is new. */
  const waiting: [first: Map<string, ListedFile>, rest: Map<string, ListedFile>] = [
    new Map(),
    new Map(),
  ];
  const reading = new Map<string, string>();
  const done = new Map<string, ReadFile>();
  let tell: ((isLast: boolean) => void) | undefined;
  let running = 0;
  let readCount = 0;
  const next = (): ListedFile | undefined => {
    for (const files of waiting) {
      const [file] = files.values();
      if (file === undefined) continue;
      files.delete(file.path);
      return file;
    }
    return undefined;
  };
  let listeners: (() => void)[] = [];
  const tellListeners = (): void => {
    const told = listeners;
    listeners = [];
    for (const listener of told) listener();
  };
  const readOne = async (file: ListedFile): Promise<void> => {
    const { path, stamp } = file;
    reading.set(path, stamp);
    const found = await read(file);
    // Asked for anew meanwhile, as it stands now.
    if (reading.get(path) === stamp) {
      reading.delete(path);
      done.set(path, found);
    }
    readCount += 1;
    tell?.(waiting[0].size + waiting[1].size + reading.size === 0);
  };
  const work = async (): Promise<void> => {
    running += 1;
    for (let file = next(); file !== undefined; file = next()) {
      await readOne(file);
      tellListeners();
      // A large corpus must not hold up the platforms that are already answering.
      await nextTurn();
    }
    running -= 1;
    tellListeners();
  };
  return {
    ask: (file, isFirst) => {
      if (reading.get(file.path) === file.stamp) return;
      for (const files of waiting) files.delete(file.path);
      waiting[isFirst ? 0 : 1].set(file.path, file);
      if (running < atOnce) void work();
    },
    take: (file) => {
      const found = done.get(file.path);
      if (found?.stamp !== file.stamp) return undefined;
      done.delete(file.path);
      return found;
    },
    keep: (files) => {
      for (const some of [done, ...waiting]) {
        for (const path of some.keys()) if (!files.has(path)) some.delete(path);
      }
    },
    onRead: (given) => {
      tell = given;
    },
    whenDone: async (onProgress) => {
      const before = readCount;
      while (running > 0) {
        await new Promise<void>((resolve) => listeners.push(resolve));
        onProgress(readCount - before);
      }
    },
  };
};
