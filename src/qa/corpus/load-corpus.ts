import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { QaError, type QaErrorCode } from '../errors.ts';
import type { Document } from '../types.ts';
import type { ArticleFile, DocumentReader } from './document-reader.ts';
import { REGISTRY } from './readers.ts';

/** A file of the corpus that could not be read: which, why, and what to do. */
export interface RejectedFile {
  readonly file: string;
  readonly code: QaErrorCode;
  readonly reason: string;
  readonly remedy: string;
}

export interface LoadedCorpus {
  /** In the order of their files' paths. */
  readonly documents: readonly Document[];
  readonly rejected: readonly RejectedFile[];
}

/** The most a file may hold: an article of 5 MB is a hundred times a long one. */
export const FILE_BYTES_MAX = 5_000_000;

const REASONS: Readonly<Record<QaErrorCode, string>> = {
  ARTICLE_EMPTY: 'the file holds no text',
  ARTICLE_BINARY: 'the file is not text',
  ARTICLE_TOO_LARGE: 'the file is larger than 5 MB',
  ARTICLE_UNREADABLE: 'the file cannot be read',
  ARTICLE_FORMAT: 'no reader knows this kind of file',
  ARTICLE_FRONT_MATTER: 'the front matter is broken',
  CORPUS_MISSING: 'the folder is missing',
};

/**
 * The articles below a folder and the files that hold none, each with its reason; README.md and names
 * that start with a dot are left out. One broken file never stops the rest.
 * @throws {QaError} CORPUS_MISSING
 */
export async function loadCorpus(directory: string): Promise<LoadedCorpus> {
  const rejected: RejectedFile[] = [];
  const documents = new Map<string, Document>();
  for (const path of await listFiles(directory, rejected)) {
    try {
      for (const document of await readArticles(directory, path)) {
        const id = freeId(document.id, path, documents);
        documents.set(id, { ...document, id });
      }
    } catch (error) {
      rejected.push(toRejected(path, error));
    }
    // A large corpus must not hold up the platforms that are already answering.
    await setImmediate();
  }
  rejected.sort((a, b) => compare(a.file, b.file));
  return { documents: [...documents.values()], rejected };
}

/** Paths inside the folder, sorted; a folder reached twice through links is read once. */
async function listFiles(root: string, rejected: RejectedFile[]): Promise<readonly string[]> {
  const files: string[] = [];
  const seen = new Set<string>();
  const visit = async (folder: string): Promise<void> => {
    const place = await realpath(join(root, folder));
    if (seen.has(place)) return;
    seen.add(place);
    const names = (await readdir(place)).filter(isArticleName).sort(compare);
    for (const name of names) {
      const path = folder === '' ? name : `${folder}/${name}`;
      try {
        if ((await stat(join(root, path))).isDirectory()) await visit(path);
        else files.push(path);
      } catch (error) {
        rejected.push(toRejected(path, error));
      }
    }
  };
  try {
    await visit('');
  } catch (cause) {
    const remedy = 'name an existing folder of articles (.md or .txt) with CORPUS_DIR';
    throw new QaError('CORPUS_MISSING', root, remedy, { cause });
  }
  return files.sort(compare);
}

function isArticleName(name: string): boolean {
  return !name.startsWith('.') && name.toLowerCase() !== 'readme.md';
}

async function readArticles(root: string, path: string): Promise<readonly Document[]> {
  const { reader, file } = readerOf(path);
  const info = await stat(join(root, path));
  if (!info.isFile())
    throw new QaError('ARTICLE_UNREADABLE', path, 'put a regular file in its place');
  if (info.size > FILE_BYTES_MAX) {
    throw new QaError('ARTICLE_TOO_LARGE', path, 'split it into smaller articles');
  }
  const documents = await reader.read(await readFile(join(root, path)), file);
  const filled = documents.filter((document) => document.blocks.length > 0);
  if (filled.length === 0)
    throw new QaError('ARTICLE_EMPTY', path, 'write an article or delete the file');
  return filled;
}

function readerOf(path: string): { readonly reader: DocumentReader; readonly file: ArticleFile } {
  const name = path.normalize('NFC');
  const dot = name.lastIndexOf('.');
  const extension = dot > name.lastIndexOf('/') ? name.slice(dot).toLowerCase() : '';
  const reader = REGISTRY.find((candidate) => candidate.extensions.includes(extension));
  if (reader === undefined) {
    const known = REGISTRY.flatMap((candidate) => candidate.extensions).join(', ');
    throw new QaError(
      'ARTICLE_FORMAT',
      path,
      `save it as one of ${known}, or move it out of the corpus`,
    );
  }
  return { reader, file: { id: name.slice(0, dot), path: name } };
}

/** Two files may differ in their extension alone: the second keeps its own in the id. */
function freeId(id: string, path: string, taken: ReadonlyMap<string, Document>): string {
  if (!taken.has(id)) return id;
  const extension = path.slice(path.lastIndexOf('.'));
  let free = `${id}${extension}`;
  for (let n = 2; taken.has(free); n += 1) free = `${id}${extension}~${n}`;
  return free;
}

function toRejected(file: string, error: unknown): RejectedFile {
  if (!(error instanceof QaError)) {
    const reason = error instanceof Error ? error.message : REASONS.ARTICLE_UNREADABLE;
    const remedy = 'check that the file exists and may be read';
    return { file, code: 'ARTICLE_UNREADABLE', reason, remedy };
  }
  const reason = error.cause instanceof Error ? error.cause.message : REASONS[error.code];
  return { file, code: error.code, reason, remedy: error.remedy };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
