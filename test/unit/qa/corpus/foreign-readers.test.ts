import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../../src/qa/corpus/folder/read-article.ts';
import { segmentsOf } from '../../../../src/qa/corpus/tree/segments-of.ts';
import { QaError } from '../../../../src/qa/errors.ts';
import type { Document } from '../../../../src/qa/types.ts';
import { ask, libraryOf, wordsOf } from '../../../support/articles.ts';
import { zipOf } from '../../../support/formats/zip.ts';

const fileBytes = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../support/files/${name}`, import.meta.url));

const read = (path: string, bytes: Uint8Array | string): Promise<readonly Document[]> =>
  readArticle({ path, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes });

const blocksOf = ({ root, text }: Document): readonly (readonly [string, string])[] =>
  segmentsOf(root).map(({ kind, span }) => [kind, text.slice(span.start, span.end)]);

const LEAD =
  'The new bridge over the Otter at Saltmouth opened to traffic on Friday, two years later than planned. It cost 48.6 million euros, a third more than the county had set aside in 2018, and it carries four lanes and a path for cyclists.';

describe.each(['saltmouth-bridge.html', 'saltmouth-bridge.pdf', 'saltmouth-bridge.docx'])(
  'the article in %s',
  (name) => {
    // The format's own library is loaded with the first of these: that alone may take seconds.
    it('keeps its title, headings, captions and paragraphs, and nothing that stands around them', async () => {
      const [document] = await read(name, fileBytes(name));
      if (document === undefined) throw new Error('there is no article');
      expect(document.title).toBe('Saltmouth bridge opens two years late');
      const blocks = blocksOf(document);
      expect(blocks.slice(0, 2)).toEqual([
        ['title', 'Saltmouth bridge opens two years late'],
        ['paragraph', LEAD],
      ]);
      const headings = blocks.filter(([kind]) => kind === 'heading').map(([, text]) => text);
      expect(headings).toEqual(['Why it took so long', 'What comes next']);
      expect(blocks.filter(([kind]) => kind === 'paragraph')).toHaveLength(5);
      expect(document.text).toContain('“Nobody who has waited for the ferry');
      expect(document.text).not.toMatch(/SCRIPT RAN|Sport pages|newsletter|Ten things/u);
    });

    it('answers in its own words', async () => {
      const library = await libraryOf(...(await read(name, fileBytes(name))));
      const { answer } = await ask(library, 'How many timbers did the archaeologists lift?');
      expect(wordsOf(answer).join(' ')).toContain('1,300');
      const time = await ask(library, 'How long did the ferry take for the crossing?');
      expect(wordsOf(time.answer).join(' ')).toContain('40 minutes');
    });

    it('is read or refused by name, however it is broken', async () => {
      const whole = fileBytes(name);
      const broken = fc.tuple(
        fc.nat(whole.length - 1),
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
        fc.boolean(),
      );
      await fc.assert(
        fc.asyncProperty(broken, async ([end, flips, isCut]) => {
          const bytes = Uint8Array.from(isCut ? whole.subarray(0, end) : whole);
          for (const [at, value] of flips.filter(([place]) => place < bytes.length)) {
            bytes[at] = value;
          }
          const [first] = await read(name, bytes).catch((error: unknown) => {
            expect(error).toBeInstanceOf(QaError);
            expect(error).toMatchObject({ subject: name });
            return [];
          });
          const last = first && segmentsOf(first.root).at(-1);
          expect(last?.span.end ?? 0).toBeLessThanOrEqual(first?.text.length ?? 0);
        }),
        { numRuns: 25 },
      );
    });
  },
);

describe('the head of a page', () => {
  it('says who wrote it, when, for whom and where', async () => {
    const [document] = await read('a.html', fileBytes('saltmouth-bridge.html'));
    expect(document).toMatchObject({
      publisher: 'Harbour Courier',
      authors: ['Ines Falk', 'Tomas Brandt'],
      publishedOn: '2022-09-23',
      url: 'https://courier.example/saltmouth-bridge',
      language: 'en',
    });
  });

  it('is done without in a page that is only text', async () => {
    const [document] = await read('notes/short.htm', '<p>One paragraph.</p><p>Two.</p>');
    expect(document?.title).toBe('short');
    expect(document && blocksOf(document)).toEqual([
      ['paragraph', 'One paragraph.'],
      ['paragraph', 'Two.'],
    ]);
  });
});

describe('JSON', () => {
  const article = {
    title: 'The mill',
    author: { name: 'Ines Falk' },
    datePublished: '2022-09-23',
    publisher: 'Courier',
    text: 'The mill employs 812 people.\n\nIt grinds\nat night.',
  };

  it('gives one article or several, with all that they say of themselves', async () => {
    const [one] = await read('a.json', JSON.stringify(article));
    expect(one).toMatchObject({
      id: 'a',
      title: 'The mill',
      authors: ['Ines Falk'],
      publishedOn: '2022-09-23',
      publisher: 'Courier',
    });
    expect(one && blocksOf(one)).toEqual([
      ['title', 'The mill'],
      ['paragraph', 'The mill employs 812 people.'],
      ['paragraph', 'It grinds at night.'],
    ]);
    const other = { headline: 'The quay', body: '<p>Cranes.</p><p>Grain &amp; salt.</p>' };
    const many = await read('a.json', JSON.stringify([article, other]));
    expect(many.map(({ id }) => id)).toEqual(['a', 'a~2']);
    expect(many[1]?.text).toBe('The quay\n\nCranes.\n\nGrain & salt.');
    const lines = await read('a.jsonl', `${JSON.stringify(article)}\n\n${JSON.stringify(other)}\n`);
    expect(lines.map(({ title }) => title)).toEqual(['The mill', 'The quay']);
  });

  it.each([
    ['a.jsonl', '{"text":"One."}\n{"text":', 'line 2 is not JSON'],
    ['a.json', '[{"text":"One."},\n{]', 'is not JSON'],
    ['a.jsonl', '{"text":"One."}\n17', 'line 2 is no object'],
    ['a.jsonl', '{"text":"One.","collection":["board"]}', 'line 1 names no collection'],
  ])('that is broken is refused with its line: %s %s', async (path, text, reason) => {
    await expect(read(path, text)).rejects.toMatchObject({
      subject: path,
      cause: { message: expect.stringContaining(reason) },
    });
  });
});

describe('a hostile file', () => {
  const bomb = Buffer.alloc(60_000_000, 'a');

  it.each([
    [
      'a zip that unpacks to more than it says',
      'a.docx',
      zipOf({ 'word/document.xml': bomb }, 1000),
    ],
    ['a zip of too much', 'a.docx', zipOf({ 'a.xml': bomb })],
    [
      'a PDF that unpacks to too much',
      'a.pdf',
      Buffer.concat([
        Buffer.from('%PDF-1.4\n1 0 obj << /Filter /FlateDecode >>\nstream\n'),
        deflateSync(Buffer.alloc(120_000_000)),
        Buffer.from('\nendstream endobj'),
      ]),
    ],
    ['elements without end', 'a.html', '<div>'.repeat(50_000)],
    ['inline elements without end', 'a.html', `<p>${'<b><i>'.repeat(30_000)}`],
    ['a Word file that is none', 'a.docx', zipOf({ 'hello.txt': 'hello' })],
    ['a PDF that is none', 'a.pdf', '%PDF-1.7 hello'],
  ])('is refused by name: %s', async (_, path, bytes) => {
    await expect(read(path, bytes)).rejects.toMatchObject({ subject: path });
  });

  it('runs no script and brings no markup', async () => {
    const [document] = await read(
      'a.html',
      '<h1>Hello</h1><p onclick="x()">One &lt;b&gt;two&lt;/b&gt;.<script>throw 1</script></p><svg><text>no</text></svg>',
    );
    expect(document?.text).toBe('Hello\n\nOne <b>two</b>.');
  });
});
