import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own on a server, for as long as a test needs it. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Runs statements on a database. */
export const runOn = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Makes an empty database on the server that `admin` may create databases on. */
export const createDatabase = async (admin: string): Promise<TestDatabase> => {
  const name = `newsdesk_test_${randomBytes(6).toString('hex')}`;
  await runOn(admin, `CREATE DATABASE ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => runOn(admin, `DROP DATABASE ${name} WITH (FORCE)`),
  };
};
