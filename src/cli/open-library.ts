import { wholeScope } from '../bots/console/converse.ts';
import { buildLibrary } from '../qa/build-library.ts';
import { loadCorpus, type RejectedFile } from '../qa/corpus/load-corpus.ts';
import type { Library } from '../qa/library.ts';

/** A corpus that is ready to be asked, and the files of it that could not be read. */
export interface OpenLibrary {
  readonly library: Library;
  readonly rejected: readonly RejectedFile[];
}

/** Loads the articles of a folder and builds the library over them. @throws {QaError} CORPUS_MISSING */
export const openLibrary = async (directory: string): Promise<OpenLibrary> => {
  const { documents, rejected } = await loadCorpus(directory);
  const library = await buildLibrary(documents);
  // What is built on first use is built now, so that the first question is as fast as the next.
  await library.answer({ text: 'ready?' }, wholeScope(library));
  return { library, rejected };
};
