import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { QaError } from '../errors.ts';
import type { Document } from '../types.ts';
import { stemOf } from './file-kinds.ts';
import type { ListedFile } from './list-files.ts';
import type { RejectedFile } from './load-corpus.ts';
import { checkFormat, type ReadArticle } from './read-article.ts';
import { toRejected } from './rejected-file.ts';

/** The most a file may hold: an article of 5 MB is a hundred times a long one. */
export const FILE_BYTES_MAX = 5_000_000;

/** What was read from one file, until it changes. */
export interface ReadFile {
  readonly stamp: string;
  readonly hash: string;
  readonly documents: readonly Document[];
  readonly rejected?: RejectedFile;
}

const contentOf = async (root: string, { path, collection = '' }: ListedFile) => {
  checkFormat(path);
  const info = await stat(join(root, path));
  if (!info.isFile()) {
    throw new QaError('ARTICLE_UNREADABLE', path, 'put a regular file in its place');
  }
  if (info.size > FILE_BYTES_MAX) {
    throw new QaError('ARTICLE_TOO_LARGE', path, 'split it into smaller articles');
  }
  const bytes = await readFile(join(root, path));
  const hash = createHash('sha256').update(collection).update('\n').update(bytes).digest('hex');
  return { bytes, hash };
};

/** What a file holds now; what was read of it before is kept where its content is still the same. */
export const readListed = async (
  root: string,
  file: ListedFile,
  known: ReadFile | undefined,
  read: ReadArticle,
): Promise<ReadFile> => {
  const { path, stamp, collection } = file;
  let hash = '';
  try {
    const content = await contentOf(root, file);
    hash = content.hash;
    if (known?.hash === hash) return { ...known, stamp };
    const { bytes } = content;
    const documents = await read({
      path,
      bytes,
      ...(collection === undefined ? {} : { collection }),
    });
    return { stamp, hash, documents };
  } catch (error) {
    const isLeftOut = error instanceof QaError && error.code === 'ARTICLE_LEFT_OUT';
    if (isLeftOut) return { stamp, hash, documents: [] };
    return { stamp, hash, documents: [], rejected: toRejected(path, error) };
  }
};

/** Two files may differ in their extension alone: the second keeps its own in the id. */
const freeId = (id: string, path: string, isTaken: (id: string) => boolean): string => {
  if (!isTaken(id)) return id;
  const extension = path.slice(stemOf(path).length);
  let free = `${id}${extension}`;
  for (let n = 2; isTaken(free); n += 1) free = `${id}${extension}~${n}`;
  return free;
};

/** The documents of all files by id, in the order of their paths. A document whose id stays is the same object. */
export const documentsOf = (
  files: Iterable<readonly [path: string, file: ReadFile]>,
  before: ReadonlyMap<string, Document>,
): ReadonlyMap<string, Document> => {
  const documents = new Map<string, Document>();
  for (const [path, file] of files) {
    for (const document of file.documents) {
      const id = freeId(document.id, path, (taken) => documents.has(taken));
      const known = before.get(id);
      const isSame = known !== undefined && (known === document || known.text === document.text);
      const renamed = id === document.id ? document : { ...document, id };
      documents.set(id, isSame && isEqual(known, renamed) ? known : renamed);
    }
  }
  return documents;
};

const isEqual = (a: Document, b: Document): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
