import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { openSqliteBeside, openSqliteStore } from './sqlite/store.ts';
import type { Retention, Store } from './store.ts';
import { StoreError } from './store-error.ts';

export interface StoreOptions {
  /** DATABASE_URL: `file:` and a path, or `postgres://…`. */
  readonly url: string;
  /** STORE_KEY. */
  readonly secret: string | undefined;
  readonly retention: Retention;
  readonly now: () => number;
}

/** Where `file:./data/newsdesk.db` or `file:///var/lib/newsdesk.db` lies. */
const filePath = (path: string): string => resolve(path.replace(/^\/\/(?=\/)/u, ''));

/** The file that an address names. */
export const databaseFile = (url: string): string => filePath(url.replace(/^file:/iu, ''));

/** Whether an address names a PostgreSQL database, which replicas share. */
export const isPostgresUrl = (url: string): boolean => /^postgres(?:ql)?:/iu.test(url);

/** @throws {StoreError} STORE_UNREADABLE */
const makeFolder = (file: string): void => {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new StoreError(
      'STORE_UNREADABLE',
      file,
      'its folder cannot be made; make it, or set DATABASE_URL to another file',
      error,
    );
  }
};

const openFile = async (path: string, options: StoreOptions): Promise<Store> => {
  const file = filePath(path);
  makeFolder(file);
  return openSqliteStore({ ...options, file });
};

/** The driver is loaded only where it is used. */
const openPostgres = async (_path: string, options: StoreOptions): Promise<Store> => {
  const { openPostgresStore } = await import('./postgres/store.ts');
  return openPostgresStore(options);
};

/** Kinds of stores by the scheme of their address; another kind is one entry here. */
const STORES: Readonly<Record<string, (path: string, options: StoreOptions) => Promise<Store>>> = {
  file: openFile,
  postgres: openPostgres,
  postgresql: openPostgres,
};

/**
 * The store at an address.
 * @throws {StoreError} STORE_URL for an address of no known kind, and what opening its kind throws.
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  const [, scheme = '', path = ''] = /^([a-z]+):(.+)$/isu.exec(options.url) ?? [];
  const open = Object.hasOwn(STORES, scheme.toLowerCase())
    ? STORES[scheme.toLowerCase()]
    : undefined;
  if (open === undefined) {
    throw new StoreError(
      'STORE_URL',
      'DATABASE_URL',
      'set it to file: and a path, for example file:./data/newsdesk.db, or to postgres://user:password@host/database',
    );
  }
  return open(path, options);
};

/** What can be used beside the product that serves the store. */
export type StoreBeside = Pick<Store, 'questions' | 'feedback' | 'tokens' | 'answers' | 'close'>;

/**
 * The store at an address, while the product runs.
 * @throws {StoreError} like `openStore`, but for STORE_LOCKED
 */
export const openStoreBeside = async (options: StoreOptions): Promise<StoreBeside> => {
  if (!/^file:/iu.test(options.url)) return openStore(options);
  const file = databaseFile(options.url);
  makeFolder(file);
  return openSqliteBeside({ ...options, file });
};
