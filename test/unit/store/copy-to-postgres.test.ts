import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyToPostgres } from '../../../src/store/copy-to-postgres.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openPostgres } from '../../../src/store/postgres/connection.ts';
import { openConnection } from '../../../src/store/sqlite/connection.ts';
import type { Store, Token } from '../../../src/store/store.ts';
import { openTestDatabase } from '../../support/postgres/open-test-database.ts';

const SECRET = 'a secret of more than thirty-two characters';
const NOW = 1_700_000_000_000;
const REQUESTS = 450;

let url: string;
let file: string;
let pool: Pool;
const closing: (() => unknown)[] = [];

const open = (at: string): Promise<Store> =>
  openStore({
    url: at,
    secret: SECRET,
    retention: { keepsQuestions: false, days: 30 },
    now: () => NOW,
  });

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-copy-'));
  file = join(folder, 'newsdesk.db');
  const database = await openTestDatabase();
  url = database.url;
  pool = await openPostgres(url);
  closing.push(
    () => rmSync(folder, { recursive: true }),
    () => database.drop(),
    () => pool.end(),
  );
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const entry = (key: string) => ({ key, platform: 'slack', user: 'U1', request: { text: key } });
const LEASE = { owner: 'me', until: 0 };

const TOKEN: Token = {
  id: 'a1',
  name: 'the intranet',
  kind: 'program',
  collections: ['public'],
  perMinute: 60,
  origins: [],
  isOperator: false,
  madeAt: 1,
};

/** One of everything a store keeps, and more requests than go at once. */
const fill = async (store: Store): Promise<string> => {
  const keys = Array.from({ length: REQUESTS }, (_, at) => `k${at}`);
  await Promise.all(keys.map((key) => store.inbox.accept(entry(key), LEASE)));
  await store.inbox.posted('slack', 'k0', 'C1:1.5');
  await store.conversations.remember('C1', 'U1', { entities: ['Henan'], terms: [] });
  await store.channels.set('C1', { help: 'C9' });
  for (const user of ['U1', 'U2'])
    await store.feedback.give(user, { questionId: 'q1', choice: 'right' });
  const logged = { questionId: 'q1', platform: 'slack', command: 'ask', outcome: 'answered' };
  await store.questions.write('U1', { ...logged, text: 'how fast?' });
  await store.tokens.add(TOKEN, 'a secret');
  await store.installations.keep('T1', { token: 'xoxb-1' });
  await store.installations.begin('a state', {}, Date.now() + 60_000);
  const digest = { platform: 'slack', channelKey: 'T1:C1', kind: 'digest' } as const;
  await store.subscriptions.put(digest, 1);
  await store.answers.keep({ name: 'how.md', text: 'how?' });
  const help = { question: 'how?', card: {}, platform: 'slack', questionId: 'q1' };
  await store.help.ask('ref', 'U1', help);
  return store.receipts.keep('U1', {
    question: { text: 'how fast?' },
    scope: { collections: [] },
    platform: 'slack',
    questionId: 'q1',
  });
};

/** A file with something in it, and the key of its receipt. */
const fillFile = async (): Promise<string> => {
  const store = await open(`file:${file}`);
  const ref = await fill(store);
  await store.close();
  return ref;
};

/** Copies from the file. */
const copy = async () => {
  const connection = openConnection(file);
  try {
    return await copyToPostgres(connection, pool);
  } finally {
    await connection.close();
  }
};

describe('copyToPostgres', () => {
  it('copies everything, so that the other database goes on where the file ended', async () => {
    const ref = await fillFile();
    const copied = await copy();
    expect(Object.fromEntries(copied.map(({ table, rows }) => [table, rows]))).toEqual({
      inbox: REQUESTS,
      conversations: 1,
      receipts: 1,
      feedback: 2,
      channels: 1,
      questions: 1,
      help_requests: 1,
      tokens: 1,
      installations: 1,
      install_states: 1,
      subscriptions: 1,
      kept_answers: 1,
    });
    expect(new Set(copied.map(({ checksum }) => checksum)).size).toBe(copied.length);
    const store = await open(url);
    closing.push(() => store.close());
    expect(await store.inbox.accept(entry('k1'), LEASE)).toBe('duplicate');
    expect(await store.inbox.pending('slack', 999)).toHaveLength(REQUESTS - 1);
    expect(await store.inbox.messageRef('slack', 'k0')).toBe('C1:1.5');
    expect(await store.conversations.context('C1')).toEqual({ entities: ['Henan'], terms: [] });
    expect(await store.receipts.find(ref)).toMatchObject({ questionId: 'q1' });
    expect(await store.questions.since(0, 9)).toMatchObject([{ text: 'how fast?' }]);
    expect(await store.tokens.find('a secret')).toEqual(TOKEN);
    expect(await store.channels.settings('C1')).toEqual({ help: 'C9' });
    expect(await store.installations.find('T1')).toEqual({ token: 'xoxb-1' });
    expect(await store.installations.take('a state')).toEqual({});
    expect(await store.subscriptions.due('slack', 1, 9)).toMatchObject([{ dueAt: 1 }]);
    expect(await store.help.find('ref')).toMatchObject({ question: 'how?' });
  });

  it('refuses a database that holds something already, and changes nothing there', async () => {
    await fillFile();
    const store = await open(url);
    closing.push(() => store.close());
    await store.questions.write('U9', {
      questionId: 'theirs',
      platform: 'slack',
      command: 'ask',
      outcome: 'answered',
    });
    await expect(copy()).rejects.toMatchObject({ code: 'STORE_REFUSED', subject: '--to' });
    expect(await store.inbox.pending('slack', 9)).toEqual([]);
    expect(await store.questions.since(0, 9)).toMatchObject([{ questionId: 'theirs' }]);
  });

  it('names a row that did not arrive as it was, and keeps none of them', async () => {
    await fillFile();
    await pool.query(`
      CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW.outcome := ''spoilt''; RETURN NEW; END';
      CREATE TRIGGER spoil BEFORE INSERT ON questions FOR EACH ROW EXECUTE FUNCTION spoil()`);
    await expect(copy()).rejects.toMatchObject({ code: 'STORE_FAILED', subject: 'questions' });
    expect((await pool.query('SELECT 1 FROM inbox')).rows).toEqual([]);
  });
});
