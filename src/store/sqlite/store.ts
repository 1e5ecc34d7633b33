import { createSeal } from '../seal.ts';
import type { Connection } from '../sql/connection.ts';
import { checkKey, createSqlStore } from '../sql/store.ts';
import type { Retention, Store } from '../store.ts';
import { storeSecret } from '../store-secret.ts';
import { openConnection } from './connection.ts';
import { lockDatabase } from './lock.ts';

export interface SqliteOptions {
  /** The database; its lock (`.lock`) and its generated key (`.key`) stand beside it. */
  readonly file: string;
  /** At least 32 characters; unset, the key file's. */
  readonly secret: string | undefined;
  readonly retention: Retention;
  readonly now: () => number;
}

/** Whoever held a lease has ended: this process holds the lock. */
const END_LEASES = 'UPDATE inbox SET leased_until = 0 WHERE posted_at IS NULL';

/**
 * The same file, beside the process that serves it: nothing is resumed, swept or locked.
 * @throws {StoreError} STORE_KEY, STORE_NEWER, STORE_UNREADABLE, STORE_DAMAGED
 */
export const openSqliteBeside = async ({
  file,
  secret,
  retention,
  now,
}: SqliteOptions): Promise<Store> => {
  const seal = createSeal(storeSecret(secret, `${file}.key`, file));
  const connection = openConnection(file);
  try {
    await checkKey(connection, seal, {
      key: secret === undefined ? `${file}.key` : 'STORE_KEY',
      database: file,
    });
    return {
      ...createSqlStore({ connection, seal, retention, now }),
      close: () => connection.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
};

/**
 * A store in one SQLite file, served by one process at a time.
 * @throws {StoreError} STORE_LOCKED, STORE_KEY, STORE_NEWER, STORE_UNREADABLE, STORE_DAMAGED
 */
export const openSqliteStore = async ({
  file,
  secret,
  retention,
  now,
}: SqliteOptions): Promise<Store> => {
  const lock = lockDatabase(file);
  let connection: Connection | undefined;
  try {
    const seal = createSeal(storeSecret(secret, `${file}.key`, file));
    connection = openConnection(file);
    const key = secret === undefined ? `${file}.key` : 'STORE_KEY';
    await checkKey(connection, seal, { key, database: file });
    await connection.write([END_LEASES]);
    const open = connection;
    return {
      ...createSqlStore({ connection, seal, retention, now }),
      close: async () => {
        await open.close();
        lock.release();
      },
    };
  } catch (error) {
    await connection?.close();
    lock.release();
    throw error;
  }
};
