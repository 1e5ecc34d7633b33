import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CorpusChange } from '../../../../../src/qa/corpus/corpus-source.ts';
import { createFolderSource } from '../../../../../src/qa/corpus/folder/folder-source.ts';
import type { FolderOptions } from '../../../../../src/qa/corpus/folder/folder-view.ts';
import { readArticle } from '../../../../../src/qa/corpus/folder/read-article.ts';

const undo: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const openFolder = async (
  files: Readonly<Record<string, string>>,
  options: Partial<FolderOptions> = {},
) => {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-folder-'));
  undo.push(() => rm(folder, { recursive: true }));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  const source = createFolderSource(folder, {
    read: readArticle,
    settleMs: 40,
    sweepMs: 60_000,
    ...options,
  });
  const loaded = await source.load();
  const stop = new AbortController();
  undo.push(() => stop.abort());
  const changes = source.changes(stop.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<CorpusChange> => {
    const { value } = await changes.next();
    return value;
  };
  return { folder, source, write, loaded, next, stop, changes };
};

const ids = ({ changed, removed }: CorpusChange) => ({
  changed: changed.map(({ id }) => id),
  removed,
});

const text = (words: string): string => `# Title\n\n${words}\n`;

describe('a folder that is watched', () => {
  it('tells that a file is expected before it is read', async () => {
    const log: string[] = [];
    const { write, next } = await openFolder(
      {},
      {
        expect: (path) => log.push(`expected ${path}`),
        read: async (file) => {
          log.push(`read ${file.path}`);
          return readArticle(file);
        },
      },
    );
    const pending = next();
    await write('a.md', text('One.'));
    await pending;
    expect(log[0]).toBe('expected a.md');
    expect(log.at(-1)).toBe('read a.md');
  });

  it('tells of articles that are written, changed, moved and removed', async () => {
    const { folder, write, next } = await openFolder({
      'a.md': text('One.'),
      'b.md': text('Two.'),
    });
    const pending = next();
    await write('news/c.md', text('Three.'));
    expect(ids(await pending)).toEqual({ changed: ['news/c'], removed: [] });
    await write('a.md', text('One and a half.'));
    const changed = await next();
    expect(ids(changed)).toEqual({ changed: ['a'], removed: [] });
    expect(changed.changed[0]?.text).toContain('half');
    await rename(join(folder, 'b.md'), join(folder, 'news/d.md'));
    const moved = [await next()];
    // The two ends of a move may be heard of one after the other.
    if (moved[0]?.removed.length !== moved[0]?.changed.length) moved.push(await next());
    expect(moved.flatMap(({ removed }) => removed)).toEqual(['b']);
    expect(moved.flatMap(({ changed: [one] }) => one?.id ?? [])).toEqual(['news/d']);
    await rm(join(folder, 'news'), { recursive: true });
    const gone: string[] = [];
    while (gone.length < 2) gone.push(...(await next()).removed);
    expect(gone.sort()).toEqual(['news/c', 'news/d']);
  });

  it('says nothing of a file that is touched and holds what it held', async () => {
    const { folder, write, next } = await openFolder({ 'a.md': text('One.') });
    const pending = next();
    const now = new Date();
    await utimes(join(folder, 'a.md'), now, now);
    await write('b.md', text('Two.'));
    expect(ids(await pending)).toEqual({ changed: ['b'], removed: [] });
  });

  it('waits for a file that is still written to, and keeps what stood there', async () => {
    const { folder, write, next } = await openFolder({ 'a.md': text('One.') });
    const pending = next();
    // A clock that says "just now" for as long as somebody writes.
    const soon = new Date(Date.now() + 20);
    await write('a.md', '# Title\n\nHalf a sen');
    await utimes(join(folder, 'a.md'), soon, soon);
    await write('a.md', text('A whole sentence.'));
    const { changed } = await pending;
    expect(changed.map((document) => document.text)).toEqual(['Title\n\nA whole sentence.']);
  });

  it('gives an id that is free again to the file it belongs to', async () => {
    const { folder, loaded, next } = await openFolder({ 'a.md': text('One.'), 'a.txt': 'Two.' });
    expect(loaded.documents.map(({ id }) => id)).toEqual(['a', 'a.txt']);
    const pending = next();
    await rm(join(folder, 'a.md'));
    const { changed, removed } = await pending;
    expect(changed.map(({ id, text: words }) => [id, words])).toEqual([['a', 'Two.']]);
    expect(removed).toEqual(['a.txt']);
  });

  it('names files that become unreadable, and takes them back once they are mended', async () => {
    const { write, next } = await openFolder({ 'a.md': text('One.') });
    const pending = next();
    await write('b.md', '---\ncollection: [\n---\nTwo.');
    const broken = await pending;
    expect(broken.rejected.map(({ file, code }) => [file, code])).toEqual([
      ['b.md', 'ARTICLE_FRONT_MATTER'],
    ]);
    await write('b.md', text('Two.'));
    const mended = await next();
    expect(ids(mended).changed).toEqual(['b']);
    expect(mended.rejected).toEqual([]);
  });

  it('ends when it is told to', async () => {
    const { stop, changes } = await openFolder({ 'a.md': text('One.') });
    const pending = changes.next();
    stop.abort();
    expect(await pending).toEqual({ done: true, value: undefined });
  });
});

describe('an article that is read again', () => {
  it('is read through the same door, from its own file, and only when that was written to', async () => {
    const read: string[] = [];
    const { source, write } = await openFolder(
      { 'a.md': text('One.'), 'a.txt': 'Two.', 'a.html': '<p>Three.</p>' },
      {
        read: (file) => {
          read.push(file.path);
          return readArticle(file);
        },
      },
    );
    read.length = 0;
    expect((await source.reread('a.txt'))?.text).toBe('Two.');
    expect(read).toEqual([]);
    await write('a.txt', 'Two and a half.');
    expect(await source.reread('a.txt')).toMatchObject({ id: 'a.txt', text: 'Two and a half.' });
    expect(await source.reread('a.txt')).toMatchObject({ id: 'a.txt', text: 'Two and a half.' });
    expect(read).toEqual(['a.txt']);
    for (const id of ['a~2', 'b', '', '../a', 'a.pdf']) {
      expect(await source.reread(id)).toBeUndefined();
    }
    expect(read).toEqual(['a.txt']);
  });

  it('belongs where its folder and its own words say at this moment', async () => {
    const { source, write, folder } = await openFolder({
      'news/a.md': text('One.'),
      'news/b.md': text('Two.'),
    });
    await write('news/_collection.txt', 'board');
    expect((await source.reread('news/a'))?.collection).toBe('board');
    await write('news/b.md', '---\ncollection: staff\n---\nTwo.');
    expect((await source.reread('news/b'))?.collection).toBe('staff');
    await write('news/_collection.txt', '?');
    expect((await source.reread('news/a'))?.collection).toBe('(no collection)');
    await rm(join(folder, 'news/a.md'));
    expect(await source.reread('news/a')).toBeUndefined();
  });
});

describe('what is taken away', () => {
  it('is told at once, while a file is read that takes its time', async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { write, next, folder } = await openFolder(
      { 'a.md': text('One.'), 'board/b.md': text('Two.') },
      {
        read: async (file) => {
          if (file.path === 'slow.md') await released;
          return readArticle(file);
        },
        atOnce: 2,
      },
    );
    const pending = next();
    await write('slow.md', text('Slow.'));
    await rm(join(folder, 'a.md'));
    expect(ids(await pending)).toEqual({ changed: [], removed: ['a'] });
    await write('board/_collection.txt', 'board');
    expect(ids(await next())).toEqual({ changed: [], removed: ['board/b'] });
    expect(ids(await next())).toEqual({ changed: ['board/b'], removed: [] });
    release();
    expect(ids(await next())).toEqual({ changed: ['slow'], removed: [] });
  });
});

