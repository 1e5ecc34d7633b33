import type { Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { QaError } from '../errors.ts';
import type { RejectedFile } from './load-corpus.ts';
import { toRejected } from './rejected-file.ts';

/** A file of the corpus folder as it stands on the disk. */
export interface ListedFile {
  /** Inside the corpus folder, "/" kept. */
  readonly path: string;
  /** The same as long as nobody has written to the file. */
  readonly stamp: string;
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
  readonly rejected: readonly RejectedFile[];
}

/** A file of this name says what collection everything in its folder belongs to. */
export const COLLECTION_FILE = '_collection.txt';

/** Where articles belong whose folder does not say it clearly: no channel shows it. */
const NOWHERE = '(no collection)';

const COLLECTION = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,79}$/u;
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
  writtenAt: info.mtimeMs,
  ...(collection === undefined ? {} : { collection }),
});

/** The collection that a folder's own file names. @throws {QaError} when it names none: then nothing there is shown. */
const ownCollection = async (root: string, folder: string): Promise<string | undefined> => {
  const path = folder === '' ? COLLECTION_FILE : `${folder}/${COLLECTION_FILE}`;
  const remedy = 'write one name into it, for example: board';
  let text: string;
  try {
    text = (await readFile(join(root, path), 'utf8')).trim();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new QaError('ARTICLE_UNREADABLE', path, remedy, { cause });
  }
  if (!COLLECTION.test(text)) {
    const cause = new Error('it does not name a collection, so nothing in its folder is shown');
    throw new QaError('ARTICLE_FORMAT', path, remedy, { cause });
  }
  return text;
};

/** One walk through a corpus folder. */
interface Walk {
  readonly root: string;
  readonly files: ListedFile[];
  readonly folders: Map<string, string | undefined>;
  readonly rejected: RejectedFile[];
  /** Real places of folders: one that is reached twice through links is read once. */
  readonly seen: Set<string>;
}

const collectionOf = async (walk: Walk, folder: string, above: string | undefined) => {
  try {
    return (await ownCollection(walk.root, folder)) ?? above;
  } catch (error) {
    walk.rejected.push(toRejected(folder === '' ? COLLECTION_FILE : folder, error));
    return NOWHERE;
  }
};

const visit = async (walk: Walk, folder: string, above: string | undefined): Promise<void> => {
  const { root, files, folders, rejected, seen } = walk;
  const place = await realpath(join(root, folder));
  if (seen.has(place)) return;
  seen.add(place);
  const names = await readdir(place);
  const collection = names.includes(COLLECTION_FILE)
    ? await collectionOf(walk, folder, above)
    : above;
  folders.set(folder, collection);
  const paths = names
    .filter(isArticleName)
    .sort(comparePaths)
    .map((name) => (folder === '' ? name : `${folder}/${name}`));
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const few = paths.slice(from, from + AT_ONCE);
    const infos = await Promise.allSettled(few.map((path) => stat(join(root, path))));
    for (const [at, path] of few.entries()) {
      const info = infos[at];
      if (info?.status !== 'fulfilled') rejected.push(toRejected(path, info?.reason));
      else if (info.value.isDirectory()) await visit(walk, path, collection);
      else files.push(listedFile(path, info.value, collection));
    }
  }
};

/**
 * The files below a folder. Names that start with a dot are left out.
 * @throws {QaError} CORPUS_MISSING
 */
export const listFiles = async (root: string): Promise<Listing> => {
  const walk: Walk = { root, files: [], folders: new Map(), rejected: [], seen: new Set() };
  try {
    await visit(walk, '', undefined);
  } catch (cause) {
    const remedy = 'name an existing folder of articles with CORPUS_DIR';
    throw new QaError('CORPUS_MISSING', root, remedy, { cause });
  }
  const sorted = walk.files.sort((a, b) => comparePaths(a.path, b.path));
  return {
    files: new Map(sorted.map((file) => [file.path, file])),
    folders: walk.folders,
    rejected: walk.rejected,
  };
};
