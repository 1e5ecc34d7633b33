import { QaError } from '../errors.ts';
import type { Document } from '../types.ts';
import type { ArticleFile, DocumentReader } from './document-reader.ts';
import { REGISTRY } from './readers.ts';

/** The bytes of one file, and where it stands. */
export interface ArticleBytes {
  /** Inside the corpus folder, "/" kept. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What its folder says it belongs to. */
  readonly collection?: string;
}

/** The articles of one file, at least one. @throws {QaError} which file cannot be read, and why */
export type ReadArticle = (file: ArticleBytes) => Promise<readonly Document[]>;

const readerOf = (
  path: string,
): { readonly reader: DocumentReader; readonly file: ArticleFile } => {
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
};

/** Whether some reader knows this kind of file; what none knows need not be loaded. @throws {QaError} ARTICLE_FORMAT */
export const checkFormat = (path: string): void => void readerOf(path);

/** Reads a file in this thread, with the reader for its kind. */
export const readArticle: ReadArticle = async ({ path, bytes, collection }) => {
  const { reader, file } = readerOf(path);
  const own = collection === undefined ? file : { ...file, collection };
  const documents = await reader.read(bytes, own);
  const filled = documents.filter((document) => document.text !== '');
  if (filled.length === 0) {
    throw new QaError('ARTICLE_EMPTY', path, 'write an article or delete the file');
  }
  return filled;
};
