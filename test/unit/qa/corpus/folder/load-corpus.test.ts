import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILE_BYTES_MAX } from '../../../../../src/qa/corpus/folder/folder-files.ts';
import { loadCorpus } from '../../../../../src/qa/corpus/folder/load-corpus.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'corpus-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

const idsOf = async () => (await loadCorpus(root)).documents.map(({ id }) => id);

describe('loadCorpus', () => {
  it('reads the articles of all folders in the order of their paths', async () => {
    await write('b.md', '# B\n\nText.');
    await write('a/deep/c.txt', 'Title\n\nText of it.');
    await write('a.md', 'Text.');
    expect(await idsOf()).toEqual(['a', 'a/deep/c', 'b']);
  });

  it('leaves out dot files at every level', async () => {
    await write('.git/config.md', 'x');
    await write('a/.hidden.md', 'x');
    await write('a/b.md', 'Text.');
    expect(await loadCorpus(root)).toMatchObject({ documents: [{ id: 'a/b' }], rejected: [] });
  });

  it('reads the README.md of a folder like any other, unless its front matter leaves it out', async () => {
    await write('README.md', '---\narticle: false\n---\nHow to add an article.');
    await write('a/readme.md', 'Our folder of pumps.');
    const { documents, rejected } = await loadCorpus(root);
    expect(documents).toMatchObject([{ id: 'a/readme', title: 'a', text: 'Our folder of pumps.' }]);
    expect(rejected).toEqual([]);
  });

  it('names what only leads to another page, and what is template code alone', async () => {
    await write('moved.md', '---\nredirect_to: /new/\n---\n');
    await write('list.md', '{% for page in site.pages %}{{ page.title }}{% endfor %}');
    const { documents, rejected } = await loadCorpus(root);
    expect(documents).toEqual([]);
    expect(rejected.map(({ file, code }) => [file, code])).toEqual([
      ['list.md', 'ARTICLE_TEMPLATE'],
      ['moved.md', 'ARTICLE_REDIRECT'],
    ]);
  });

  it('gives pages the addresses that their folder is published at', async () => {
    await write('docs/guide/index.md', 'Text.');
    await write('docs/guide/pump.md', '---\ncanonical: https://else.example/pump\n---\nText.');
    await write('a.txt', 'One\n\nText one.');
    const sites = [{ folder: 'docs', base: 'https://docs.example', style: 'mkdocs' as const }];
    const { documents } = await loadCorpus(root, sites);
    expect(documents.map(({ id, url }) => [id, url])).toEqual([
      ['a', undefined],
      ['docs/guide/index', 'https://docs.example/guide/'],
      ['docs/guide/pump', 'https://else.example/pump'],
    ]);
  });

  it('names each broken file, its reason and a remedy, and reads the rest', async () => {
    await write('good.md', 'Text.');
    await write('empty.md', '');
    await write('blank.txt', ' \n\u00a0\n');
    await write('only-keys.md', '---\ntitle: Nothing else\n---\n');
    await write(
      'binary.txt',
      Uint8Array.from({ length: 300 }, (_, i) => i % 256),
    );
    await write('huge.txt', 'word '.repeat(FILE_BYTES_MAX / 5 + 1));
    await write('broken.md', '---\ncollection: [a\n---\nText.');
    await write('picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    await symlink('nowhere.md', join(root, 'dangling.md'));
    const { documents, rejected } = await loadCorpus(root);
    expect(documents.map(({ id }) => id)).toEqual(['good']);
    expect(rejected.map(({ file, code }) => [file, code])).toEqual([
      ['binary.txt', 'ARTICLE_BINARY'],
      ['blank.txt', 'ARTICLE_EMPTY'],
      ['broken.md', 'ARTICLE_FRONT_MATTER'],
      ['dangling.md', 'ARTICLE_UNREADABLE'],
      ['empty.md', 'ARTICLE_EMPTY'],
      ['huge.txt', 'ARTICLE_TOO_LARGE'],
      ['only-keys.md', 'ARTICLE_EMPTY'],
      ['picture.png', 'ARTICLE_FORMAT'],
    ]);
    for (const { reason, remedy } of rejected) {
      expect(reason.length).toBeGreaterThan(10);
      expect(remedy.length).toBeGreaterThan(10);
    }
  });

  it('reads a file of lines however large it is, part by part', async () => {
    const line = (n: number): string =>
      JSON.stringify({ title: `Report ${n}`, text: `Line ${n}. ${'word '.repeat(20_000)}` });
    const lines = Array.from({ length: 60 }, (_, at) => line(at + 1));
    await write('archive.jsonl', lines.join('\n'));
    const { documents, rejected } = await loadCorpus(root);
    expect(rejected).toEqual([]);
    expect(documents.map(({ title }) => title)).toEqual(lines.map((_, at) => `Report ${at + 1}`));
    expect(documents.slice(0, 2).map(({ id }) => id)).toEqual(['archive', 'archive~2']);
    expect(documents.find(({ id }) => id === 'archive~60')?.text).toContain('Line 60.');
  });

  it('reads a large table of articles row by row, line breaks in its cells or not', async () => {
    const row = (n: number): string =>
      `Report ${n};"Row ${n} says ""so"".\n\n${'word '.repeat(20_000)}"; 5" wide`;
    const rows = Array.from({ length: 52 }, (_, at) => row(at + 1));
    await write('archive.csv', ['title;text;size', ...rows].join('\n'));
    const { documents, rejected } = await loadCorpus(root);
    expect(rejected).toEqual([]);
    expect(documents.map(({ title }) => title)).toEqual(rows.map((_, at) => `Report ${at + 1}`));
    expect(documents.map(({ id }) => id)).toContain('archive~52');
    expect(documents.at(-1)?.text).toContain('Row 52 says "so".');
  });

  it('leaves out a large table that is one article, and a row without an end', async () => {
    const rows = Array.from({ length: 700 }, (_, at) => `${at};${'word '.repeat(2_000)}`);
    await write('table.csv', ['number;words', ...rows].join('\n'));
    await write('open.csv', ['title;text', `A;"${'word '.repeat(1_200_000)}`].join('\n'));
    const { documents, rejected } = await loadCorpus(root);
    expect(documents).toEqual([]);
    expect(rejected).toMatchObject([
      {
        file: 'open.csv',
        code: 'ARTICLE_TOO_LARGE',
        reason: 'the row that begins on line 2 is longer than 5 MB',
      },
      { file: 'table.csv', code: 'ARTICLE_TOO_LARGE' },
    ]);
  });

  it('names the line of a large file that is no article, or too long for one', async () => {
    const filler = JSON.stringify({ title: 'A', text: 'word '.repeat(200_000) });
    const many = Array.from({ length: 6 }, () => filler);
    await write('broken.jsonl', [...many, '{"title": '].join('\n'));
    await write(
      'long.jsonl',
      [...many, JSON.stringify({ text: 'a'.repeat(FILE_BYTES_MAX) })].join('\n'),
    );
    const { documents, rejected } = await loadCorpus(root);
    expect(documents).toEqual([]);
    expect(rejected).toMatchObject([
      { file: 'broken.jsonl', code: 'ARTICLE_UNREADABLE', reason: 'line 7 is not JSON' },
      { file: 'long.jsonl', code: 'ARTICLE_TOO_LARGE', reason: 'line 7 is longer than 5 MB' },
    ]);
  });

  it('keeps both of two files whose names differ in the extension', async () => {
    await write('a.md', 'Text.');
    await write('a.txt', 'One\n\nText one.\n\n- END -\n\nTwo\n\nText two.');
    await write('a~2.md', 'Text.');
    expect(await idsOf()).toEqual(['a', 'a.txt', 'a~2', 'a~2.md']);
  });

  it('follows links without going round in circles', async () => {
    await write('a/b.md', 'Text.');
    await symlink('..', join(root, 'a/up'));
    await symlink('b.md', join(root, 'a/c.md'));
    expect(await idsOf()).toEqual(['a/b', 'a/c']);
  });

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffÉtat 5 €', 'utf8')],
    ['UTF-16, little end first', Buffer.from('\ufeffÉtat 5 €', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffÉtat 5 €', 'utf16le').swap16()],
    ['windows-1252', Buffer.from([0xc9, 0x74, 0x61, 0x74, 0x20, 0x35, 0x20, 0x80])],
  ])('decodes %s', async (_, bytes) => {
    await write('a.txt', bytes);
    expect((await loadCorpus(root)).documents[0]?.text).toBe('État 5 €');
  });

  it('says which folder is missing and how to name another', async () => {
    const missing = join(root, 'nothing');
    await expect(loadCorpus(missing)).rejects.toMatchObject({
      code: 'CORPUS_MISSING',
      subject: missing,
      remedy: expect.stringContaining('CORPUS_DIR'),
    });
  });

  it('gives no document for an empty folder', async () => {
    expect(await loadCorpus(root)).toEqual({ documents: [], rejected: [] });
  });
});
