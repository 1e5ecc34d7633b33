import type { Pool } from 'pg';
import type { ByteVector } from '../../qa/encoding/byte-vector.ts';
import type { VectorCache } from '../../qa/encoding/vector-cache.ts';

/** The corpus that replicas share. */
export const SHARED_CORPUS = 'shared';

interface VectorRow {
  readonly key: string;
  readonly scale: number;
  readonly bytes: Buffer;
}

/** Keys sent, and rows written, at once. */
const PAGE = 500;

const FIND = 'SELECT key, scale, bytes FROM vectors WHERE corpus = $1 AND key = ANY($2)';
const ADD = `
  INSERT INTO vectors (corpus, key, scale, bytes)
  SELECT $1, key, scale, bytes FROM unnest($2::text[], $3::float8[], $4::bytea[]) AS made (key, scale, bytes)
  ON CONFLICT (corpus, key) DO NOTHING`;
const COUNT = 'SELECT count(*)::int AS count FROM vectors WHERE corpus = $1';
const KEYS = 'SELECT key FROM vectors WHERE corpus = $1';
const REMOVE = 'DELETE FROM vectors WHERE corpus = $1 AND key = ANY($2)';

function* inPages<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += PAGE) yield items.slice(from, from + PAGE);
}

const toVector = ({ scale, bytes }: VectorRow): ByteVector => ({
  // It comes as the shortest text that means the same float32.
  scale: Math.fround(scale),
  bytes: Int8Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)),
});

/**
 * Vectors in PostgreSQL: what one replica has encoded serves all.
 * @param corpus what tells articles from those of others in the same database
 */
export const createPostgresVectors = (pool: Pool, corpus: string): VectorCache => ({
  find: async (keys) => {
    const found = new Map<string, ByteVector>();
    for (const page of inPages([...keys])) {
      const { rows } = await pool.query<VectorRow>(FIND, [corpus, page]);
      for (const row of rows) found.set(row.key, toVector(row));
    }
    return found;
  },
  add: async (vectors) => {
    for (const page of inPages([...vectors])) {
      const scales = page.map(([, { scale }]) => scale);
      const bytes = page.map(([, one]) => Buffer.from(one.bytes));
      await pool.query(ADD, [corpus, page.map(([key]) => key), scales, bytes]);
    }
  },
  keepOnly: async (keys) => {
    const { rows } = await pool.query<Pick<VectorRow, 'key'>>(KEYS, [corpus]);
    const gone = rows.map(({ key }) => key).filter((key) => !keys.has(key));
    for (const page of inPages(gone)) await pool.query(REMOVE, [corpus, page]);
  },
  count: async () => {
    const { rows } = await pool.query<{ count: number }>(COUNT, [corpus]);
    return rows[0]?.count ?? 0;
  },
  close: () => pool.end(),
});
