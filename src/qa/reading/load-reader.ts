import { readFile } from 'node:fs/promises';
import { createWindowReader } from './read-windows.ts';
import { loadReaderModel } from './reader-weights.ts';

/** Beside this module, in the sources as in a build. */
const WEIGHTS = new URL('./weights/', import.meta.url);

/**
 * Returns a function that reads windows in this thread, with the weights that ship.
 * @throws ReaderFileError when they are damaged
 */
export const loadWindowReader = async (): Promise<ReturnType<typeof createWindowReader>> => {
  const [weights, kernel] = await Promise.all([
    readFile(new URL('reader.bin', WEIGHTS)),
    readFile(new URL('kernel.wasm', WEIGHTS)),
  ]);
  return createWindowReader(loadReaderModel(weights, new Uint8Array(kernel)));
};
