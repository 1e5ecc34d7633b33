import type { ClientBase } from 'pg';
import { StoreError } from '../store-error.ts';
import { ADVISORY_CLASS, MIGRATION_LOCK } from './locks.ts';
import { POSTGRES_MIGRATIONS } from './schema.ts';

const META = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)`;
const VERSION = "SELECT value FROM meta WHERE name = 'version'";
const SET_VERSION = `
  INSERT INTO meta (name, value) VALUES ('version', $1)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

/** Inside a transaction that holds the lock: nobody else is changing the tables. */
const bringUpToDate = async (client: ClientBase): Promise<void> => {
  await client.query(META);
  const { rows } = await client.query<{ value: string }>(VERSION);
  const version = Number(rows[0]?.value ?? 0);
  if (version > POSTGRES_MIGRATIONS.length) {
    throw new StoreError(
      'STORE_NEWER',
      'DATABASE_URL',
      'its tables were written by a newer version of Newsdesk; run that version, or name another database',
    );
  }
  if (version === POSTGRES_MIGRATIONS.length) return;
  for (const script of POSTGRES_MIGRATIONS.slice(version)) await client.query(script);
  await client.query(SET_VERSION, [String(POSTGRES_MIGRATIONS.length)]);
};

/**
 * Brings the tables up to date, all of them or none; of several that start at once one does it, the others wait.
 * @throws {StoreError} STORE_NEWER
 */
export const migratePostgres = async (client: ClientBase): Promise<void> => {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [ADVISORY_CLASS, MIGRATION_LOCK]);
    await bringUpToDate(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};
