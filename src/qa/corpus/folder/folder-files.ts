import { createHash } from 'node:crypto';
import { QaError } from '../../errors.ts';
import type { Document, DocumentId } from '../../types.ts';
import { type CorpusRoot, readInside } from './corpus-root.ts';
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
  /** What its folder said then that it belongs to. */
  readonly collection?: string;
  readonly documents: readonly Document[];
  readonly rejected?: RejectedFile;
}

const contentOf = async (root: CorpusRoot, { path, collection = '' }: ListedFile) => {
  checkFormat(path);
  const { bytes } = await readInside(root, path, FILE_BYTES_MAX);
  const hash = createHash('sha256').update(collection).update('\n').update(bytes).digest('hex');
  return { bytes, hash };
};

/** What a file holds now; what was read of it before is kept where its content is still the same. */
export const readListed = async (
  root: CorpusRoot,
  file: ListedFile,
  known: ReadFile | undefined,
  read: ReadArticle,
): Promise<ReadFile> => {
  const { path, stamp, collection } = file;
  const own = collection === undefined ? {} : { collection };
  let hash = '';
  try {
    const content = await contentOf(root, file);
    hash = content.hash;
    if (known?.hash === hash) return { ...known, stamp };
    const documents = await read({ path, bytes: content.bytes, ...own });
    return { stamp, hash, documents, ...own };
  } catch (error) {
    const isLeftOut = error instanceof QaError && error.code === 'ARTICLE_LEFT_OUT';
    if (isLeftOut) return { stamp, hash, documents: [], ...own };
    return { stamp, hash, documents: [], rejected: toRejected(path, error), ...own };
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

/** Where a document comes from: a file, and the how-manieth of its articles it is, from 0. */
export interface Origin {
  readonly path: string;
  readonly at: number;
}

/** The documents of all files by id, in the order of their paths, and where each comes from. */
export interface FolderDocuments {
  readonly documents: ReadonlyMap<DocumentId, Document>;
  readonly origins: ReadonlyMap<DocumentId, Origin>;
}

/** A document whose id stays, and which says what it said, is the same object as before. */
export const documentsOf = (
  files: Iterable<readonly [path: string, file: ReadFile]>,
  before: ReadonlyMap<DocumentId, Document>,
): FolderDocuments => {
  const documents = new Map<DocumentId, Document>();
  const origins = new Map<DocumentId, Origin>();
  for (const [path, file] of files) {
    for (const [at, document] of file.documents.entries()) {
      const id = freeId(document.id, path, (taken) => documents.has(taken));
      const known = before.get(id);
      const isSame = known !== undefined && (known === document || known.text === document.text);
      const renamed = id === document.id ? document : { ...document, id };
      documents.set(id, isSame && isEqual(known, renamed) ? known : renamed);
      origins.set(id, { path, at });
    }
  }
  return { documents, origins };
};

const isEqual = (a: Document, b: Document): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
