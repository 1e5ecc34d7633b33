import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toByteVector } from '../../../../src/qa/encoding/byte-vector.ts';
import type { VectorCache } from '../../../../src/qa/encoding/vector-cache.ts';
import { openPostgres } from '../../../../src/store/postgres/connection.ts';
import { createPostgresVectors } from '../../../../src/store/vectors/postgres-vectors.ts';
import { openTestDatabase } from '../../../support/postgres/open-test-database.ts';

const some = (from: number, past: number) =>
  new Map(
    Array.from({ length: past - from }, (_, at) => [
      `key ${from + at}`,
      toByteVector(
        Float32Array.from({ length: 384 }, (_one, place) => Math.sin(from + at + place)),
      ),
    ]),
  );
const keysOf = (from: number, past: number) => new Set(some(from, past).keys());

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let caches: readonly VectorCache[];
const open = async (corpus: string): Promise<VectorCache> =>
  createPostgresVectors(await openPostgres(database.url), corpus);
beforeEach(async () => {
  database = await openTestDatabase();
  caches = await Promise.all(['shared', 'shared', 'other'].map(open));
});
afterEach(async () => {
  await Promise.all(caches.map((cache) => cache.close()));
  await database.drop();
});

describe('vectors in PostgreSQL', () => {
  it('serves one replica what another has made, also where both made the same', async () => {
    const [one, other] = caches;
    await Promise.all([one?.add(some(0, 700)), other?.add(some(0, 700))]);
    expect(await other?.find(keysOf(600, 800))).toEqual(some(600, 700));
  });

  it('keeps corpora apart, and erases what one does not keep', async () => {
    const [one, other, stranger] = caches;
    await one?.add(some(0, 10));
    await stranger?.add(some(5, 10));
    expect((await stranger?.find(keysOf(0, 5)))?.size).toBe(0);
    await other?.keepOnly(keysOf(0, 3));
    expect(await Promise.all([one?.count(), stranger?.count()])).toEqual([3, 5]);
    expect(await one?.find(keysOf(0, 10))).toEqual(some(0, 3));
    expect(await stranger?.find(keysOf(0, 10))).toEqual(some(5, 10));
  });
});
