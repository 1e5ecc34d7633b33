import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { ByteVector } from '../../qa/encoding/byte-vector.ts';
import { createPostgresVectors, SHARED_CORPUS } from './postgres-vectors.ts';
import { forEachVector, vectorFolder } from './vector-file.ts';

/** Vectors written at once. */
const PAGE = 500;

const filesIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.bin'));
  } catch {
    return [];
  }
};

/**
 * Copies the vectors that are kept beside a database to the corpus that replicas share; how many. Those that its articles
 * have no use for are erased at the next start.
 */
export const copyVectors = async (database: string, pool: Pool): Promise<number> => {
  const folder = vectorFolder(database);
  const vectors = new Map<string, ByteVector>();
  for (const name of await filesIn(folder))
    await forEachVector(join(folder, name), (key, vector) => vectors.set(key, vector));
  const { add } = createPostgresVectors(pool, SHARED_CORPUS);
  const all = [...vectors];
  for (let from = 0; from < all.length; from += PAGE)
    await add(new Map(all.slice(from, from + PAGE)));
  return all.length;
};
