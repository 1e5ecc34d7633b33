import { wholeScope } from '../../bots/console/converse.ts';
import type { RejectedFile } from '../../qa/corpus/folder/rejected-file.ts';
import { buildLibrary } from '../../qa/library/build-library.ts';
import type { Library } from '../../qa/library/library.ts';
import { loadArticles } from '../../qa/library/load-articles.ts';
import { progressLine, showProgress } from '../terminal/show-progress.ts';
import { type ModelUse, openModels } from './open-models.ts';

/** A corpus that is ready to be asked, and the files of it that could not be read. */
export interface OpenLibrary {
  readonly library: Library;
  readonly rejected: readonly RejectedFile[];
  close(): Promise<void>;
}

/** Who looks up figures or counts words needs no model. */
const NONE: ModelUse = { usesEncoder: false, usesReader: false };

/** What goes on without one of its parts says so, apart from what it was asked. */
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Loads the articles of a folder and builds the library over them, whole unless told not to wait. @throws {QaError} CORPUS_MISSING */
export const openLibrary = async (
  directory: string,
  use: ModelUse = NONE,
): Promise<OpenLibrary> => {
  // Another process reads meanwhile.
  const loading = loadArticles(directory, use);
  loading.catch(() => {});
  const progress = showProgress(process.stderr, (stage) => say(progressLine(stage)));
  const { close, ...models } = await openModels({
    onTrouble: (error, consequence) =>
      say(`${error instanceof Error ? error.message : String(error)}; ${consequence}`),
    onProgress: ({ done, total }) => progress.show({ stage: 'encoding', done, total }),
    ...use,
    corpusDirectory: directory,
  });
  try {
    const { documents, rejected } = await loading;
    const library = await buildLibrary(documents, models);
    // What is built on first use is built now, so that the first question is as fast as the next.
    await library.answer({ text: 'ready?' }, wholeScope(library));
    return { library, rejected, close };
  } catch (error) {
    await close().catch(() => {});
    throw error;
  } finally {
    progress.end();
  }
};
