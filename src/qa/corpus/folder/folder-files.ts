import { createHash } from 'node:crypto';
import { QaError } from '../../errors.ts';
import type { Document, DocumentId } from '../../types.ts';
import type { ReadInParts } from '../document-reader.ts';
import { type FilePart, partsOf } from '../records/file-parts.ts';
import { type CorpusRoot, openInside, readInside } from './corpus-root.ts';
import { stemOf } from './file-kinds.ts';
import type { ListedFile } from './list-files.ts';
import { checkFormat, partsOfKind, type ReadArticle } from './read-article.ts';
import type { RejectedFile } from './rejected-file.ts';
import { toRejected } from './rejected-file.ts';

/** The most a file may hold, or a line or row of a larger one that is read in parts: an article of 5 MB is a hundred times a long one. */
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

/** What a file holds: its hash, and a way to read its documents. */
interface Content {
  readonly hash: string;
  documents(read: ReadArticle): Promise<readonly Document[]>;
}

const ownOf = ({ collection }: ListedFile): Pick<ReadFile, 'collection'> =>
  collection === undefined ? {} : { collection };

const hashFor = ({ collection = '' }: ListedFile) =>
  createHash('sha256').update(collection).update('\n');

const wholeContent = async (root: CorpusRoot, file: ListedFile): Promise<Content> => {
  const { path } = file;
  const { bytes } = await readInside(root, path, FILE_BYTES_MAX);
  return {
    hash: hashFor(file).update(bytes).digest('hex'),
    documents: (read) => read({ path, bytes, ...ownOf(file) }),
  };
};

const refuseLine = (path: string, kind: ReadInParts, line: number): never => {
  const what = kind === 'lines' ? `line ${line}` : `the row that begins on line ${line}`;
  const cause = new Error(`${what} is longer than ${FILE_BYTES_MAX / 1e6} MB`);
  const remedy =
    kind === 'lines' ? 'write one article a line' : 'close its quotation marks, or split it';
  throw new QaError('ARTICLE_TOO_LARGE', path, remedy, { cause });
};

/** Bit by bit, so that never more than a part of the file is held. */
const contentInParts = (
  root: CorpusRoot,
  file: ListedFile,
  kind: ReadInParts,
): Promise<Content> => {
  const { path } = file;
  const eachPart = (work: (part: FilePart) => Promise<void>): Promise<void> =>
    openInside(root, path, async (handle, { size }) => {
      const limit = {
        bytes: FILE_BYTES_MAX,
        refuse: (line: number) => refuseLine(path, kind, line),
      };
      for await (const part of partsOf(handle, size, kind, limit)) await work(part);
    });
  const hashed = async (): Promise<Content> => {
    const hashing = hashFor(file);
    await eachPart(async ({ bytes }) => void hashing.update(bytes));
    return { hash: hashing.digest('hex'), documents };
  };
  const documents: Content['documents'] = async (read) => {
    const all: Document[] = [];
    await eachPart(async ({ bytes, linesBefore, head }) => {
      const own = head === undefined ? {} : { head };
      const before = { articles: all.length, lines: linesBefore, ...own };
      all.push(...(await read({ path, bytes, before, ...ownOf(file) })));
    });
    if (all.length > 0) return all;
    throw new QaError('ARTICLE_EMPTY', path, 'write an article or delete the file');
  };
  return hashed();
};

const contentOf = async (root: CorpusRoot, file: ListedFile): Promise<Content> => {
  checkFormat(file.path);
  const kind = file.size > FILE_BYTES_MAX ? partsOfKind(file.path) : undefined;
  return kind === undefined ? wholeContent(root, file) : contentInParts(root, file, kind);
};

/** What a file holds now; what was read of it before is kept where its content is still the same. */
export const readListed = async (
  root: CorpusRoot,
  file: ListedFile,
  known: ReadFile | undefined,
  read: ReadArticle,
): Promise<ReadFile> => {
  const { path, stamp } = file;
  const own = ownOf(file);
  let hash = '';
  try {
    const content = await contentOf(root, file);
    hash = content.hash;
    if (known?.hash === hash) return { ...known, stamp };
    return { stamp, hash, documents: await content.documents(read), ...own };
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
