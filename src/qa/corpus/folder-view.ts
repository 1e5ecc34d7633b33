import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nextTurn } from '../slices.ts';
import type { Document } from '../types.ts';
import type { CorpusChange, LoadProgress } from './corpus-source.ts';
import { documentsOf, type ReadFile, readListed } from './folder-files.ts';
import {
  COLLECTION_FILE,
  comparePaths,
  isArticleName,
  type ListedFile,
  type Listing,
  listedFile,
} from './list-files.ts';
import type { RejectedFile } from './load-corpus.ts';
import { type ReadArticle, readArticle } from './read-article.ts';
import type { Site } from './site/site.ts';

export interface FolderOptions {
  /** Reads a file; in this thread unless told. */
  readonly read?: ReadArticle;
  /** Where the folders of the corpus are published. */
  readonly sites?: readonly Site[];
  /** Told of a file that will be read soon: once nobody writes to it any more. */
  readonly expect?: (path: string) => void;
  /** Files read at a time. */
  readonly atOnce?: number;
  /** How often the whole folder is looked through, whatever was heard of it, in milliseconds. */
  readonly sweepMs?: number;
  /** How long a file must be left alone before it is read: nobody is writing to it any more. */
  readonly settleMs?: number;
  readonly now?: () => number;
}

const SETTLE_MS = 300;
/** A file that cannot be read this soon after it was written may not be whole yet: what it was before stands. */
const GRACE_MS = 5_000;

/** What a look found, and when to look again at files that were not ready. */
export interface Look {
  readonly change: CorpusChange;
  readonly againInMs: number | undefined;
}

/** The corpus folder as it was last seen. */
export interface FolderView {
  readonly listing: Listing;
  readonly files: ReadonlyMap<string, ReadFile>;
  readonly documents: ReadonlyMap<string, Document>;
  readonly rejected: readonly RejectedFile[];
  /** Files that somebody was still writing to. */
  readonly unsettled: readonly string[];
}

const EMPTY: FolderView = {
  listing: { files: new Map(), folders: new Map(), rejected: [] },
  files: new Map(),
  documents: new Map(),
  rejected: [],
  unsettled: [],
};

const differences = (
  before: ReadonlyMap<string, Document>,
  after: ReadonlyMap<string, Document>,
): Pick<CorpusChange, 'changed' | 'removed'> => {
  const changed: Document[] = [];
  const removed: string[] = [];
  for (const [id, document] of after) if (before.get(id) !== document) changed.push(document);
  for (const id of before.keys()) if (!after.has(id)) removed.push(id);
  return { changed, removed };
};

