import type { LoadedCorpus } from '../corpus-source.ts';
import type { Site } from '../site/site.ts';
import { createFolderSource } from './folder-source.ts';
import { readArticle } from './read-article.ts';

/**
 * The articles below a folder and the files that hold none, each with its reason; names that start with a dot are
 * left out. One broken file never stops the rest.
 * @throws {QaError} CORPUS_MISSING
 */
export const loadCorpus = (directory: string, sites: readonly Site[] = []): Promise<LoadedCorpus> =>
  createFolderSource(directory, { read: readArticle, sites }).load();
