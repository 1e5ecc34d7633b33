import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArticle, readChanges, readCorpus } from '../../../src/corpus-feed/article-feed.ts';
import { createDatabaseSource } from '../../../src/corpus-feed/database-source.ts';
import { pushChange, pushCorpus } from '../../../src/corpus-feed/push-articles.ts';
import { watchFolder } from '../../../src/corpus-feed/watch-folder.ts';
import type { CorpusChange } from '../../../src/qa/corpus/corpus-source.ts';
import { textReader } from '../../../src/qa/corpus/text/text-reader.ts';
import type { Document } from '../../../src/qa/types.ts';
import { openPostgres } from '../../../src/store/postgres/connection.ts';
import { createChangingSource } from '../../support/changing-source.ts';
import { openTestDatabase } from '../../support/postgres/open-test-database.ts';
import { runOn } from '../../support/postgres/test-databases.ts';

let pool: Pool;
let url: string;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  const database = await openTestDatabase();
  url = database.url;
  pool = await openPostgres(url);
  closing.push(
    () => database.drop(),
    () => pool.end(),
  );
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const article = async (id: string, text: string): Promise<Document> => {
  const [document] = await textReader.read(Buffer.from(text), { id, path: `${id}.txt` });
  if (document === undefined) throw new Error('no article');
  return document;
};
const change = (given: Partial<CorpusChange>): CorpusChange => ({
  changed: [],
  removed: [],
  rejected: [],
  ...given,
});

/** The changes of a source as they come. */
const follow = (signal: AbortSignal) =>
  createDatabaseSource(pool).changes(signal)[Symbol.asyncIterator]();

describe('pushCorpus', () => {
  it('makes the database hold these articles and no others, and says what differed', async () => {
    const one = await article('east/one', 'One\n\nThe “east” grew by 1.5%.');
    const two = await article('two', 'Two\n\nThe west grew by 2%.');
    const rejected = [{ file: 'x.pdf', code: 'ARTICLE_FORMAT', reason: 'r', remedy: 'm' } as const];
    expect(await pushCorpus(pool, [one, two], rejected)).toEqual({
      added: 2,
      changed: 0,
      removed: 0,
      version: 1,
    });
    expect(await readCorpus(pool)).toEqual({ version: 1, documents: [one, two], rejected });
    const newer = await article('two', 'Two\n\nThe west grew by 3%.');
    expect(await pushCorpus(pool, [newer], [])).toMatchObject({ added: 0, changed: 1, removed: 1 });
    expect(await readCorpus(pool)).toEqual({ version: 2, documents: [newer], rejected: [] });
    expect(await pushCorpus(pool, [newer], [])).toMatchObject({ added: 0, changed: 0, removed: 0 });
    const back = await pushCorpus(pool, [one, newer], []);
    expect(back).toMatchObject({ added: 1, changed: 0, removed: 0 });
  });

  it('reads one article again as it stands at that moment', async () => {
    const one = await article('one', 'One\n\nThe east grew by 1.5%.');
    await pushCorpus(pool, [one, await article('two', 'Two\n\nThe west grew by 2%.')], []);
    const { reread } = createDatabaseSource(pool);
    expect(await reread('one')).toEqual(one);
    const newer = await article('one', 'One\n\nThe east grew by 2.5%.');
    await pushChange(pool, change({ changed: [newer], removed: ['two'] }));
    expect(await reread('one')).toEqual(newer);
    expect(await readArticle(pool, 'two')).toBeUndefined();
    expect(await readArticle(pool, 'three')).toBeUndefined();
  });

  it('reads and writes more articles than go at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 1_203 }, (_, at) =>
        article(`a${String(at).padStart(4, '0')}`, `T\n\nText ${at}.`),
      ),
    );
    const seen: number[] = [];
    await pushCorpus(pool, many, []);
    const { documents } = await readCorpus(pool, ({ done, total }) => seen.push(done, total));
    expect(documents).toEqual(many);
    expect(seen.slice(-2)).toEqual([1_203, 1_203]);
  });

  it('gives every push a version of its own, in the order they are committed', async () => {
    const pushes = Array.from({ length: 12 }, async (_, at) =>
      pushChange(pool, change({ changed: [await article(`a${at}`, `T\n\nText ${at}.`)] })),
    );
    let version = 0;
    const seen = new Set<string>();
    const done = Promise.all(pushes);
    while (version < 12) {
      const next = await readChanges(pool, version);
      for (const { id } of next?.changed ?? []) seen.add(id);
      version = next?.version ?? version;
    }
    await done;
    expect(seen.size).toBe(12);
  });
});

