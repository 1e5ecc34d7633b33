import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { StoreError } from './store-error.ts';

/** Shorter secrets can be guessed. */
export const SECRET_MIN_LENGTH = 32;

const readSecret = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new StoreError(
      'STORE_KEY',
      file,
      'the key file cannot be read; mend its permissions',
      error,
    );
  }
};

const writeSecret = (file: string): string => {
  const secret = randomBytes(SECRET_MIN_LENGTH).toString('base64url');
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, `${secret}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
    return secret;
  } catch (error) {
    throw new StoreError(
      'STORE_KEY',
      file,
      'the key file cannot be written; make its folder writable, or set STORE_KEY',
      error,
    );
  }
};

/** The secret itself. @throws {StoreError} STORE_KEY when it could be guessed, naming where it stands. */
export const checkSecret = (secret: string, place: string): string => {
  if (secret.length >= SECRET_MIN_LENGTH) return secret;
  throw new StoreError(
    'STORE_KEY',
    place,
    `the key is too short; use at least ${SECRET_MIN_LENGTH} random characters, for example from: openssl rand -base64 32`,
  );
};

/** How every SQLite file begins. Source: SQLite, "Database File Format", 1.3. */
const MAGIC = 'SQLite format 3\0';

/** Whether something was kept under a key before; what is no database is for whoever opens it to judge. */
const holdsSomething = (database: string): boolean => {
  try {
    return readFileSync(database).subarray(0, MAGIC.length).toString('latin1') === MAGIC;
  } catch {
    return false;
  }
};

/** A key of its own for a new database; one that was written under another key needs that. */
const newSecret = (file: string, database: string): string => {
  if (!holdsSomething(database)) return writeSecret(file);
  throw new StoreError(
    'STORE_KEY',
    file,
    `the key that ${database} was written with is missing; put the file back or set STORE_KEY, or move the database away to begin anew`,
  );
};

/**
 * The secret that a store's keys come from: the one given, or the one in the key file,
 * which is generated (readable by its owner alone) where the database is new.
 * @throws {StoreError} STORE_KEY
 */
export const storeSecret = (given: string | undefined, file: string, database: string): string =>
  given === undefined
    ? checkSecret(readSecret(file) ?? newSecret(file, database), file)
    : checkSecret(given, 'STORE_KEY');
