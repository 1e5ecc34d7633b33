import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Pool } from 'pg';
import { readSettings, type Settings } from '../config/settings.ts';
import { corpusVersion } from '../corpus-feed/article-feed.ts';
import { isFolderWatched } from '../corpus-feed/watch-folder.ts';
import { databaseFile, isPostgresUrl } from '../store/open-store.ts';
import { openPool } from '../store/postgres/connection.ts';
import { POSTGRES_MIGRATIONS } from '../store/postgres/schema.ts';
import { createSeal } from '../store/seal.ts';
import { lockDatabase } from '../store/sqlite/lock.ts';
import { StoreError } from '../store/store-error.ts';
import { SECRET_MIN_LENGTH } from '../store/store-secret.ts';
import type { Check, Finding } from './check.ts';

/** Leases are compared between machines: clocks further apart than this lose answers or double them. */
const CLOCKS_APART_MAX_MS = 10_000;

const VERSION =
  "SELECT current_setting('server_version') AS version, extract(epoch FROM now()) AS seconds";
const TABLES = "SELECT to_regclass('meta') IS NOT NULL AS exist";
const META = "SELECT name, value FROM meta WHERE name IN ('version', 'key check')";
const ARTICLES = 'SELECT count(*) AS count FROM articles WHERE document IS NOT NULL';
const REPLICAS = `
  SELECT count(DISTINCT pid) AS count FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'newsdesk' AND pid <> pg_backend_pid()`;

const problem = (what: string, remedy: string): Finding => ({ kind: 'problem', what, remedy });
const ok = (what: string): Finding => ({ kind: 'ok', what });

/** Whether the folder of a file may be written; the file itself appears when it is first needed. */
const fileFindings = ({ databaseUrl, storeKey }: Settings): readonly Finding[] => {
  const file = databaseFile(databaseUrl);
  if (!existsSync(file)) {
    const folder = dirname(file);
    return [
      { kind: 'off', what: `${file} is made in ${folder} when Slack or Discord is connected.` },
    ];
  }
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
  } catch {
    return [
      problem(`${file} cannot be written.`, 'Make the file and its folder writable for this user.'),
    ];
  }
  const key: Finding =
    storeKey !== undefined || existsSync(`${file}.key`)
      ? ok('It has its key.')
      : problem(
          `The key file ${file}.key is missing.`,
          'Bring it back from a backup, or set STORE_KEY to the key the file was written with.',
        );
  return [ok(`${file} can be written.`), key, servingFinding(file)];
};

const servingFinding = (file: string): Finding => {
  try {
    lockDatabase(file).release();
    return { kind: 'note', what: 'Nobody serves from it at the moment.' };
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'STORE_LOCKED') throw error;
    return ok('A Newsdesk serves from it.');
  }
};

const keyFinding = (storeKey: string | undefined, kept: string | undefined): Finding => {
  const remedy =
    'Set STORE_KEY to the same for every replica, for example from: openssl rand -base64 32';
  if (storeKey === undefined) return problem('STORE_KEY is missing.', `${remedy}.`);
  if (storeKey.length < SECRET_MIN_LENGTH) return problem('STORE_KEY is too short.', `${remedy}.`);
  const isOther = kept !== undefined && kept !== createSeal(storeKey).mark('key check', '');
  return isOther
    ? problem(
        'STORE_KEY is not the key that the database was written with.',
        'Bring that key back, or name an empty database.',
      )
    : ok('STORE_KEY fits.');
};

const tableFindings = async (
  pool: Pool,
  storeKey: string | undefined,
): Promise<readonly Finding[]> => {
  const { rows } = await pool.query<{ name: string; value: string }>(META);
  const meta = new Map(rows.map(({ name, value }) => [name, value]));
  const version = Number(meta.get('version') ?? 0);
  const wanted = POSTGRES_MIGRATIONS.length;
  if (version > wanted) {
    return [problem('Its tables are of a newer version of Newsdesk.', 'Run that version.')];
  }
  const tables: Finding =
    version === wanted
      ? ok('Its tables are up to date.')
      : { kind: 'note', what: 'Its tables are brought up to date at the next start.' };
  const key = keyFinding(storeKey, meta.get('key check'));
  return version < wanted ? [tables, key] : [tables, key, await corpusFinding(pool)];
};

const corpusFinding = async (pool: Pool): Promise<Finding> => {
  const { rows } = await pool.query<{ count: number }>(ARTICLES);
  const count = Number(rows[0]?.count ?? 0);
  const version = await corpusVersion(pool);
  const isWatched = await isFolderWatched(pool);
  const by = isWatched ? 'a replica watches its folder' : 'no replica watches a folder';
  return count === 0 && !isWatched
    ? {
        kind: 'note',
        what: 'It holds no articles yet.',
        remedy: 'Run npm run corpus:push, or start a replica with CORPUS_SHARED=watch.',
      }
    : ok(`It holds ${count} articles at version ${version}; ${by}.`);
};

const clockFinding = (seconds: number): readonly Finding[] => {
  const apart = Math.abs(seconds * 1000 - Date.now());
  if (apart <= CLOCKS_APART_MAX_MS) return [];
  return [
    problem(
      `The clocks of this machine and of the database are ${Math.round(apart / 1000)} s apart.`,
      'Let both follow a time server: who works on which question is told by the clock.',
    ),
  ];
};

const postgresFindings = async ({
  databaseUrl,
  storeKey,
}: Settings): Promise<readonly Finding[]> => {
  const pool = await openPool(databaseUrl);
  try {
    const { rows } = await pool.query<{ version: string; seconds: string }>(VERSION);
    const { version = '', seconds = '0' } = rows[0] ?? {};
    const { rows: replicas } = await pool.query<{ count: number }>(REPLICAS);
    const isServed = Number(replicas[0]?.count ?? 0) > 0;
    const { rows: tables } = await pool.query<{ exist: boolean }>(TABLES);
    return [
      ok(`PostgreSQL ${version} answers.`),
      ...clockFinding(Number(seconds)),
      isServed
        ? ok('Newsdesk is connected to it.')
        : { kind: 'note', what: 'No Newsdesk is connected to it.' },
      ...(tables[0]?.exist === true
        ? await tableFindings(pool, storeKey)
        : [
            { kind: 'note', what: 'Its tables are made at the first start.' } as const,
            keyFinding(storeKey, undefined),
          ]),
    ];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      problem(
        `PostgreSQL does not answer: ${why}.`,
        'Check that it runs at the address in DATABASE_URL, and that user, password and database are right.',
      ),
    ];
  } finally {
    await pool.end();
  }
};

/** Whether what must outlive the process can be kept, and where. */
export const databaseCheck: Check = {
  name: 'Database',
  run: async (environment) => {
    const settings = readSettings(environment);
    return isPostgresUrl(settings.databaseUrl)
      ? postgresFindings(settings)
      : fileFindings(settings);
  },
};
