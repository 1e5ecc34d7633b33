import Database from 'libsql';
import { StoreError } from '../store-error.ts';

/** Held until released, or until the process ends, however it ends. */
export interface FileLock {
  release(): void;
}

/**
 * Makes this process the only one that serves from a database file: a lock of the operating system on a
 * file beside it, so that tools which only read the database still can.
 * @throws {StoreError} STORE_LOCKED when another process holds it.
 */
export const lockDatabase = (file: string): FileLock => {
  const beside = `${file}.lock`;
  let database: Database.Database | undefined;
  try {
    database = new Database(beside);
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    const isHeld = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
    throw isHeld
      ? new StoreError(
          'STORE_LOCKED',
          file,
          'another Newsdesk is serving from this file; stop that one, or set DATABASE_URL to another file',
        )
      : new StoreError(
          'STORE_UNREADABLE',
          beside,
          'the lock file cannot be opened; make its folder writable, or set DATABASE_URL to another file',
          error,
        );
  }
  const held = database;
  return { release: () => held.close() };
};
