import { fileURLToPath } from 'node:url';
import type { ModelThreads } from '../encoding/model-threads.ts';
import type { PassageReader } from './passage-reader.ts';

/** The folder of the reader that ships, beside this module in the sources as in a build. */
export const SHIPPED_READER = fileURLToPath(new URL('./weights', import.meta.url));

/**
 * The reader that the threads have, once it is loaded. Passages are read side by side; a reading is the same whatever is
 * read beside it. Of a passage of more than 1,024 word pieces the first are read.
 * @throws {QaError} MODEL_MISSING, MODEL_FORMAT, MODEL_CHECKSUM, RUNTIME_MISSING, MODEL_ENDED
 */
export const openPassageReader = async (threads: ModelThreads): Promise<PassageReader> => {
  const { model } = await threads.facts('reader');
  return {
    model,
    read: (question, passages) =>
      Promise.all(
        passages.map(({ context, text }) =>
          threads.run('read', { question, passage: { context, text } }, 'asked'),
        ),
      ),
    close: () => threads.close(),
  };
};
