import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/doctor/check.ts';
import { databaseCheck } from '../../../src/doctor/database-check.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { openTestDatabase } from '../../support/postgres/open-test-database.ts';
import { runOn } from '../../support/postgres/test-databases.ts';

const SECRET = 'a secret of more than thirty-two characters';

let folder: string;
const closing: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-doctor-'));
  closing.push(() => rmSync(folder, { recursive: true }));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const open = async (url: string, secret?: string) => {
  const store = await openStore({
    url,
    secret,
    retention: { keepsQuestions: false, days: 30 },
    now: Date.now,
  });
  closing.push(() => store.close());
};
const look = async (DATABASE_URL: string, STORE_KEY?: string): Promise<string> => {
  const findings: readonly Finding[] = await databaseCheck.run({ DATABASE_URL, STORE_KEY });
  return findings.map(({ kind, what }) => `${kind}: ${what}`).join('\n');
};

describe('databaseCheck', () => {
  it('says whether the file can be written, has its key and is served from', async () => {
    const url = `file:${join(folder, 'newsdesk.db')}`;
    expect(await look(url)).toMatch(/^off: .*is made in/u);
    await open(url);
    expect(await look(url)).toMatch(
      /^ok: .*can be written\.\nok: It has its key\.\nok: A Newsdesk serves from it\.$/u,
    );
    rmSync(`${folder}/newsdesk.db.key`);
    expect(await look(url)).toMatch(/problem: The key file .* is missing/u);
  });

  it('says whether PostgreSQL answers, its tables are up to date and the key fits', async () => {
    const { url, drop } = await openTestDatabase();
    closing.push(drop);
    expect(await look(url, SECRET)).toMatch(
      /ok: PostgreSQL \d+.* answers\.\nnote: No Newsdesk is connected to it\.\nnote: Its tables are made at the first start\.\nok: STORE_KEY fits/u,
    );
    await open(url, SECRET);
    const found = await look(url, SECRET);
    expect(found).toMatch(/ok: Newsdesk is connected to it\.\nok: Its tables are up to date/u);
    expect(found).toMatch(/note: It holds no articles yet/u);
    expect(await look(url)).toMatch(/problem: STORE_KEY is missing/u);
    expect(await look(url, SECRET.toUpperCase())).toMatch(/problem: STORE_KEY is not the key/u);
    await runOn(url, "UPDATE meta SET value = '99' WHERE name = 'version'");
    expect(await look(url, SECRET)).toMatch(/problem: Its tables are of a newer version/u);
  });

  it('says that PostgreSQL does not answer, and never the password', async () => {
    const found = await look('postgres://me:hunter2@127.0.0.1:1/none', SECRET);
    expect(found).toMatch(/^problem: PostgreSQL does not answer/u);
    expect(found).not.toContain('hunter2');
  });
});
