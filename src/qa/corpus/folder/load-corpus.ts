import type { QaErrorCode } from '../../errors.ts';
import type { Document } from '../../types.ts';
import type { Site } from '../site/site.ts';
import { createFolderSource } from './folder-source.ts';
import { readArticle } from './read-article.ts';

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

/**
 * The articles below a folder and the files that hold none, each with its reason; names that start with a dot are
 * left out. One broken file never stops the rest.
 * @throws {QaError} CORPUS_MISSING
 */
export const loadCorpus = (directory: string, sites: readonly Site[] = []): Promise<LoadedCorpus> =>
  createFolderSource(directory, { read: readArticle, sites }).load();
