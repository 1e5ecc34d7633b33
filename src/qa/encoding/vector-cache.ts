import { createHash } from 'node:crypto';
import type { ByteVector } from './byte-vector.ts';

/** Vectors that were made before, so that nothing is encoded twice. Several processes may use one at once. */
export interface VectorCache {
  /** The vectors that are known of these keys; what is damaged is not among them. */
  find(keys: ReadonlySet<string>): Promise<ReadonlyMap<string, ByteVector>>;
  add(vectors: ReadonlyMap<string, ByteVector>): Promise<void>;
  /** Erases all but these: what was removed from a corpus goes, and what another model made. */
  keepOnly(keys: ReadonlySet<string>): Promise<void>;
  /** How many are kept. */
  count(): Promise<number>;
  close(): Promise<void>;
}

/** What a vector is kept by: 32 hexadecimal digits that tell model and text, and neither can be read from them. */
export const vectorKey = (model: string, text: string): string =>
  createHash('sha256').update(`${model}\n${text}`).digest('hex').slice(0, 32);
