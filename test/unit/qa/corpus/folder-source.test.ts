import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CorpusChange } from '../../../../src/qa/corpus/corpus-source.ts';
import { createFolderSource } from '../../../../src/qa/corpus/folder-source.ts';
import type { FolderOptions } from '../../../../src/qa/corpus/folder-view.ts';
import { readArticle } from '../../../../src/qa/corpus/read-article.ts';

const undo: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const openFolder = async (files: Readonly<Record<string, string>>, options: FolderOptions = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-folder-'));
  undo.push(() => rm(folder, { recursive: true }));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  const source = createFolderSource(folder, { settleMs: 40, sweepMs: 60_000, ...options });
  const loaded = await source.load();
  const stop = new AbortController();
  undo.push(() => stop.abort());
  const changes = source.changes(stop.signal)[Symbol.asyncIterator]();
  const next = async (): Promise<CorpusChange> => {
    const { value } = await changes.next();
    return value;
  };
  return { folder, write, loaded, next, stop, changes };
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
    const { changed } = await pending;
    expect(changed.map(({ id, collection }) => [id, collection])).toEqual([['board/b', 'board']]);
  });
});
