import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { QaError } from '../../errors.ts';
import { COLLECTION_FILE, hasCode, inFolder, NOWHERE, ownCollection } from './collection-file.ts';
import { type CorpusRoot, realPlace } from './corpus-root.ts';
import type { RejectedFile } from './rejected-file.ts';
import { toRejected } from './rejected-file.ts';

/** A file of the corpus folder as it stands on the disk. */
export interface ListedFile {
  /** Inside the corpus folder, "/" kept. */
  readonly path: string;
  /** The same as long as nobody has written to the file. */
  readonly stamp: string;
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in milliseconds since 1970, as the file system counts. */
  readonly writtenAt: number;
  /** What its folder says it belongs to; nothing where no folder does. */
  readonly collection?: string;
}

/** The files below a folder, and the folders they stand in ("" is the corpus folder itself). */
export interface Listing {
  /** In the order of their paths. */
  readonly files: ReadonlyMap<string, ListedFile>;
  /** By path, what each says its articles belong to. */
  readonly folders: ReadonlyMap<string, string | undefined>;
  /** Folders that cannot be looked into just now: what was known of them is neither there nor gone. */
  readonly closed: readonly string[];
  readonly rejected: readonly RejectedFile[];
}

/** Files asked about at a time. */
const AT_ONCE = 32;

export const comparePaths = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export const isArticleName = (name: string): boolean =>
  !name.startsWith('.') && name !== COLLECTION_FILE;

const stampOf = ({ size, mtimeMs, ino }: Stats): string => `${size} ${mtimeMs} ${ino}`;

export const listedFile = (
  path: string,
  info: Stats,
  collection: string | undefined,
): ListedFile => ({
  path,
  stamp: `${stampOf(info)} ${collection ?? ''}`,
  size: info.size,
  writtenAt: info.mtimeMs,
  ...(collection === undefined ? {} : { collection }),
});

/** One walk through a corpus folder. */
interface Walk {
  readonly root: CorpusRoot;
  readonly files: ListedFile[];
  readonly folders: Map<string, string | undefined>;
  readonly closed: string[];
  readonly rejected: RejectedFile[];
  /** What the articles in each folder belong to, by its real place: one that is reached twice is read once. */
  readonly places: Map<string, string | undefined>;
  /** Looked at once every folder that no link leads to is known. */
  readonly links: { readonly path: string; readonly collection: string | undefined }[];
}

const collectionOf = async (walk: Walk, folder: string, above: string | undefined) => {
  try {
    return (await ownCollection(walk.root, folder)) ?? above;
  } catch (error) {
    walk.rejected.push(toRejected(folder === '' ? COLLECTION_FILE : folder, error));
    return NOWHERE;
  }
};

/** What a file or folder below the folder is, and where. */
interface Found {
  readonly path: string;
  readonly info: Stats;
  readonly collection: string | undefined;
}

const take = async (walk: Walk, { path, info, collection }: Found): Promise<void> => {
  if (info.isDirectory()) await visit(walk, path, collection);
  else walk.files.push(listedFile(path, info, collection));
};

const takeEntries = async (
  walk: Walk,
  folder: string,
  entries: readonly Dirent[],
  collection: string | undefined,
): Promise<void> => {
  const { root, rejected, links } = walk;
  const plain: string[] = [];
  for (const entry of entries) {
    const path = inFolder(folder, entry.name);
    if (entry.isSymbolicLink()) links.push({ path, collection });
    else plain.push(path);
  }
  for (let from = 0; from < plain.length; from += AT_ONCE) {
    const few = plain.slice(from, from + AT_ONCE);
    const infos = await Promise.allSettled(few.map((path) => stat(join(root.directory, path))));
    for (const [at, path] of few.entries()) {
      const info = infos[at];
      if (info?.status === 'fulfilled') await take(walk, { path, info: info.value, collection });
      // Gone between the two looks.
      else if (!hasCode(info?.reason, 'ENOENT')) rejected.push(toRejected(path, info?.reason));
    }
  }
};

const visit = async (walk: Walk, folder: string, above: string | undefined): Promise<void> => {
  const { root, folders, places } = walk;
  let entries: Dirent[];
  let collection: string | undefined;
  try {
    const place = await realPlace(root, folder);
    if (places.has(place)) return;
    entries = await readdir(place, { withFileTypes: true });
    const isNamed = entries.some(({ name }) => name === COLLECTION_FILE);
    collection = isNamed ? await collectionOf(walk, folder, above) : above;
    places.set(place, collection);
  } catch (error) {
    // One that was taken away meanwhile is no trouble; the corpus folder itself is for the caller.
    if (folder === '') throw error;
    if (hasCode(error, 'ENOENT')) return;
    walk.closed.push(folder);
    walk.rejected.push(toRejected(folder, error));
    return;
  }
  folders.set(folder, collection);
  const sorted = entries
    .filter(({ name }) => isArticleName(name))
    .sort((a, b) => comparePaths(a.name, b.name));
  await takeEntries(walk, folder, sorted, collection);
};

/** What the articles of the nearest folder around a real place belong to, where that was looked into. */
const collectionAt = (
  walk: Walk,
  place: string,
): { readonly of: string | undefined } | undefined => {
  for (let at = place; at !== dirname(at); at = dirname(at)) {
    if (walk.places.has(at)) return { of: walk.places.get(at) };
  }
  return undefined;
};

/** What a link leads to belongs where it really is: another folder's name for it publishes nothing. */
const takeLink = async (
  walk: Walk,
  { path, collection }: Walk['links'][number],
  kind: 'folders' | 'files',
): Promise<void> => {
  try {
    const place = await realPlace(walk.root, path);
    const info = await stat(place);
    if (info.isDirectory() !== (kind === 'folders')) return;
    const there = collectionAt(walk, dirname(place));
    await take(walk, { path, info, collection: there === undefined ? collection : there.of });
  } catch (error) {
    if (kind === 'files') walk.rejected.push(toRejected(path, error));
  }
};

/**
 * The files below a folder. Names that start with a dot are left out.
 * @throws {QaError} CORPUS_MISSING
 */
export const listFiles = async (root: CorpusRoot): Promise<Listing> => {
  const walk: Walk = {
    root,
    files: [],
    folders: new Map(),
    closed: [],
    rejected: [],
    places: new Map(),
    links: [],
  };
  try {
    await visit(walk, '', undefined);
  } catch (cause) {
    const remedy = 'name an existing folder of articles with CORPUS_DIR';
    throw new QaError('CORPUS_MISSING', root.directory, remedy, { cause });
  }
  // Folders first, and those found behind links in their turn: a file belongs to the folder it really is in.
  for (const kind of ['folders', 'files'] as const) {
    for (const link of walk.links) await takeLink(walk, link, kind);
  }
  const sorted = walk.files.sort((a, b) => comparePaths(a.path, b.path));
  return {
    files: new Map(sorted.map((file) => [file.path, file])),
    folders: walk.folders,
    closed: walk.closed,
    rejected: walk.rejected,
  };
};
