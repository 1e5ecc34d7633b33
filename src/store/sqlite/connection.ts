import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'libsql';
import AsyncDatabase from 'libsql/promise';
import type { Connection, Row, Statement, Value } from '../sql/connection.ts';
import { StoreError } from '../store-error.ts';
import { MIGRATIONS } from './schema.ts';

interface Waiting {
  readonly statements: readonly Statement[];
  readonly resolve: (changes: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Readers of other processes hold a lock for moments only. */
const BUSY_TIMEOUT_MS = 5_000;

/** What the statement itself is at fault for. Source: SQLite, "Result and Error Codes". */
const REFUSED = /^SQLITE_(?:CONSTRAINT|ERROR|MISMATCH|RANGE|TOOBIG)/u;

/** What is in the file is no database, or no longer whole. Source: the same. */
const DAMAGED = /^SQLITE_(?:CORRUPT|NOTADB)/u;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

const isDamage = (error: unknown): boolean => DAMAGED.test(codeOf(error));

const damaged = (file: string, cause: unknown): StoreError =>
  new StoreError(
    'STORE_DAMAGED',
    file,
    'it is damaged, or no database; stop Newsdesk and put a backup in its place, or move it away to begin with an empty one (docs/operations.md)',
    cause,
  );

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
  // What a newer version no longer keeps in plain leaves no trace in the file.
  database.exec('PRAGMA secure_delete = ON');
  database.exec(`BEGIN IMMEDIATE; ${scripts}; PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
  database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
};

/** The file for its owner alone, as SQLite then makes those beside it. */
const keepToOwner = (file: string): void => {
  closeSync(openSync(file, 'a', 0o600));
  try {
    chmodSync(file, 0o600);
  } catch {
    // It belongs to somebody else, who decides.
  }
};

const open = (file: string): Database.Database => {
  try {
    keepToOwner(file);
    const database = new Database(file);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.prepare('PRAGMA journal_mode = WAL').get();
    database.exec('PRAGMA synchronous = FULL');
    migrate(database, file);
    return database;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (isDamage(error)) throw damaged(file, error);
    throw new StoreError(
      'STORE_UNREADABLE',
      file,
      'it cannot be opened as a database; check that its folder exists and is writable, or set DATABASE_URL to another file',
      error,
    );
  }
};

/** What is used of the driver whose statements that take long run beside the event loop; its types say `any`. */
interface Writer {
  readonly inTransaction: boolean;
  exec(sql: string): Promise<void>;
  prepare(sql: string): Promise<WriterStatement>;
  close(): void;
}

interface WriterStatement {
  run(values: readonly Value[]): { readonly changes: number };
}

/** What a text becomes, made once: there are few statements, all of them written in these sources. */
const once = <Made>(make: (sql: string) => Made): ((sql: string) => Made) => {
  const made = new Map<string, Made>();
  return (sql) => {
    const known = made.get(sql) ?? make(sql);
    made.set(sql, known);
    return known;
  };
};

const openWriter = async (file: string): Promise<Writer> => {
  const writer = new AsyncDatabase(file, {}) as unknown as Writer; // its types leave `inTransaction` out
  await writer.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA synchronous = FULL`);
  return writer;
};

const failed = (file: string, error: unknown): StoreError => {
  if (isDamage(error)) return damaged(file, error);
  return REFUSED.test(codeOf(error))
    ? new StoreError('STORE_REFUSED', file, 'it refused a statement; report it', error)
    : new StoreError('STORE_FAILED', file, 'a write failed; check the disk it is on', error);
};

/** Writes batch after batch; a disk takes milliseconds to sync one, and what is asked for meanwhile makes the next. */
const createCommits = (file: string) => {
  const opening = openWriter(file);
  // Whoever writes first is told.
  opening.catch(() => {});
  const prepare = once(async (sql: string) => (await opening).prepare(sql));
  let waiting: Waiting[] = [];
  let running: Promise<void> | undefined;

  const runAll = async (statements: readonly Statement[]): Promise<number> => {
    let changes = 0;
    for (const [sql, ...values] of statements) changes += (await prepare(sql)).run(values).changes;
    return changes;
  };

  /** All of a batch in one transaction: the changes of each, in order. */
  const transact = async (batch: readonly Waiting[]): Promise<readonly number[]> => {
    const writer = await opening;
    await writer.exec('BEGIN IMMEDIATE');
    try {
      const changes: number[] = [];
      for (const { statements } of batch) changes.push(await runAll(statements));
      await writer.exec('COMMIT');
      return changes;
    } catch (error) {
      if (writer.inTransaction) await writer.exec('ROLLBACK');
      throw error;
    }
  };

  /** A batch that fails is tried write by write, so that no write fails another. */
  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const changes = await transact(batch);
      for (const [index, { resolve }] of batch.entries()) resolve(changes[index] ?? 0);
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(failed(file, error));
      else for (const one of batch) await commit([one]);
    }
  };

  const commitAll = async (): Promise<void> => {
    // What is asked for in the same moment goes together, too.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commit(batch);
    }
    running = undefined;
  };

  return {
    write: (...statements: readonly Statement[]): Promise<number> =>
      new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject });
        running ??= commitAll();
      }),
    close: async (): Promise<void> => {
      await running;
      await opening.then(
        (writer) => writer.close(),
        () => {},
      );
    },
  };
};

/**
 * Opens a database file: write-ahead log, every commit synced to disk, tables brought up to date. It is written
 * to beside the event loop, through a second connection: a disk that takes its time holds nothing up.
 * @throws {StoreError} STORE_UNREADABLE, STORE_DAMAGED, STORE_NEWER
 */
export const openConnection = (file: string): Connection => {
  const database = open(file);
  const prepare = once((sql) => database.prepare(sql));
  const commits = createCommits(file);
  const read = async <Found>(look: () => Found): Promise<Found> => {
    try {
      return look();
    } catch (error) {
      throw isDamage(error) ? damaged(file, error) : error;
    }
  };
  return {
    // The driver's types say unknown; a row is an object with the columns asked for.
    get: (sql, ...values) => read(() => prepare(sql).get(values) as Row | undefined),
    all: (sql, ...values) => read(() => prepare(sql).all(values) as Row[]),
    write: commits.write,
    close: async () => {
      await commits.close();
      database.close();
    },
  };
};
