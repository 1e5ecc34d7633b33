import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createResilientStore } from '../../../../src/store/resilient-store.ts';
import { openConnection } from '../../../../src/store/sqlite/connection.ts';
import { MIGRATIONS } from '../../../../src/store/sqlite/schema.ts';
import { openSqliteStore } from '../../../../src/store/sqlite/store.ts';
import type { Store, StoreHealth } from '../../../../src/store/store.ts';

const SECRET = 'a secret of more than thirty-two characters';

let folder = '';
let file = '';
const opened: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
  file = join(folder, 'newsdesk.db');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

const open = async (secret?: string, keepsQuestions = false): Promise<Store> => {
  const store = await openSqliteStore({
    file,
    secret,
    retention: { keepsQuestions, days: 30 },
    now: () => 1_700_000_000_000,
  });
  opened.push(store);
  return store;
};

/** Every byte of the database and what SQLite keeps beside it. */
const bytes = (): string =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.key'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');

describe('openSqliteStore', () => {
  it('refuses a file that is served already, naming it and DATABASE_URL, and takes it once it is free', async () => {
    const first = await open();
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'STORE_LOCKED', subject: file });
    expect(String(refusal)).toMatch(/another Newsdesk.*DATABASE_URL/u);
    expect(await first.channels.settings('T1:C1')).toEqual({});
    await first.close();
    opened.length = 0;
    await open();
  });

  it('generates a key that its owner alone can read, and uses it again', async () => {
    const store = await open();
    const key = readFileSync(`${file}.key`, 'utf8');
    expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
    await store.channels.set('T1:C1', { a: 'b' });
    await store.close();
    opened.length = 0;
    expect(await (await open()).channels.settings('T1:C1')).toEqual({ a: 'b' });
    expect(readFileSync(`${file}.key`, 'utf8')).toBe(key);
  });

  it('refuses a file whose key is lost, and makes no other key for it', async () => {
    const store = await open();
    await store.close();
    opened.length = 0;
    rmSync(`${file}.key`);
    await expect(open()).rejects.toMatchObject({
      code: 'STORE_KEY',
      message: expect.stringMatching(/is missing; put the file back/u),
    });
    expect(existsSync(`${file}.key`)).toBe(false);
  });

  it('keeps all that it writes from others on the machine', async () => {
    const store = await open();
    await store.channels.set('T1:C1', { a: 'b' });
    const modes = readdirSync(folder)
      .filter((name) => !name.includes('.lock'))
      .map((name) => [name, statSync(join(folder, name)).mode & 0o077]);
    expect(modes.length).toBeGreaterThan(1);
    expect(modes.filter(([, mode]) => mode !== 0)).toEqual([]);
  });

  it('writes no key file when it is given a key', async () => {
    await open(SECRET);
    expect(readdirSync(folder).filter((name) => name.endsWith('.key'))).toEqual([]);
  });

  it('refuses a key that the file was not written with, and one that is too short', async () => {
    await (await open(SECRET)).close();
    opened.length = 0;
    await expect(open(SECRET.toUpperCase())).rejects.toMatchObject({
      code: 'STORE_KEY',
      subject: 'STORE_KEY',
    });
    await expect(open('short')).rejects.toMatchObject({ code: 'STORE_KEY' });
    await open(SECRET);
  });

  it('refuses what is no database, and one of a newer version, and leaves both as they are', async () => {
    writeFileSync(file, 'no database at all, just some words in a file');
    await expect(open()).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      subject: file,
      message: expect.stringMatching(/newsdesk\.db: it is damaged.*backup.*docs\/operations/u),
    });
    expect(readFileSync(file, 'utf8')).toMatch(/^no database/u);
    rmSync(file);
    const newer = openConnection(file);
    await newer.write(['PRAGMA user_version = 99']);
    await newer.close();
    await expect(open()).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });

  it('leaves neither words nor names in the file', async () => {
    const store = await open();
    const user = 'T0123:U0456';
    await store.inbox.accept(
      { key: 'T0123:C0789:1.5', platform: 'slack', user, request: { text: 'secret pudding' } },
      { owner: 'me', until: 0 },
    );
    await store.conversations.remember('T0123:C0789', user, { entities: ['pudding'], terms: [] });
    await store.questions.write(user, {
      questionId: 'q',
      platform: 'slack',
      command: 'ask',
      outcome: 'answered',
      text: 'secret pudding',
    });
    await store.channels.set('T0123:C0789', { word: 'pudding' });
    expect(bytes()).not.toMatch(/pudding|T0123|U0456|C0789/u);
  });

  it('takes the articles that came nearest out of a file of the version before, and leaves no trace of them', async () => {
    const before = new Database(file);
    before.exec(MIGRATIONS.slice(0, 4).join('\n'));
    before.exec(`INSERT INTO questions (question_id, user, platform, command, outcome, at, nearest)
      VALUES ('q', 'u', 'slack', 'ask', 'abstained', 1699999999999, 'board/secret-merger');
      PRAGMA user_version = 4`);
    before.close();
    expect(bytes()).toContain('secret-merger');
    const store = await open(SECRET);
    const question = { questionId: 'q2', platform: 'slack', command: 'ask', outcome: 'abstained' };
    await store.questions.write('T1:U1', { ...question, nearest: 'board/other-plan' });
    expect(await store.questions.since(0, 9)).toMatchObject([
      { questionId: 'q2', nearest: 'board/other-plan' },
      { questionId: 'q' },
    ]);
    await store.close();
    opened.length = 0;
    expect(bytes()).not.toMatch(/secret-merger|other-plan/u);
  });

  it('takes out what a replica of the version before still writes', async () => {
    const store = await open();
    const question = { questionId: 'q', platform: 'slack', command: 'ask', outcome: 'abstained' };
    await store.questions.write('T1:U1', question);
    const beside = openConnection(file);
    await beside.write(["UPDATE questions SET nearest = 'board/secret-merger'"]);
    await store.sweep();
    expect(await beside.get('SELECT nearest FROM questions')).toMatchObject({ nearest: null });
    await beside.close();
  });

  it('says that a file is damaged which is no longer whole, in health as well', async () => {
    const store = await open();
    const question = { questionId: 'q', platform: 'slack', command: 'ask', outcome: 'answered' };
    const text = 'how fast? '.repeat(50);
    for (let at = 0; at < 100; at += 1) {
      await store.questions.write('T1:U1', { ...question, questionId: `q${at}`, text });
    }
    await store.close();
    opened.length = 0;
    const log = new Database(file);
    log.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    log.close();
    // Behind the pages that tell of the tables.
    const whole = readFileSync(file);
    writeFileSync(file, whole.fill(0xff, whole.length - 40 * 1024));
    const damaged = await open();
    await expect(damaged.questions.since(0, 200)).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      subject: file,
    });
    const logged: StoreHealth[] = [];
    const served = createResilientStore(damaged, {
      now: () => 0,
      onChange: (health) => logged.push(health),
    });
    await expect(served.questions.since(0, 200)).rejects.toThrow();
    expect(logged).toMatchObject([
      {
        state: 'degraded',
        isDamaged: true,
        detail: expect.stringMatching(/^the database newsdesk\.db is damaged; stop/u),
      },
    ]);
    expect(logged[0]).not.toMatchObject({ detail: expect.stringContaining(folder) });
    await served.close();
    opened.length = 0;
  });

  it('lets a tool read beside it', async () => {
    const store = await open();
    await store.feedback.give('T1:U1', { questionId: 'q1', choice: 'right' });
    const beside = openConnection(file);
    expect(await beside.get('SELECT count(*) AS count FROM feedback')).toMatchObject({ count: 1 });
    await store.feedback.give('T1:U1', { questionId: 'q2', choice: 'right' });
    expect(await beside.get('SELECT count(*) AS count FROM feedback')).toMatchObject({ count: 2 });
    await beside.close();
  });

  it('keeps the words of questions where the operator wants them kept', async () => {
    const store = await open(undefined, true);
    const question = { questionId: 'q', platform: 'slack', command: 'ask', outcome: 'answered' };
    await store.questions.write('T1:U1', { ...question, text: 'how fast?' });
    await store.sweep();
    expect(await store.questions.since(0, 9)).toMatchObject([{ text: 'how fast?' }]);
  });
});

