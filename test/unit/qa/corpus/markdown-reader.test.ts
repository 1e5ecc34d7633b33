import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownReader } from '../../../../src/qa/corpus/markdown-reader.ts';
import { segmentsOf } from '../../../../src/qa/corpus/tree/segments-of.ts';
import { QaError } from '../../../../src/qa/errors.ts';
import type { Document } from '../../../../src/qa/types.ts';
import { hostileText } from '../../../support/hostile-text.ts';

const read = (text: string) =>
  markdownReader.read(new TextEncoder().encode(text), { id: 'a/note', path: 'a/note.md' });

async function readOne(text: string): Promise<Document> {
  const [document] = await read(text);
  if (document === undefined) throw new Error('no document');
  return document;
}

const blocksOf = (document: Document) =>
  segmentsOf(document.root).map(({ kind, span }) => [
    kind,
    document.text.slice(span.start, span.end),
  ]);

describe('front matter', () => {
  it('fills the fields of the document', async () => {
    const document = await readOne(
      [
        '---',
        'title: "Ports: the figures"',
        'publisher: Harbour Daily',
        'authors: [Jane Doe, Wu Lan]',
        'date: 2023-04-18',
        'source: https://harbour.example/ports',
        'tags: ports, figures',
        'language: EN',
        'collection: Trade',
        'mood: cheerful',
        '---',
        'Thirty-one routes opened.',
      ].join('\n'),
    );
    expect(document).toMatchObject({
      id: 'a/note',
      title: 'Ports: the figures',
      publisher: 'Harbour Daily',
      authors: ['Jane Doe', 'Wu Lan'],
      publishedOn: '2023-04-18',
      url: 'https://harbour.example/ports',
      tags: ['ports', 'figures'],
      language: 'en',
      collection: 'Trade',
    });
    expect(document).not.toHaveProperty('source');
    expect(document.text).toBe('Ports: the figures\n\nThirty-one routes opened.');
  });

  it('keeps a source that is a plain name apart from links', async () => {
    const document = await readOne('---\nsource: press conference\nauthors: Wu Lan\n---\nText.');
    expect(document).toMatchObject({ source: 'press conference', authors: ['Wu Lan'] });
    expect(document).not.toHaveProperty('url');
  });

  it.each([
    ['no front matter', 'Text.'],
    ['empty front matter', '---\n---\nText.'],
    ['keys without values', '---\ntitle:\nauthors:\ndate:\ntags: []\n---\nText.'],
  ])('needs no key: %s', async (_, text) => {
    expect(await readOne(text)).toMatchObject({
      title: 'note',
      authors: [],
      tags: [],
      language: 'en',
      text: 'Text.',
    });
  });

  it('reads prose between two rules as prose', async () => {
    expect(blocksOf(await readOne('---\nA motto of the house.\n---\nText.'))).toEqual([
      ['paragraph', 'A motto of the house.'],
      ['paragraph', 'Text.'],
    ]);
  });

  it.each([
    ['a colon in a plain value', '---\ntitle: Ports: the figures\ndate: 2024-05-17\n---\nText.', 2],
    ['a quotation mark that nothing closes', '---\ndate: 2024-05-17\ntitle: "Ports\n---\nText.', 3],
    ['no closing fence', '---\ndate: 2024-05-17\n\nText.', 1],
  ])('costs its own key alone for %s, and tells the line', async (_, text, line) => {
    const document = await readOne(text);
    expect(document).toMatchObject({ publishedOn: '2024-05-17' });
    expect(document.text).toMatch(/Text\.$/u);
    expect(document.warnings).toMatchObject([expect.stringContaining(`line ${line}`)]);
  });

  it.each([
    ['a list whose end is not indented', '---\naliases: [\n"/mill"\n]\ntitle: Mill\n---\nText.'],
    ['text that goes on in the first column', '---\ntitle: "Mi\nll"\nauthor: A\n---\nText.'],
    ['a key twice', '---\ntitle: Mill\ntitle: Mill\n---\nText.'],
  ])('takes no offence at %s', async (_, text) => {
    const document = await readOne(text);
    expect(document.title).toMatch(/^Mi ?ll$/u);
    expect(document).not.toHaveProperty('warnings');
  });

  it.each([
    [
      'TOML',
      '+++\ntitle = "Fares"\ndate = 2023-04-14T00:00:00Z\nauthors = ["Ines Falk"]\n+++\nText.',
    ],
    ['JSON', '{\n"title": "Fares",\n"date": "2023-04-14",\n"author": "Ines Falk"\n}\n\nText.'],
    ['keys in capitals', '---\nTitle: Fares\nDATE: 2023-04-14\nAuthor: Ines Falk\n---\nText.'],
    ['keys without a fence', 'Title: Fares\nDate: 2023-04-14\nAuthor: Ines Falk\n\nText.'],
    ['keys that nothing opens', 'Title: Fares\nDate: 2023-04-14\nAuthor: Ines Falk\n---\n\nText.'],
    [
      'an author with a role',
      '---\ntitle: Fares\npubDate: 2023-04-14\nauthor: { name: Ines Falk, role: editor }\n---\nText.',
    ],
  ])('may be %s', async (_, text) => {
    expect(await readOne(text)).toMatchObject({
      title: 'Fares',
      publishedOn: '2023-04-14',
      authors: ['Ines Falk'],
      text: 'Fares\n\nText.',
    });
  });

  it('decodes entities of the title and takes its templates out', async () => {
    expect(await readOne('---\ntitle: "Q&amp;A {{ site.name }}"\n---\nText.')).toMatchObject({
      title: 'Q&A',
    });
  });

  it('tells date and language by the name of the file where it does not', async () => {
    const bytes = new TextEncoder().encode('Text.');
    const id = '_posts/2021-06-01-forum._fr';
    expect(await markdownReader.read(bytes, { id, path: `${id}.md` })).toMatchObject([
      { publishedOn: '2021-06-01', language: 'fr' },
    ]);
  });

  it('refuses an article whose collection it names unclearly', async () => {
    await expect(read('---\ncollection: [a\n---\nText.')).rejects.toMatchObject({
      code: 'ARTICLE_FRONT_MATTER',
      subject: 'a/note.md',
    });
  });
});

