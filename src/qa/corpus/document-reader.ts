import type { Document, DocumentId } from '../types.ts';
import type { SitePage } from './site/site.ts';

/** What stands in a file before the part of it that is read. */
export interface ReadBefore {
  readonly articles: number;
  readonly lines: number;
  /** Of a file that is read row by row: its first row, where that is not in the part. */
  readonly head?: Uint8Array;
}

/** What a file that is too large to be read whole may be cut between. */
export type ReadInParts = 'lines' | 'rows';

/** One file of the corpus as a reader sees it. */
export interface ArticleFile {
  /** The path inside the corpus folder without its extension, "/" kept. */
  readonly id: DocumentId;
  /** The path inside the corpus folder, "/" kept: it names the file in errors. */
  readonly path: string;
  /** What its folder says it belongs to; the article's own word counts more. */
  readonly collection?: string;
  /** Where it is published, when its folder is. */
  readonly page?: SitePage;
  /** Of a file that comes in parts. */
  readonly before?: ReadBefore;
}

/** A file format: a new one is one file and one entry in `readers.ts`. */
export interface DocumentReader {
  readonly name: string;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Of what is read one by one: a file that is too large to be read whole comes in parts. */
  readonly inParts?: ReadInParts;
  /**
   * The articles of one file, in order; none when it holds nothing to read.
   * @throws {QaError} ARTICLE_BINARY, ARTICLE_FRONT_MATTER or ARTICLE_UNREADABLE
   */
  read(bytes: Uint8Array, file: ArticleFile): Promise<readonly Document[]>;
}

/** Where articles belong that name no collection. */
export const DEFAULT_COLLECTION = 'public';

export const DEFAULT_LANGUAGE = 'en';

/** The id of a file's n-th article, n counting from 1. */
export function articleId(file: ArticleFile, n: number): DocumentId {
  return n === 1 ? file.id : `${file.id}~${n}`;
}

/** Files that stand for their folder. */
const INDEX = /^_?(?:index|readme)$/iu;
const DATE = /^\d{4}-\d{2}-\d{2}[-_ ]+(?=\S)/u;

/** The title of last resort: the file's own name without extension and date, or its folder's where it stands for that. */
export function fileTitle(file: ArticleFile): string {
  const names = file.id.split('/');
  const name = names.pop() ?? '';
  const folder = INDEX.test(name) ? names.pop() : undefined;
  return (folder ?? name).replace(DATE, '');
}