describe('openConnection', () => {
  it('makes the writes of one moment durable together, and lets one that fails fail alone', async () => {
    const connection = openConnection(file);
    const insert = "INSERT INTO meta (name, value) VALUES (?, 'x')";
    const results = await Promise.allSettled([
      connection.write([insert, 'a']),
      connection.write([insert, 'a']),
      connection.write([insert, 'b'], [insert, 'c']),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: { code: 'STORE_REFUSED' } });
    expect(await connection.all('SELECT name FROM meta ORDER BY name')).toMatchObject([
      { name: 'a' },
      { name: 'b' },
      { name: 'c' },
    ]);
    await connection.close();
  });

  it('answers what is read while a commit waits for the disk, and writes what was asked for meanwhile together', async () => {
    const connection = openConnection(file);
    const insert = "INSERT INTO meta (name, value) VALUES (?, 'x')";
    const names = 'SELECT name FROM meta ORDER BY name';
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const first = connection.write([insert, 'a']);
    // Longer than the moment that a batch waits for company.
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    const later = [connection.write([insert, 'b']), connection.write([insert, 'c'])];
    expect(await connection.all(names)).toEqual([]);
    other.exec('COMMIT');
    expect(await first).toBe(1);
    expect(await Promise.all(later)).toEqual([1, 1]);
    expect(await connection.all(names)).toMatchObject([
      { name: 'a' },
      { name: 'b' },
      { name: 'c' },
    ]);
    other.close();
    await connection.close();
  });

  it('writes what was asked for before it closes', async () => {
    const connection = openConnection(file);
    const written = connection.write(["INSERT INTO meta (name, value) VALUES ('a', 'x')"]);
    await connection.close();
    expect(await written).toBe(1);
  });
});