describe('the title', () => {
  it('is the first heading when the front matter has none', async () => {
    const document = await readOne('# The *first* heading\n\nText.');
    expect(document.title).toBe('The first heading');
    expect(blocksOf(document)[0]).toEqual(['title', 'The first heading']);
  });

  it('stands in the text once when the first heading repeats it', async () => {
    const document = await readOne(
      '---\ntitle: Ports in figures\n---\n# Ports, in figures\n\nText.',
    );
    expect(document.text).toBe('Ports in figures\n\nText.');
  });

  it('is the name of the file when no heading is on top', async () => {
    const document = await readOne('Text.\n\n## Background\n\nMore.');
    expect(document.title).toBe('note');
    expect(blocksOf(document).map(([kind]) => kind)).toEqual(['paragraph', 'heading', 'paragraph']);
  });
});

describe('the text', () => {
  it('holds headings, captions, paragraphs, list items and table rows as blocks of their own', async () => {
    const document = await readOne(
      [
        '# Ports',
        'First line of a paragraph,',
        'which **goes on** here.',
        '<!-- a remark',
        'over two lines -->',
        'Setext heading',
        '--------------',
        '- an item',
        '  that goes on',
        '- [x] a task',
        '1. first',
        '2. second',
        '',
        '![Cranes at dusk](cranes.png)',
        '',
        '*Photo: Zhou Min*',
        '',
        '> a quoted line',
        '> and another',
        '',
        '| Region | Share |',
        '|---|--:|',
        '| East | 30.5% |',
        '| West | 19.2% |',
        '',
        '**Outlook**',
        '',
        'In the year',
        '2021. The next line.',
        '',
        '```',
        'code *as is*',
        '```',
        '***',
        '[ref]: https://a.example',
      ].join('\n'),
    );
    expect(blocksOf(document)).toEqual([
      ['title', 'Ports'],
      ['paragraph', 'First line of a paragraph, which goes on here.'],
      ['heading', 'Setext heading'],
      ['item', 'an item that goes on'],
      ['item', 'a task'],
      ['item', 'first'],
      ['item', 'second'],
      ['caption', 'Cranes at dusk'],
      ['caption', 'Photo: Zhou Min'],
      ['paragraph', 'a quoted line and another'],
      ['row', 'Region | Share'],
      ['row', 'East | 30.5%'],
      ['row', 'West | 19.2%'],
      ['heading', 'Outlook'],
      ['paragraph', 'In the year 2021. The next line.'],
      ['code', 'code *as is*'],
    ]);
  });

  it('is covered by ordered blocks, whatever the file holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText(), { maxLength: 8 }), async (lines) => {
        const documents = await read(lines.join('\n')).catch((error: unknown) => {
          expect(error).toBeInstanceOf(QaError);
          return [];
        });
        for (const { text, root } of documents) {
          const told = segmentsOf(root).map(({ span }) => text.slice(span.start, span.end));
          // Empty cells are no segments: what parts them from others stands in none.
          const words = (shown: string) => shown.replace(/[\s|]+/gu, '');
          expect(words(told.join(''))).toBe(words(text));
        }
      }),
      { numRuns: 60 },
    );
  });
});
