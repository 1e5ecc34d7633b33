import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { openPostgres } from '../../src/store/postgres/connection.ts';
import { createPostgresVectors, SHARED_CORPUS } from '../../src/store/vectors/postgres-vectors.ts';
import { openVectorFile } from '../../src/store/vectors/vector-file.ts';
import { answerPage } from '../support/answers.ts';
import { openTestDatabase } from '../support/postgres/open-test-database.ts';
import { runScript } from '../support/run-script.ts';

const SECRET = 'a secret of more than thirty-two characters';

let folder: string;
let url: string;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-shared-'));
  const database = await openTestDatabase();
  url = database.url;
  closing.push(
    () => rmSync(folder, { recursive: true }),
    () => database.drop(),
  );
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const open = (at: string) =>
  openStore({
    url: at,
    secret: SECRET,
    retention: { keepsQuestions: false, days: 30 },
    now: Date.now,
  });

const VECTOR = { scale: 0.5, bytes: Int8Array.of(1, -2, 3) };

describe('npm run store:migrate', () => {
  it('copies a file to PostgreSQL, says how much of what, and refuses to do it twice', async () => {
    const file = join(folder, 'newsdesk.db');
    const from = await open(`file:${file}`);
    await from.channels.set('C1', { help: 'C9' });
    const vectors = new Map([['0123456789abcdef0123456789abcdef', VECTOR]]);
    await openVectorFile(join(folder, 'vectors', 'corpus.bin')).add(vectors);
    const run = () =>
      runScript('src/cli/store-migrate.ts', {
        args: ['--from', file, '--to', url],
        environment: { STORE_KEY: SECRET },
      });
    // A product that still serves from the file would write what is not copied.
    expect(await run()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/another Newsdesk is serving/u),
    });
    await from.close();
    const done = await run();
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).toMatch(/^channels +1 rows {3}[0-9a-f]{16}$/mu);
    expect(done.stdout).toMatch(/agree/u);
    const store = await open(url);
    expect(await store.channels.settings('C1')).toEqual({ help: 'C9' });
    await store.close();
    expect(done.stdout).toMatch(/^vectors +1 rows$/mu);
    const kept = createPostgresVectors(await openPostgres(url), SHARED_CORPUS);
    expect(await kept.find(new Set(vectors.keys()))).toEqual(vectors);
    await kept.close();
    expect(await run()).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/empty database/u),
    });
  });

  it('says how it is called', async () => {
    const { code, stderr } = await runScript('src/cli/store-migrate.ts');
    expect(code).toBe(1);
    expect(stderr).toMatch(/npm run store:migrate -- --from FILE --to/u);
  });
});

describe('npm run corpus:push', () => {
  it('shares a folder, says what changed, and names what it left out', async () => {
    writeFileSync(join(folder, 'one.txt'), 'One\n\nThe west grew by 2%.');
    writeFileSync(join(folder, 'broken.zip'), 'x');
    const run = (...args: string[]) =>
      runScript('src/cli/corpus-push.ts', {
        args,
        environment: { DATABASE_URL: url, CORPUS_DIR: folder, STORE_KEY: SECRET },
      });
    const first = await run();
    expect(first.stdout).toBe('1 articles: 1 added, 0 changed, 0 removed (version 1)\n');
    expect(first.stderr).toMatch(/left out: broken\.zip: .+/u);
    writeFileSync(join(folder, 'two.txt'), 'Two\n\nThe east grew by 3%.');
    expect((await run()).stdout).toMatch(/^2 articles: 1 added, 0 changed, 0 removed/u);
    const store = await open(url);
    await store.answers.keep({ name: 'west.md', text: answerPage('sources: [one.txt]') });
    await store.close();
    const kept = await run('--kept');
    expect(kept.stdout).toContain(join(folder, '_answers', 'west.md'));
    expect(kept.stdout).toMatch(/3 articles: 1 added/u);
    expect((await run('--empty')).stdout).toMatch(/^0 articles: .* 3 removed/u);
  });

  it('needs a PostgreSQL', async () => {
    const { code, stderr } = await runScript('src/cli/corpus-push.ts');
    expect(code).toBe(1);
    expect(stderr).toMatch(/DATABASE_URL: set it to postgres:/u);
  });
});
