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

/**
 * The secret that a store's keys come from: the one given, or the one in the key file,
 * which is generated (readable by its owner alone) when there is none yet.
 * @throws {StoreError} STORE_KEY
 */
export const storeSecret = (given: string | undefined, file: string): string =>
  given === undefined
    ? checkSecret(readSecret(file) ?? writeSecret(file), file)
    : checkSecret(given, 'STORE_KEY');
