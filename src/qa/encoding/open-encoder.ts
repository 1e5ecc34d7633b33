import { fileURLToPath } from 'node:url';
import type { Encoder } from './encoder.ts';
import type { ModelThreads } from './model-threads.ts';

/** The folder of the encoder that ships, beside this module in the sources as in a build. */
export const SHIPPED_ENCODER = fileURLToPath(new URL('./weights', import.meta.url));

/**
 * The encoder that the threads have, once it is loaded; `isForeign` where it is not the one that ships.
 * @throws {QaError} MODEL_MISSING, MODEL_FORMAT, MODEL_CHECKSUM, RUNTIME_MISSING, MODEL_ENDED
 */
export const openEncoder = async (threads: ModelThreads, isForeign = false): Promise<Encoder> => {
  const { model, dimensions } = await threads.facts('encoder');
  return {
    model,
    dimensions,
    isForeign,
    encode: (texts, as) => {
      const urgency = as === 'question' ? 'asked' : 'background';
      return Promise.all(texts.map((text) => threads.run('encode', { text, as }, urgency)));
    },
    close: () => threads.close(),
  };
};
