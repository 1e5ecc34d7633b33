import { readFile } from 'node:fs/promises';
import { createWindowReader } from './read-windows.ts';
import { loadReaderModel } from './reader-weights.ts';

/** Beside this module, in the sources as in a build. */
const WEIGHTS = new URL('./weights/', import.meta.url);

/** What a reader is made of, read once and shared by all threads. */
export interface Reading {
  /** As `training/export_reader.py` writes them. */
  readonly weights: Uint8Array<SharedArrayBuffer>;
  /** The compiled loops. */
  readonly kernel: Uint8Array<ArrayBuffer>;
}

/** Weights from a file of one's own, to be measured. */
export const readReadingFrom = async (weights: string | URL): Promise<Reading> => {
  const [file, kernel] = await Promise.all([
    readFile(weights),
    readFile(new URL('kernel.wasm', WEIGHTS)),
  ]);
  const shared = new Uint8Array(new SharedArrayBuffer(file.length));
  shared.set(file);
  return { weights: shared, kernel: new Uint8Array(kernel) };
};

/** The weights that ship. */
export const readShippedReading = (): Promise<Reading> =>
  readReadingFrom(new URL('reader.bin', WEIGHTS));

/**
 * Returns a function that reads windows in this thread.
 * @throws ReaderFileError when the weights are damaged
 */
export const loadWindowReader = ({
  weights,
  kernel,
}: Reading): ReturnType<typeof createWindowReader> =>
  createWindowReader(loadReaderModel(weights, kernel));