/** Reads files several at a time. */
const readAll = async (
  files: readonly ListedFile[],
  atOnce: number,
  readOne: (file: ListedFile) => Promise<void>,
): Promise<void> => {
  const rest = files.values();
  const work = async (): Promise<void> => {
    for (const file of rest) {
      await readOne(file);
      // A large corpus must not hold up the platforms that are already answering.
      await nextTurn();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
};

/** The listing with what has become of some files; `undefined` when that takes a look at the whole folder. */
export const relist = async (
  root: string,
  { files, folders, rejected }: Listing,
  paths: Iterable<string>,
): Promise<Listing | undefined> => {
  const next = new Map(files);
  let isOrdered = true;
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const parent = path.slice(0, Math.max(0, slash));
    if (name === COLLECTION_FILE || folders.has(path) || !folders.has(parent)) return undefined;
    if (!isArticleName(name)) continue;
    try {
      const info = await stat(join(root, path));
      if (info.isDirectory()) return undefined;
      isOrdered &&= files.has(path);
      next.set(path, listedFile(path, info, folders.get(parent)));
    } catch {
      next.delete(path);
    }
  }
  return { files: isOrdered ? next : inPathOrder(next), folders, rejected };
};

const inPathOrder = (files: ReadonlyMap<string, ListedFile>): Listing['files'] =>
  new Map([...files].sort(([a], [b]) => comparePaths(a, b)));

/** What of a listing must be read, what stands as it was, and what somebody may still be writing to. */
interface Sorted {
  readonly kept: Map<string, ReadFile>;
  readonly fresh: readonly ListedFile[];
  /** Milliseconds to wait, by path. */
  readonly waits: Map<string, number>;
}

const sortFiles = (
  { files }: Listing,
  before: ReadonlyMap<string, ReadFile>,
  waitFor: (file: ListedFile) => number,
): Sorted => {
  const kept = new Map<string, ReadFile>();
  const waits = new Map<string, number>();
  const fresh: ListedFile[] = [];
  for (const [path, file] of files) {
    const known = before.get(path);
    const wait = known?.stamp === file.stamp ? 0 : waitFor(file);
    if (wait > 0) waits.set(path, wait);
    if (known !== undefined && (wait > 0 || known.stamp === file.stamp)) kept.set(path, known);
    else if (wait === 0) fresh.push(file);
  }
  return { kept, fresh, waits };
};

const inListedOrder = (
  read: ReadonlyMap<string, ReadFile>,
  listing: Listing,
): ReadonlyMap<string, ReadFile> => {
  const files = new Map<string, ReadFile>();
  for (const path of listing.files.keys()) {
    const file = read.get(path);
    if (file !== undefined) files.set(path, file);
  }
  return files;
};

const rejectedOf = (
  listing: Listing,
  files: ReadonlyMap<string, ReadFile>,
): readonly RejectedFile[] => {
  const rejected = [...listing.rejected];
  for (const file of files.values()) if (file.rejected !== undefined) rejected.push(file.rejected);
  return rejected.sort((a, b) => comparePaths(a.file, b.file));
};

/** The corpus folder, and what was read of it: each look at it tells what has changed since the one before. */
export interface FolderViewer {
  current(): FolderView;
  /** @param isFirst nothing is waited for: there is nothing yet that could stand meanwhile. */
  look(
    listing: Listing,
    isFirst?: boolean,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<Look>;
}

export const createFolderViewer = (root: string, options: FolderOptions): FolderViewer => {
  const {
    read: readFile = readArticle,
    sites = [],
    atOnce = 1,
    settleMs = SETTLE_MS,
    now = Date.now,
  } = options;
  const { expect = () => {} } = options;
  const read: ReadArticle = sites.length === 0 ? readFile : (file) => readFile({ ...file, sites });
  let view = EMPTY;

  const ageOf = ({ writtenAt }: ListedFile): number => now() - writtenAt;
  /** How long a changed file should still be left alone, in milliseconds; 0 when it may be read. */
  const waitFor = (file: ListedFile): number => {
    const age = ageOf(file);
    return age >= settleMs || age < -settleMs ? 0 : settleMs - age;
  };

  const look: FolderViewer['look'] = async (listing, isFirst = false, onProgress = () => {}) => {
    const before = view;
    const { kept, fresh, waits } = sortFiles(listing, before.files, isFirst ? () => 0 : waitFor);
    for (const path of waits.keys()) expect(path);
    await nextTurn();
    let done = 0;
    await readAll(fresh, atOnce, async (file) => {
      const known = before.files.get(file.path);
      const found = await readListed(root, file, known, read);
      const isBroken = found.rejected !== undefined && known?.documents.length;
      if (isBroken && ageOf(file) < GRACE_MS) waits.set(file.path, GRACE_MS / 5);
      kept.set(file.path, waits.has(file.path) && known !== undefined ? known : found);
      done += 1;
      onProgress({ done, total: fresh.length });
    });
    await nextTurn();
    const files = inListedOrder(kept, listing);
    const documents = documentsOf(files, before.documents);
    await nextTurn();
    const rejected = rejectedOf(listing, files);
    await nextTurn();
    view = { listing, files, documents, rejected, unsettled: [...waits.keys()] };
    return {
      change: { ...differences(before.documents, documents), rejected },
      againInMs: waits.size === 0 ? undefined : Math.min(...waits.values()),
    };
  };
  return { current: () => view, look };
};
