import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { QaError } from '../errors.ts';

/** The files of a model's folder, each read once. */
export interface ModelFolder {
  readonly path: string;
  /** The bytes of the first of these that is there. @throws {QaError} MODEL_MISSING when none is */
  bytes(names: readonly string[]): Promise<Uint8Array>;
  /** The text of a file, or `undefined` where there is none. */
  text(name: string): Promise<string | undefined>;
  /** The object in a JSON file, empty where there is none. @throws {QaError} MODEL_FORMAT */
  json(name: string): Promise<Readonly<Record<string, unknown>>>;
  /** A hash of all that was read until now. */
  hash(): string;
}

/** As `sha256sum` writes it: who has it in a folder wants its files checked. */
const SUMS = 'SHA256SUMS';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const readIfThere = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new QaError('MODEL_MISSING', path, 'make the file readable', { cause: error });
  }
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Opens the folder of a model. */
export const openModelFolder = async (path: string): Promise<ModelFolder> => {
  const sumsFile = await readIfThere(join(path, SUMS));
  const sums = new Map(
    new TextDecoder()
      .decode(sumsFile)
      .split('\n')
      .map((line) => [line.slice(66).trim(), line.slice(0, 64)]),
  );
  const hashes = new Map<string, string>();
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const bytes = await readIfThere(join(path, name));
    const hash = bytes === undefined ? 'missing' : sha256(bytes);
    const expected = sums.get(name);
    if (expected !== undefined && hash !== expected) {
      const remedy = 'it is not what its checksum says; restore the file from where it came from';
      throw new QaError('MODEL_CHECKSUM', join(path, name), remedy);
    }
    if (bytes !== undefined) hashes.set(name, hash);
    return bytes;
  };
  const text = async (name: string): Promise<string | undefined> => {
    const bytes = await read(name);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  return {
    path,
    text,
    bytes: async (names) => {
      for (const name of names) {
        const bytes = await read(name);
        if (bytes !== undefined) return bytes;
      }
      throw new QaError(
        'MODEL_MISSING',
        join(path, names[0] ?? ''),
        'the model needs it; put it there, or name another folder',
      );
    },
    json: async (name) => {
      const file = await text(name);
      if (file === undefined) return {};
      try {
        const value: unknown = JSON.parse(file);
        if (isRecord(value)) return value;
      } catch {
        // Told below, like a file that holds something else.
      }
      throw new QaError('MODEL_FORMAT', join(path, name), 'it has to hold a JSON object');
    },
    hash: () => sha256(new TextEncoder().encode(JSON.stringify([...hashes].sort()))),
  };
};
