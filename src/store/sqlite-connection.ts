import Database from 'libsql';
import type { Connection, Row, Statement } from './connection.ts';
import { MIGRATIONS } from './sqlite-schema.ts';
import { StoreError } from './store-error.ts';

interface Waiting {
  readonly statements: readonly Statement[];
  readonly resolve: (changes: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Readers of other processes hold a lock for moments only. */
const BUSY_TIMEOUT_MS = 5_000;

/** What the statement itself is at fault for. Source: SQLite, "Result and Error Codes". */
const REFUSED = /^SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)/u;

const migrate = (database: Database.Database, file: string): void => {
  const row = database.prepare('PRAGMA user_version').get([]) as Row; // always one row
  const version = Number(row.user_version);
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      'STORE_NEWER',
      file,
      'it was written by a newer version of Newsdesk; run that version, or set DATABASE_URL to another file',
    );
  }
  if (version === MIGRATIONS.length) return;
  const scripts = MIGRATIONS.slice(version).join('\n');
  database.exec(`BEGIN IMMEDIATE; ${scripts}; PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
};

const open = (file: string): Database.Database => {
  try {
    const database = new Database(file);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.prepare('PRAGMA journal_mode = WAL').get();
    database.exec('PRAGMA synchronous = FULL');
    migrate(database, file);
    return database;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      'STORE_UNREADABLE',
      file,
      'it cannot be opened as a database; check that its folder exists and is writable, or set DATABASE_URL to another file',
      error,
    );
  }
};

/** Prepared statements by their text: there are few, all of them written in these sources. */
const prepareOnce = (database: Database.Database): ((sql: string) => Database.Statement) => {
  const prepared = new Map<string, Database.Statement>();
  return (sql) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
};

/**
 * Opens a database file: write-ahead log, every commit synced to disk, tables brought up to date.
 * @throws {StoreError} STORE_UNREADABLE, STORE_NEWER
 */
export const openConnection = (file: string): Connection => {
  const database = open(file);
  const prepare = prepareOnce(database);
  let waiting: Waiting[] = [];

  const runAll = (statements: readonly Statement[]): number =>
    statements.reduce((sum, [sql, ...values]) => sum + prepare(sql).run(values).changes, 0);

  const failed = (error: unknown): StoreError => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return REFUSED.test(code)
      ? new StoreError('STORE_REFUSED', file, 'it refused a statement; report it', error)
      : new StoreError('STORE_FAILED', file, 'a write failed; check the disk it is on', error);
  };

  /** All of a batch in one transaction: the changes of each, in order. */
  const transact = (batch: readonly Waiting[]): readonly number[] => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const changes = batch.map(({ statements }) => runAll(statements));
      database.exec('COMMIT');
      return changes;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  /** A batch that fails is tried write by write, so that no write fails another. */
  const commit = (batch: readonly Waiting[]): void => {
    try {
      const changes = transact(batch);
      for (const [index, { resolve }] of batch.entries()) resolve(changes[index] ?? 0);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(failed(error));
      else for (const one of batch) commit([one]);
    }
  };

  /** A disk syncs a hundred writes as fast as one: all that waits goes together. */
  const commitWaiting = (): void => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) commit(batch);
  };

  return {
    // The driver's types say unknown; a row is an object with the columns asked for.
    get: async (sql, ...values) => prepare(sql).get(values) as Row | undefined,
    all: async (sql, ...values) => prepare(sql).all(values) as Row[],
    write: (...statements) =>
      new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject });
        if (waiting.length === 1) setImmediate(commitWaiting);
      }),
    close: async () => {
      commitWaiting();
      database.close();
    },
  };
};
