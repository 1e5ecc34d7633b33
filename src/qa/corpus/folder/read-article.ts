import { QaError } from '../../errors.ts';
import type { Document } from '../../types.ts';
import type { ArticleFile, DocumentReader, ReadBefore, ReadInParts } from '../document-reader.ts';
import { REGISTRY } from '../readers.ts';
import { pageAddress } from '../site/page-address.ts';
import { type Site, type SitePage, sitePageOf } from '../site/site.ts';
import { extensionOf, otherKindOf } from './file-kinds.ts';

/** The bytes of one file, and where it stands. */
export interface ArticleBytes {
  /** Inside the corpus folder, "/" kept. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What its folder says it belongs to. */
  readonly collection?: string;
  /** Where the folders of the corpus are published. */
  readonly sites?: readonly Site[];
  /** Of a file that comes in parts; such a part may hold no article. */
  readonly before?: ReadBefore;
}

/** The articles of one file, at least one, or of a part of it. @throws {QaError} which file cannot be read, and why */
export type ReadArticle = (file: ArticleBytes) => Promise<readonly Document[]>;

const readerOf = (
  path: string,
): { readonly reader: DocumentReader; readonly file: ArticleFile } => {
  const name = path.normalize('NFC');
  const extension = extensionOf(name);
  const reader = REGISTRY.find((candidate) => candidate.extensions.includes(extension));
  if (reader === undefined) {
    throw new QaError('ARTICLE_FORMAT', path, otherKindOf(path).remedy);
  }
  return { reader, file: { id: name.slice(0, name.length - extension.length), path: name } };
};

/** What a file of this kind may be cut between, where it may. @throws {QaError} ARTICLE_FORMAT */
export const partsOfKind = (path: string): ReadInParts | undefined => readerOf(path).reader.inParts;

/** Whether some reader knows this kind of file; what none knows need not be loaded. @throws {QaError} ARTICLE_FORMAT */
export const checkFormat = (path: string): void => void readerOf(path);

/** A document of a format that says nothing of addresses is found where its file is published. */
const withAddress = (document: Document, page: SitePage | undefined): Document => {
  const url = page === undefined || document.url !== undefined ? undefined : pageAddress(page, {});
  return url === undefined ? document : { ...document, url };
};

/** Reads a file in this thread, with the reader for its kind. */
export const readArticle: ReadArticle = async ({ path, bytes, collection, before, sites = [] }) => {
  const { reader, file } = readerOf(path);
  const page = sitePageOf(file.path, sites);
  const own = {
    ...file,
    ...(collection === undefined ? {} : { collection }),
    ...(page === undefined ? {} : { page }),
    ...(before === undefined ? {} : { before }),
  };
  const documents = (await reader.read(bytes, own)).map((document) => withAddress(document, page));
  const filled = documents.filter((document) => document.text !== '');
  if (filled.length === 0 && before === undefined) {
    throw new QaError('ARTICLE_EMPTY', path, 'write an article or delete the file');
  }
  return filled;
};
