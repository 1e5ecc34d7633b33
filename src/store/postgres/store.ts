import { createSeal } from '../seal.ts';
import { checkKey, createSqlStore } from '../sql/store.ts';
import type { Retention, Store } from '../store.ts';
import { StoreError } from '../store-error.ts';
import { checkSecret } from '../store-secret.ts';
import { openPostgres, poolConnection } from './connection.ts';
import { announce } from './presence.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host/database` */
  readonly url: string;
  /** At least 32 characters, the same for every replica. */
  readonly secret: string | undefined;
  readonly retention: Retention;
  readonly now: () => number;
}

/** Replicas have no folder in common that a key could be generated in. */
const secretOf = (secret: string | undefined): string => {
  if (secret !== undefined) return checkSecret(secret, 'STORE_KEY');
  throw new StoreError(
    'STORE_KEY',
    'STORE_KEY',
    'set it, to the same for every replica: PostgreSQL keeps no key; for example from: openssl rand -base64 32',
  );
};

/**
 * A store in PostgreSQL, shared by any number of replicas; what one that has ended was working on
 * is free for the others within seconds.
 * @throws {StoreError} STORE_KEY, STORE_NEWER, STORE_UNREADABLE
 */
export const openPostgresStore = async (options: PostgresOptions): Promise<Store> => {
  const { url, retention, now } = options;
  const seal = createSeal(secretOf(options.secret));
  const pool = await openPostgres(url);
  try {
    const connection = poolConnection(pool);
    await checkKey(connection, seal, { key: 'STORE_KEY', database: 'the database' });
    const presence = await announce(pool, now);
    return {
      ...createSqlStore({ connection, seal, retention, now, process: presence.name }),
      close: async () => {
        await presence.close();
        await connection.close();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
};
