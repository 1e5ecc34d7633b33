import { nextTurn } from '../../scheduling/slices.ts';
import type { Document, DocumentId } from '../../types.ts';
import type { CorpusChange, LoadProgress } from '../corpus-source.ts';
import type { Site } from '../site/site.ts';
import type { CorpusRoot } from './corpus-root.ts';
import { documentsOf, type Origin, type ReadFile, readListed } from './folder-files.ts';
import { listAgain } from './list-again.ts';
import { comparePaths, type ListedFile, type Listing } from './list-files.ts';
import type { ReadArticle } from './read-article.ts';
import { createReadQueue } from './read-queue.ts';
import type { RejectedFile } from './rejected-file.ts';

export interface FolderOptions {
  /** Reads a file. */
  readonly read: ReadArticle;
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
  /** Whether links may lead out of the folder. */
  readonly followsLinks?: boolean;
  readonly now?: () => number;
}

const SETTLE_MS = 300;
/** A file that cannot be read this soon after it was written may not be whole yet: what it was before stands. */
const GRACE_MS = 5_000;
/** Files whose articles are remembered as they were read again for somebody. */
const REREAD_MAX = 50;

/** What a look found, and when to look again at files that were not ready. */
export interface Look {
  readonly change: CorpusChange;
  readonly againInMs: number | undefined;
}

/** The corpus folder as it was last seen. */
export interface FolderView {
  readonly listing: Listing;
  readonly files: ReadonlyMap<string, ReadFile>;
  readonly documents: ReadonlyMap<DocumentId, Document>;
  readonly origins: ReadonlyMap<DocumentId, Origin>;
  readonly rejected: readonly RejectedFile[];
  /** Files that somebody was still writing to. */
  readonly unsettled: readonly string[];
}

const EMPTY: FolderView = {
  listing: { files: new Map(), folders: new Map(), closed: [], rejected: [] },
  files: new Map(),
  documents: new Map(),
  origins: new Map(),
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

const rejectedOf = (
  listing: Listing,
  files: ReadonlyMap<string, ReadFile>,
): readonly RejectedFile[] => {
  const rejected = [...listing.rejected];
  for (const file of files.values()) if (file.rejected !== undefined) rejected.push(file.rejected);
  return rejected.sort((a, b) => comparePaths(a.file, b.file));
};

/** Reads files with what is known of where they are published. */
const withSites = ({ read, sites = [] }: FolderOptions): ReadArticle =>
  sites.length === 0 ? read : (file) => read({ ...file, sites });

/** The corpus folder, and what was read of it: each look at it tells what has changed since the one before. */
export interface FolderViewer {
  current(): FolderView;
  /** Reads all of a listing, to begin with. */
  load(listing: Listing, onProgress?: (progress: LoadProgress) => void): Promise<void>;
  /**
   * Takes a listing in, and what was read since the last look. What is gone, or belongs elsewhere, is gone at once; what
   * is new or changed is read meanwhile, and found by a later look.
   */
  look(listing: Listing): Promise<Look>;
  /** Calls back whenever a file has been read, until it is told otherwise; `isLast` when no other is being read. */
  onRead(tell: ((isLast: boolean) => void) | undefined): void;
  /** A document as its file stands at this moment, in the collection that its folder names now. */
  reread(id: DocumentId): Promise<Document | undefined>;
}

export const createFolderViewer = (root: CorpusRoot, options: FolderOptions): FolderViewer => {
  const { atOnce = 1, settleMs = SETTLE_MS, now = Date.now, expect = () => {} } = options;
  const read = withSites(options);
  let view = EMPTY;
  const queue = createReadQueue(atOnce, (file) =>
    readListed(root, file, view.files.get(file.path), read),
  );
  /** When a file that may not have been whole is read again. */
  const notBefore = new Map<string, number>();

  const ageOf = ({ writtenAt }: ListedFile): number => now() - writtenAt;
  /** How long a changed file should still be left alone, in milliseconds; 0 when it may be read. */
  const waitFor = (file: ListedFile): number => {
    const again = (notBefore.get(file.path) ?? 0) - now();
    if (again > 0) return again;
    const age = ageOf(file);
    return age >= settleMs || age < -settleMs ? 0 : settleMs - age;
  };
  /** What was read of a file, unless it may not have been whole and what it was before stands. */
  const readOf = (file: ListedFile, known: ReadFile | undefined): ReadFile | undefined => {
    const found = queue.take(file);
    const isBroken = found?.rejected && known?.documents.length;
    if (!isBroken || ageOf(file) >= GRACE_MS) {
      notBefore.delete(file.path);
      return found;
    }
    notBefore.set(file.path, now() + GRACE_MS / 5);
    return undefined;
  };

  /** What stands of a file that is listed; what is yet to be read is asked for. */
  const standsOf = (file: ListedFile, waits: Map<string, number>): ReadFile | undefined => {
    const before = view.files.get(file.path);
    // What belongs elsewhere now is not shown where it was until it is read.
    const known = before?.collection === file.collection ? before : undefined;
    if (known?.stamp === file.stamp) return known;
    const found = readOf(file, known);
    if (found !== undefined) return found;
    const wait = waitFor(file);
    if (wait > 0) waits.set(file.path, wait);
    else queue.ask(file, before !== undefined);
    return known;
  };

  const look: FolderViewer['look'] = async (listing) => {
    const before = view;
    const waits = new Map<string, number>();
    const files = new Map<string, ReadFile>();
    for (const [path, file] of listing.files) {
      const stands = standsOf(file, waits);
      if (stands !== undefined) files.set(path, stands);
    }
    queue.keep(listing.files);
    for (const path of waits.keys()) expect(path);
    await nextTurn();
    const { documents, origins } = documentsOf(files, before.documents);
    await nextTurn();
    const rejected = rejectedOf(listing, files);
    await nextTurn();
    view = { listing, files, documents, origins, rejected, unsettled: [...waits.keys()] };
    return {
      change: { ...differences(before.documents, documents), rejected },
      againInMs: waits.size === 0 ? undefined : Math.min(...waits.values()),
    };
  };

  const reread = createReread(root, read, () => view);
  return {
    current: () => view,
    load: async (listing, onProgress = () => {}) => {
      const total = listing.files.size;
      for (const file of listing.files.values()) queue.ask(file, false);
      await queue.whenDone((done) => onProgress({ done, total }));
      await look(listing);
    },
    look,
    onRead: queue.onRead,
    reread,
  };
};

/** Reads single articles again, one file after another; a file that was not written to since is not read twice. */
const createReread = (
  root: CorpusRoot,
  read: ReadArticle,
  view: () => FolderView,
): FolderViewer['reread'] => {
  const kept = new Map<string, ReadFile>();
  const readAgain = async (path: string, listed: ListedFile): Promise<ReadFile> => {
    const known = [view().files.get(path), kept.get(path)].find(
      (one) => one?.stamp === listed.stamp,
    );
    if (known !== undefined) return known;
    const found = await readListed(root, listed, undefined, read);
    kept.delete(path);
    kept.set(path, found);
    const [oldest] = kept.keys();
    if (kept.size > REREAD_MAX && oldest !== undefined) kept.delete(oldest);
    return found;
  };
  return async (id) => {
    const origin = view().origins.get(id);
    if (origin === undefined) return undefined;
    const listed = await listAgain(root, origin.path);
    if (listed === undefined) return undefined;
    const document = (await readAgain(origin.path, listed)).documents[origin.at];
    return document === undefined ? undefined : { ...document, id };
  };
};
