import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres, poolConnection } from '../../../../src/store/postgres/connection.ts';
import { announce, type PresenceTimes } from '../../../../src/store/postgres/presence.ts';
import { openPostgresStore } from '../../../../src/store/postgres/store.ts';
import { createSeal } from '../../../../src/store/seal.ts';
import { createInbox } from '../../../../src/store/sql/inbox.ts';
import type { Store } from '../../../../src/store/store.ts';
import { openTestDatabase } from '../../../support/postgres/open-test-database.ts';
import { runOn, type TestDatabase } from '../../../support/postgres/test-databases.ts';

const SECRET = 'a secret of more than thirty-two characters';
const NOW = 1_700_000_000_000;

let database: TestDatabase;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await database.drop();
});

const open = async (secret: string | undefined = SECRET, url = database.url): Promise<Store> => {
  const store = await openPostgresStore({
    url,
    secret,
    retention: { keepsQuestions: false, days: 30 },
    now: () => NOW,
  });
  closing.push(() => store.close());
  return store;
};

const entry = (key: string) => ({ key, platform: 'slack', user: 'T1:U1', request: { text: key } });
const LEASE = { owner: 'me', until: NOW + 60_000 };

describe('openPostgresStore', () => {
  it('makes its tables once, however many start at the same moment', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => open()));
    const taken = await Promise.all(stores.map(({ inbox }) => inbox.accept(entry('a'), LEASE)));
    expect(taken.filter((result) => result === 'new')).toHaveLength(1);
  });

  it('wants a key, and the one that the database was written with', async () => {
    const withoutKey = openPostgresStore({
      url: database.url,
      secret: undefined,
      retention: { keepsQuestions: false, days: 30 },
      now: () => NOW,
    });
    await expect(withoutKey).rejects.toMatchObject({ code: 'STORE_KEY', subject: 'STORE_KEY' });
    await open();
    await expect(open(SECRET.toUpperCase())).rejects.toMatchObject({ code: 'STORE_KEY' });
    await expect(open('short')).rejects.toMatchObject({ code: 'STORE_KEY' });
  });

  it('refuses tables of a newer version, and leaves them as they are', async () => {
    await open();
    await runOn(database.url, "UPDATE meta SET value = '99' WHERE name = 'version'");
    await expect(open()).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });

  it('names the variable when it cannot be reached, and never what is in it', async () => {
    const refusal = await open(SECRET, 'postgres://me:hunter2@127.0.0.1:1/none').catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: 'STORE_UNREADABLE', subject: 'DATABASE_URL' });
    expect(String(refusal)).not.toContain('hunter2');
  });

  it('leaves neither words nor names in the database', async () => {
    const store = await open();
    const user = 'T0123:U0456';
    await store.inbox.accept({ ...entry('T0123:C0789:1.5'), user }, LEASE);
    await store.conversations.remember('T0123:C0789', user, { entities: ['pudding'], terms: [] });
    await store.channels.set('T0123:C0789', { word: 'pudding' });
    const connection = poolConnection(await openPostgres(database.url));
    closing.push(() => connection.close());
    for (const table of ['inbox', 'conversations', 'channels']) {
      const rows = await connection.all(`SELECT ${table}::text AS row FROM ${table}`);
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toMatch(/pudding|T0123|U0456|C0789/u);
    }
  });
});

describe('the tables of PostgreSQL', () => {
  it('lose the articles that came nearest, which the version before wrote in plain', async () => {
    await open();
    // As the version before left them.
    await runOn(
      database.url,
      `DROP TABLE kept_answers; ALTER TABLE questions DROP COLUMN about; UPDATE meta SET value = '6' WHERE name = 'version';
       INSERT INTO questions (question_id, "user", platform, command, outcome, at, nearest)
       VALUES ('q', 'u', 'slack', 'ask', 'abstained', 1, 'board/secret-merger')`,
    );
    const store = await open();
    const question = { questionId: 'q2', platform: 'slack', command: 'ask', outcome: 'abstained' };
    await store.questions.write('T1:U1', { ...question, nearest: 'board/other-plan' });
    expect(await store.questions.since(0, 9)).toMatchObject([{ nearest: 'board/other-plan' }, {}]);
    const connection = poolConnection(await openPostgres(database.url));
    closing.push(() => connection.close());
    const rows = await connection.all('SELECT questions::text AS row FROM questions');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/secret-merger|other-plan/u);
  });
});

describe('announce', () => {
  const SOON: PresenceTimes = { lookEveryMs: 20, absentForMs: 200, sayAgainMs: 10 };

  const openReplica = async () => {
    const pool = await openPostgres(database.url);
    const presence = await announce(pool, () => NOW, SOON);
    const inbox = createInbox(poolConnection(pool), createSeal(SECRET), () => NOW, presence.name);
    closing.push(
      () => pool.end(),
      () => presence.close(),
    );
    return { inbox, presence };
  };

  it('frees what a process was working on once it has ended, and not before', async () => {
    const one = await openReplica();
    const two = await openReplica();
    for (const key of ['a', 'b']) await one.inbox.accept(entry(key), LEASE);
    await two.inbox.accept(entry('c'), LEASE);
    expect(await two.inbox.lease('slack', 'a', LEASE)).toBe(false);
    await one.presence.close();
    while ((await two.inbox.pending('slack', 9)).length < 2) await sleep(10);
    expect((await two.inbox.pending('slack', 9)).map(({ key }) => key)).toEqual(['a', 'b']);
    expect(await two.inbox.lease('slack', 'a', LEASE)).toBe(true);
  });

  it('says again that it is there when its connection was cut', async () => {
    const one = await openReplica();
    const two = await openReplica();
    await one.inbox.accept(entry('a'), LEASE);
    await runOn(
      database.url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    // Twice as long as an absence is borne.
    await sleep(2 * SOON.absentForMs);
    expect(await two.inbox.pending('slack', 9)).toEqual([]);
  });
});