describe('the collection of an article', () => {
  it('is what it says itself, else what the nearest folder says, else public', async () => {
    const { loaded } = await openFolder({
      'a.md': text('One.'),
      'board/_collection.txt': 'board\n',
      'board/b.md': text('Two.'),
      'board/deep/c.txt': 'Three.',
      'board/d.md': '---\ncollection: staff\n---\nFour.',
    });
    expect(loaded.documents.map(({ id, collection }) => [id, collection])).toEqual([
      ['a', 'public'],
      ['board/b', 'board'],
      ['board/d', 'staff'],
      ['board/deep/c', 'board'],
    ]);
  });

  it('is nobody’s where the folder or the article names none that can be read', async () => {
    const { loaded } = await openFolder({
      'board/_collection.txt': '',
      'board/b.md': text('Two.'),
      'c.md': '---\ncollection: [board, staff]\n---\nThree.',
    });
    expect(loaded.documents.map(({ collection }) => collection)).not.toContain('public');
    expect(loaded.rejected.map(({ file }) => file)).toEqual(['board', 'c.md']);
  });

  it('changes with the folder’s word', async () => {
    const { write, next } = await openFolder({ 'board/b.md': text('Two.') });
    const pending = next();
    await write('board/_collection.txt', 'board');
    // It is nowhere until it is known where it belongs, which its own words may say.
    expect(ids(await pending)).toEqual({ changed: [], removed: ['board/b'] });
    const { changed } = await next();
    expect(changed.map(({ id, collection }) => [id, collection])).toEqual([['board/b', 'board']]);
  });
});

