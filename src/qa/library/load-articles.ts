import type { LoadedCorpus } from '../corpus/corpus-source.ts';
import { createFolderSource } from '../corpus/folder/folder-source.ts';
import type { FolderOptions } from '../corpus/folder/folder-view.ts';
import { openCorpusWorkers } from './open-corpus-workers.ts';

/** Where folders of the articles are published, and whether links may lead out of them. */
export type ArticleOptions = Pick<FolderOptions, 'sites' | 'followsLinks'>;

/**
 * The articles below a folder and the files that hold none, each with its reason, read by a process with limits: for
 * whoever reads them once.
 * @throws {QaError} CORPUS_MISSING
 */
export const loadArticles = async (
  directory: string,
  { sites = [], followsLinks = false }: ArticleOptions = {},
): Promise<LoadedCorpus> => {
  const { read, close } = openCorpusWorkers(1);
  try {
    return await createFolderSource(directory, { read, sites, followsLinks }).load();
  } finally {
    await close();
  }
};
