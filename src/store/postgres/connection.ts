import type { Pool, PoolClient } from 'pg';
import type { Connection, Row, Statement, Value } from '../sql/connection.ts';
import { StoreError } from '../store-error.ts';
import { migratePostgres } from './migrate.ts';

/** A replica waits for messages most of the time: a few connections serve many questions. */
const CONNECTIONS_MAX = 8;
/** A server that can be reached accepts within moments; longer, and it counts as away. */
const CONNECT_WITHIN_MS = 3_000;
/** Every statement here touches a few rows. */
const STATEMENT_WITHIN_MS = 10_000;
/** What PostgreSQL says when two transactions met: the one it ended may try again. Source: its appendix A. */
const MET_ANOTHER = new Set(['40001', '40P01']);
const TRIES_MAX = 4;
/** The type of BIGINT: times in milliseconds and counts, all below 2^53. Source: pg_type.dat. */
const BIGINT = 20;

/** Classes of errors that the statement itself is at fault for: data, constraints, syntax. Source: its appendix A. */
const REFUSED = /^(?:22|23|42)/u;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const failed = (error: unknown): StoreError => {
  if (error instanceof StoreError) return error;
  const isRefused = REFUSED.test(codeOf(error));
  return new StoreError(
    isRefused ? 'STORE_REFUSED' : 'STORE_FAILED',
    'DATABASE_URL',
    isRefused
      ? 'PostgreSQL refused a statement; report it'
      : 'PostgreSQL did not do what it was asked to; check that it runs and can be reached',
    error,
  );
};

/** `$1`, `$2` and so on for each `?`; the statements are few, all of them written in these sources. */
const createNumbered = (): ((sql: string) => string) => {
  const known = new Map<string, string>();
  return (sql) => {
    const [first = '', ...others] = sql.split('?');
    const numbered =
      known.get(sql) ?? others.reduce((text, part, place) => `${text}$${place + 1}${part}`, first);
    known.set(sql, numbered);
    return numbered;
  };
};

/** PostgreSQL's texts hold every character but this one. */
const storable = (value: Value): Value =>
  typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value;

/** A pool of connections to a database, opened lazily. */
export const openPool = async (url: string): Promise<Pool> => {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    query_timeout: STATEMENT_WITHIN_MS,
    keepAlive: true,
    application_name: 'newsdesk',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === BIGINT ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks is replaced, and what it was doing rejects; unheard, it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
};

const runAll = async (
  client: PoolClient,
  statements: readonly Statement[],
  numbered: (sql: string) => string,
): Promise<number> => {
  let changes = 0;
  for (const [sql, ...values] of statements) {
    const { rowCount } = await client.query(numbered(sql), values.map(storable));
    changes += rowCount ?? 0;
  }
  return changes;
};

/** Runs `work` in one transaction, of the usual kind unless `modes` are given. A connection that fails is closed rather than used again. */
export const inTransaction = async <T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  modes = '',
): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query(`BEGIN ${modes}`);
    const result = await work(client);
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
};

/** Once more when another transaction was in the way; what has failed has changed nothing. */
const retrying = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES_MAX || !MET_ANOTHER.has(codeOf(error))) throw failed(error);
    }
  }
};

/** The records of a store over a pool. */
export const poolConnection = (pool: Pool): Connection => {
  const numbered = createNumbered();
  const all = (sql: string, values: readonly Value[]): Promise<readonly Row[]> =>
    retrying(async () => (await pool.query<Row>(numbered(sql), values.map(storable))).rows);
  return {
    get: async (sql, ...values) => (await all(sql, values))[0],
    all: (sql, ...values) => all(sql, values),
    write: (...statements) =>
      retrying(async () => {
        const [only, ...others] = statements;
        if (only === undefined) return 0;
        if (others.length > 0) {
          return inTransaction(pool, (client) => runAll(client, statements, numbered));
        }
        const [sql, ...values] = only;
        return (await pool.query(numbered(sql), values.map(storable))).rowCount ?? 0;
      }),
    close: () => pool.end(),
  };
};

/**
 * Opens a PostgreSQL database and brings its tables up to date.
 * @throws {StoreError} STORE_UNREADABLE, STORE_NEWER
 */
export const openPostgres = async (url: string): Promise<Pool> => {
  const pool = await openPool(url);
  try {
    const client = await pool.connect();
    try {
      await migratePostgres(client);
    } finally {
      client.release();
    }
    return pool;
  } catch (error) {
    await pool.end();
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'STORE_UNREADABLE',
      'DATABASE_URL',
      'its PostgreSQL cannot be used; check that it runs at that address, that user, password and database are right, and that the user may create tables',
      error,
    );
  }
};