describe('createDatabaseSource', () => {
  it('tells of what was added, changed and removed since it was loaded', async () => {
    const [one, two] = [await article('one', 'One\n\nText.'), await article('two', 'Two\n\nText.')];
    await pushCorpus(pool, [one, two], []);
    const source = createDatabaseSource(pool);
    expect((await source.load()).documents).toEqual([one, two]);
    const ending = new AbortController();
    const changes = source.changes(ending.signal)[Symbol.asyncIterator]();
    const next = changes.next();
    const [newer, three] = [
      await article('one', 'One\n\nOther text.'),
      await article('three', 'Three\n\nText.'),
    ];
    await pushCorpus(pool, [newer, three], []);
    expect((await next).value).toMatchObject({ changed: [newer, three], removed: ['two'] });
    const end = changes.next();
    ending.abort();
    expect((await end).done).toBe(true);
  });

  it('goes on when its connections are cut', async () => {
    const ending = new AbortController();
    const changes = follow(ending.signal);
    const first = changes.next();
    await pushCorpus(pool, [await article('one', 'One\n\nText.')], []);
    expect((await first).value).toMatchObject({ changed: [{ id: 'one' }] });
    const second = changes.next();
    await runOn(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const two = await article('two', 'Two\n\nText.');
    const push = () => pushCorpus(pool, [two], []);
    // The pool may not have noticed yet which of its connections were cut.
    await push().catch(push);
    expect((await second).value).toMatchObject({ changed: [{ id: 'two' }], removed: ['one'] });
    const end = changes.next();
    ending.abort();
    await end;
  });
});

describe('watchFolder', () => {
  it('lets one of two watch, and the other once the first has ended', async () => {
    const [one, two] = [await article('one', 'One\n\nText.'), await article('two', 'Two\n\nText.')];
    const elected: string[] = [];
    const start = (name: string) => {
      const folder = createChangingSource([one]);
      let tell = (): void => {};
      const isElected = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const watch = watchFolder(pool, () => folder, {
        onElected: () => {
          elected.push(name);
          tell();
        },
      });
      closing.push(() => watch.close());
      return { folder, watch, isElected };
    };
    const first = start('first');
    await first.watch.ready;
    const second = start('second');
    await second.watch.ready;
    expect(elected).toEqual(['first']);
    const ending = new AbortController();
    const source = createDatabaseSource(pool);
    await source.load();
    const changes = source.changes(ending.signal)[Symbol.asyncIterator]();
    const next = changes.next();
    first.folder.change({ changed: [two] });
    expect((await next).value).toMatchObject({ changed: [{ id: 'two' }] });
    const end = changes.next();
    ending.abort();
    await end;
    await first.watch.close();
    // Up to two seconds: so often does one that was not elected try again.
    await second.isElected;
    expect(elected).toEqual(['first', 'second']);
  });

  it('takes nothing away because a folder turns up empty', async () => {
    await pushCorpus(pool, [await article('one', 'One\n\nText.')], []);
    const trouble = new Promise((resolve) => {
      const watch = watchFolder(pool, () => createChangingSource([]), { onTrouble: resolve });
      closing.push(() => watch.close());
    });
    expect(String(await trouble)).toMatch(/empty/u);
    expect((await readCorpus(pool)).documents).toHaveLength(1);
  });
});
