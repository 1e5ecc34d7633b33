import { availableParallelism } from 'node:os';
import { wholeScope } from '../bots/console/converse.ts';
import { buildLibrary, type LibraryOptions } from '../qa/build-library.ts';
import type { RejectedFile } from '../qa/corpus/load-corpus.ts';
import { openModelThreads } from '../qa/encoding/model-threads.ts';
import { openEncoder, SHIPPED_ENCODER } from '../qa/encoding/open-encoder.ts';
import type { Library } from '../qa/library.ts';
import { type ArticleOptions, loadArticles } from '../qa/load-articles.ts';
import { openPassageReader, SHIPPED_READER } from '../qa/reading/open-passage-reader.ts';

/** A corpus that is ready to be asked, and the files of it that could not be read. */
export interface OpenLibrary {
  readonly library: Library;
  readonly rejected: readonly RejectedFile[];
  close(): Promise<void>;
}

/** Which models take part; what is left stands in for one that does not. */
export interface ModelUse extends ArticleOptions {
  readonly usesEncoder: boolean;
  readonly usesReader: boolean;
}

/** The models that take part, and how to end them. */
export interface OpenModels extends LibraryOptions {
  close(): Promise<void>;
}

/** The models that ship, in threads of their own. @throws {QaError} where one cannot be loaded */
export const openModels = async ({ usesEncoder, usesReader }: ModelUse): Promise<OpenModels> => {
  if (!usesEncoder && !usesReader) return { close: async () => {} };
  const threads = openModelThreads({
    places: {
      ...(usesEncoder ? { encoder: SHIPPED_ENCODER } : {}),
      ...(usesReader ? { reader: SHIPPED_READER } : {}),
    },
    threads: Math.min(2, availableParallelism()),
  });
  return {
    ...(usesEncoder ? { encoder: await openEncoder(threads) } : {}),
    ...(usesReader ? { reader: await openPassageReader(threads) } : {}),
    close: () => threads.close(),
  };
};

/** Who looks up figures or counts words needs no model. */
const NONE: ModelUse = { usesEncoder: false, usesReader: false };

/** Loads the articles of a folder and builds the library over them. @throws {QaError} CORPUS_MISSING */
export const openLibrary = async (
  directory: string,
  use: ModelUse = NONE,
): Promise<OpenLibrary> => {
  // Another process reads meanwhile.
  const loading = loadArticles(directory, use);
  loading.catch(() => {});
  const { close, ...models } = await openModels(use);
  try {
    const { documents, rejected } = await loading;
    const library = await buildLibrary(documents, models);
    // What is built on first use is built now, so that the first question is as fast as the next.
    await library.answer({ text: 'ready?' }, wholeScope(library));
    return { library, rejected, close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  }
};
