import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerShelf, moveKept } from '../../../src/editors/answer-shelf.ts';
import type { Store } from '../../../src/store/store.ts';
import { openTestStore } from '../../support/open-test-store.ts';

const FILE = { name: 'leave.md', text: 'question: "How much leave?"' };

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-shelf-'));
  store = await openTestStore();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const shelf = (directory: string | undefined = folder) =>
  createAnswerShelf({ folder: directory, kept: () => store.answers });
const read = (name: string): string => readFileSync(join(folder, '_answers', name), 'utf8');

describe('where answers go', () => {
  it('is the folder of articles, where nothing is written over', async () => {
    expect(await shelf().place()).toEqual({ kind: 'folder' });
    expect(await shelf().put(FILE)).toEqual({ kind: 'written', file: '_answers/leave.md' });
    expect(read('leave.md')).toBe(FILE.text);
    expect(await shelf().put({ ...FILE, text: 'another' })).toMatchObject({ kind: 'known' });
    expect(read('leave.md')).toBe(FILE.text);
    expect((await shelf().put(FILE)).kind).toBe('written');
  });

  it('is the place of a draft that is named, once the answer is there', async () => {
    await shelf().put(FILE);
    const finished = { ...FILE, text: 'finished' };
    expect((await shelf().put(finished, { replaces: 'leave.md' })).kind).toBe('written');
    expect(read('leave.md')).toBe('finished');
  });

  it('is the store where the articles come from elsewhere, or nothing can be written', async () => {
    const elsewhere = createAnswerShelf({ folder: undefined, kept: () => store.answers });
    expect(await elsewhere.place()).toEqual({ kind: 'store', why: 'shared' });
    expect(await elsewhere.put(FILE)).toEqual({ kind: 'kept', file: 'leave.md' });
    expect((await elsewhere.put(FILE)).kind).toBe('kept');
    expect((await elsewhere.put({ ...FILE, text: 'another' })).kind).toBe('known');
    // Whoever is root may write anything: a file stands in for a folder that cannot be written.
    writeFileSync(join(folder, '_answers'), 'no folder');
    const stuck = shelf();
    expect((await stuck.put({ name: 'lunch.md', text: 'x' })).kind).toBe('kept');
    const gone = shelf(join(folder, 'gone'));
    expect(await gone.place()).toEqual({ kind: 'store', why: 'read-only' });
    expect((await store.answers.all()).map(({ name }) => name)).toEqual(['leave.md', 'lunch.md']);
  });

  it('is nowhere without either', async () => {
    const none = createAnswerShelf({ folder: undefined, kept: () => undefined });
    expect(await none.place()).toEqual({ kind: 'nowhere' });
    expect((await none.put(FILE)).kind).toBe('lost');
  });
});

describe('what the store keeps', () => {
  it('is moved into a folder, and stays where there is another file of the name', async () => {
    await store.answers.keep(FILE);
    await store.answers.keep({ name: 'lunch.md', text: 'mine' });
    const target = join(folder, 'to', '_answers');
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'lunch.md'), 'theirs');
    expect(await moveKept(store.answers, target)).toEqual({
      written: [join(target, 'leave.md')],
      known: [join(target, 'lunch.md')],
    });
    expect(readFileSync(join(target, 'lunch.md'), 'utf8')).toBe('theirs');
    expect(existsSync(join(target, 'leave.md'))).toBe(true);
    expect((await store.answers.all()).map(({ name }) => name)).toEqual(['lunch.md']);
  });
});
