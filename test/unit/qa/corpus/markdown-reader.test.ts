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
    ['a colon in a plain value', '---\npublisher: X\ntitle: Ports: the figures\n---\nText.', 3],
    ['a broken list', '---\nauthors: [A, B\n---\nText.', 2],
    ['a key twice', '---\ntitle: A\ntitle: B\n---\nText.', 3],
    ['no closing fence', '---\ntitle: A\nText.', 1],
  ])('names the line and the remedy of %s', async (_, text, line) => {
    const error = await read(text).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(QaError);
    expect(error).toMatchObject({ code: 'ARTICLE_FRONT_MATTER', subject: 'a/note.md' });
    expect(String(error)).toContain(`line ${line}`);
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

  it('is a heading further down when nothing else names it', async () => {
    const document = await readOne('Text.\n\n## Background\n\nMore.');
    expect(document.title).toBe('Background');
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
      ['paragraph', 'an item that goes on'],
      ['paragraph', 'a task'],
      ['paragraph', 'first'],
      ['paragraph', 'second'],
      ['caption', 'Cranes at dusk'],
      ['caption', 'Photo: Zhou Min'],
      ['paragraph', 'a quoted line and another'],
      ['paragraph', 'Region: East; Share: 30.5%'],
      ['paragraph', 'Region: West; Share: 19.2%'],
      ['heading', 'Outlook'],
      ['paragraph', 'In the year 2021. The next line.'],
      ['paragraph', 'code *as is*'],
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
          expect(
            segmentsOf(root)
              .map(({ span }) => text.slice(span.start, span.end))
              .join('\n\n'),
          ).toBe(text);
        }
      }),
      { numRuns: 60 },
    );
  });
});