describe('what stands in a folder and is no article', () => {
  it('is a pipe: nobody waits for what is written into it', async () => {
    const { folder, write, next } = await openFolder({ 'a.md': text('One.') });
    await mkdir(join(folder, 'board'));
    const pending = next();
    for (const path of ['board/_collection.txt', 'pipe.md']) {
      expect(spawnSync('mkfifo', [join(folder, path)]).status).toBe(0);
    }
    await write('board/b.md', text('Two.'));
    let change = await pending;
    while (change.rejected.length < 2) change = await next();
    expect(change.rejected.map(({ file, reason }) => [file, reason])).toEqual([
      ['board', 'it is no regular file'],
      ['pipe.md', 'it is no regular file'],
    ]);
  });

  it('is a link that leads out of it, unless that is meant', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'newsdesk-outside-'));
    undo.push(() => rm(outside, { recursive: true }));
    await writeFile(join(outside, 'newsdesk.db.key.txt'), 'the key of the store');
    await writeFile(join(outside, '_collection.txt'), 'board');
    const { folder, source } = await openFolder({
      'a.md': text('One.'),
      'board/_collection.txt': 'board',
      'board/b.md': text('Two.'),
    });
    await symlink(outside, join(folder, 'all'));
    await symlink(join(outside, 'newsdesk.db.key.txt'), join(folder, 'key.txt'));
    await symlink(join(folder, 'a.md'), join(folder, 'again.md'));
    // Another folder's name for it, in front of it, publishes nothing.
    await symlink(join(folder, 'board'), join(folder, '0'));
    await symlink(join(folder, 'board/b.md'), join(folder, '1.md'));
    await symlink('/nowhere', join(folder, 'none.md'));
    const load = async (followsLinks: boolean) => {
      const { documents, rejected } = await createFolderSource(folder, {
        read: readArticle,
        followsLinks,
      }).load();
      return [
        documents.map(({ id, collection }) => [id, collection]),
        rejected.map(({ file }) => file),
      ];
    };
    const inside = [
      ['1', 'board'],
      ['a', 'public'],
      ['again', 'public'],
      ['board/b', 'board'],
    ];
    expect(await load(false)).toEqual([inside, ['all', 'key.txt', 'none.md']]);
    expect(await load(true)).toEqual([
      [
        inside[0],
        inside[1],
        inside[2],
        ['all/newsdesk.db.key', 'board'],
        inside[3],
        ['key', 'board'],
      ].sort(),
      ['none.md'],
    ]);
    // A file that becomes a link after it was listed.
    await rm(join(folder, 'a.md'));
    await symlink(join(outside, 'newsdesk.db.key.txt'), join(folder, 'a.md'));
    expect(await source.reread('a')).toBeUndefined();
  });

  it('is a folder that nobody may look into: what was known of it stands, and the others go on', async () => {
    const { folder, write, next, source } = await openFolder(
      { 'a.md': text('One.'), 'closed/b.md': text('Two.') },
      { sweepMs: 30 },
    );
    await chmod(folder, 0o755);
    // The rights of a folder do not bind root.
    const isRoot = process.geteuid?.() === 0;
    undo.push(() => chmod(join(folder, 'closed'), 0o755));
    if (isRoot) {
      await chmod(join(folder, 'a.md'), 0o644);
      process.seteuid?.(65_534);
      undo.push(() => process.seteuid?.(0));
    }
    const again = async <Result>(work: () => Promise<Result>): Promise<Result> => {
      if (isRoot) process.seteuid?.(0);
      const result = await work();
      if (isRoot) process.seteuid?.(65_534);
      return result;
    };
    const pending = next();
    await again(() => chmod(join(folder, 'closed'), 0o000));
    const closed = await pending;
    expect(ids(closed)).toEqual({ changed: [], removed: [] });
    expect(closed.rejected.map(({ file }) => file)).toEqual(['closed']);
    await again(() => write('c.md', text('Three.')));
    expect(ids(await next())).toEqual({ changed: ['c'], removed: [] });
    expect((await createFolderSource(folder, { read: readArticle }).load()).documents).toHaveLength(
      2,
    );
    // Whether it still belongs where it did cannot be told where the folder around it does not any more.
    await again(() => write('_collection.txt', 'board'));
    const moved: string[] = [];
    while (moved.length < 3) moved.push(...(await next()).removed);
    expect(moved.sort()).toEqual(['a', 'c', 'closed/b']);
    expect(await source.reread('closed/b')).toBeUndefined();
  });
});
