import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textReader } from '../../../../../src/qa/corpus/text/text-reader.ts';
import { segmentsOf } from '../../../../../src/qa/corpus/tree/segments-of.ts';
import type { Document, SegmentKind } from '../../../../../src/qa/types.ts';
import { hostileText } from '../../../../support/hostile-text.ts';
import { rawClip } from '../../../../support/raw-clip.ts';

const read = (text: string, id = 'folder/clip') =>
  textReader.read(new TextEncoder().encode(text), { id, path: `${id}.txt` });

async function readOne(text: string): Promise<Document> {
  const [document] = await read(text);
  if (document === undefined) throw new Error('no document');
  return document;
}

const blocksOf = (document: Document, kind: SegmentKind) =>
  segmentsOf(document.root)
    .filter((block) => block.kind === kind)
    .map(({ span }) => document.text.slice(span.start, span.end));

describe('a raw web clip', () => {
  it('takes title, publisher and date from its top lines', async () => {
    expect(await readOne(rawClip)).toMatchObject({
      id: 'folder/clip',
      title: 'Ports of the delta grow together, ten years in figures ...',
      publisher: 'Harbour Daily',
      publishedOn: '2023-04-18',
      authors: [],
    });
  });

  it('keeps the headings, the captions and the paragraphs apart', async () => {
    const clip = await readOne(rawClip);
    expect(blocksOf(clip, 'title')).toEqual([clip.title]);
    expect(blocksOf(clip, 'heading')).toEqual([
      'Open a total of 31 new container routes',
      'Answer "who builds" and "who pays"',
    ]);
    expect(blocksOf(clip, 'caption')).toEqual([
      'Quay cranes at the Linhai terminal Source: Coastal News Agency reporter Zhou Min Photo',
      'Lin Hao, Director of the Port Office of the Province of Haixi.',
      'Front picture source of the meeting: Ministry of Waterways',
    ]);
    expect(blocksOf(clip, 'paragraph')).toHaveLength(6);
  });

  it('keeps the header and the sign-off out of the text: they are facts, not words to cite', async () => {
    const clip = await readOne(rawClip);
    expect(clip.text).not.toContain('Author:');
    expect(blocksOf(clip, 'paragraph')).not.toContain('Harbour Daily');
  });

  it('reads what follows the END line as short articles of their own', async () => {
    const [clip, ...others] = await read(rawClip);
    expect(clip?.text).not.toContain('Eastline');
    expect(others.map(({ id, title }) => [id, title])).toEqual([
      ['folder/clip~2', 'Eastline Shipping orders nine vessels'],
      ['folder/clip~3', 'Hill town: the "slow train" is back'],
    ]);
    const [second, third] = others;
    expect(second === undefined ? [] : blocksOf(second, 'paragraph')).toEqual([
      'On the morning of May 2nd, Eastline Shipping (SH700001) said that it will order nine vessels for 1.2 billion yuan and that the first of them arri',
    ]);
    expect(third?.text).toContain('Who remembers the slow train?');
    expect(third?.publisher).toBeUndefined();
  });
});

describe('other clips', () => {
  it.each([
    ['Source: Reuters\nDate: 23 September 2022', 'Reuters', '2022-09-23', []],
    [
      '2022-09-23 10:15  Source: China Daily  Author: Li Na',
      'China Daily',
      '2022-09-23',
      ['Li Na'],
    ],
    [
      'By Jane Doe and John Roe | September 3, 2022',
      undefined,
      '2022-09-03',
      ['Jane Doe', 'John Roe'],
    ],
    ['Published: Sept. 5, 2022 | Publisher: The Courier', 'The Courier', '2022-09-05', []],
    ['The Courier · 5 March 2021', 'The Courier', '2021-03-05', []],
    ['Author：Daily Post Time：2022年9月3日', 'Daily Post', '2022-09-03', []],
  ])('reads the header %j', async (header, publisher, publishedOn, authors) => {
    const text = `Rail freight doubles in a year\n${header}\n\nFreight on the northern line doubled in 2022, the operator said on Monday.`;
    const document = await readOne(text);
    expect(document.title).toBe('Rail freight doubles in a year');
    expect(document.publisher).toBe(publisher);
    expect(document.publishedOn).toBe(publishedOn);
    expect(document.authors).toEqual(authors);
    expect(blocksOf(document, 'paragraph')).toEqual([
      'Freight on the northern line doubled in 2022, the operator said on Monday.',
    ]);
  });

  it('takes the first line as the title when there is no header and it looks like one', async () => {
    const document = await readOne('A quiet year for wheat\n\nPrices hardly moved in 2020.');
    expect(document.title).toBe('A quiet year for wheat');
    expect(segmentsOf(document.root).map(({ kind }) => kind)).toEqual(['title', 'paragraph']);
  });

  it('falls back to the file name when the first line is a sentence', async () => {
    const document = await readOne('Prices hardly moved in 2020. Farmers were content.');
    expect(document.title).toBe('clip');
    expect(segmentsOf(document.root).map(({ kind }) => kind)).toEqual(['paragraph']);
  });

  it('joins the lines of a wrapped paragraph and keeps list items apart', async () => {
    const document = await readOne(
      [
        'Notes from the harbour',
        '',
        'The harbour master counted forty-one ships in the first week of the',
        'year, which is three more than in the year before, and said that the',
        'new quay was the reason.',
        '',
        '- a first item that is short',
        '- a second item',
      ].join('\n'),
    );
    expect(blocksOf(document, 'paragraph')).toEqual([
      'The harbour master counted forty-one ships in the first week of the year, which is three more than in the year before, and said that the new quay was the reason.',
    ]);
    expect(blocksOf(document, 'item')).toEqual(['a first item that is short', 'a second item']);
  });

  it('takes each line as a paragraph when no line is wrapped', async () => {
    const long = `${'A long line of an article goes on and on without a break. '.repeat(4)}End of it.`;
    const document = await readOne(`The title\n${long}\n${long}`);
    expect(blocksOf(document, 'paragraph')).toEqual([long, long]);
  });

  it('reads a row of short lines as content, not as headings', async () => {
    const document = await readOne(
      'The results\n\nThree towns took part.\n\nNorthfield 12\n\nEastfield 9\n\nSouthfield 7\n\nAll went home happy.',
    );
    expect(blocksOf(document, 'heading')).toEqual([]);
  });

  it('writes LF, NFC and single blanks, and leaves the rest as it is', async () => {
    const document = await readOne('Cafe\u0301 prices\r\n\r\nA  cup “costs” 3%more.\r\n');
    expect(document.text).toBe('Café prices\n\nA cup “costs” 3%more.');
  });
});

describe('lines that only look like a header', () => {
  it.each([
    [
      'a fact sheet',
      'MS Vega\n\nOrigin: the yard at Aldby\nTime: 3 hours 10 minutes a crossing\nSection: deck 4\n\nMS Vega is a ferry that was painted red in 2019.',
    ],
    [
      'a transcript',
      'Debate on the lock\n\nMODERATOR: Is the lock safe?\n\nEDITOR: I wrote that it leaks 30 litres a day.\n\nSOURCE: It leaks 50 litres a day.\n\nAUTHOR: My book says 70 litres a day.',
    ],
  ])('stay in the text: %s', async (_, text) => {
    const document = await readOne(text);
    expect(document.publisher).toBeUndefined();
    expect(document.authors).toEqual([]);
    for (const line of text.split('\n')) expect(document.text).toContain(line);
  });
});

describe('any text', () => {
  it('gives ordered blocks inside the text', async () => {
    const line = fc.oneof(
      hostileText(),
      fc.constantFrom('- END -', 'Author:X Time:2022.09.23', '', 'A heading', 'Photo: X', 'One.'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const documents = await read(lines.join('\n').replaceAll('\u0000', '')).catch(() => []);
        for (const { text, root } of documents) {
          let from = 0;
          for (const { span } of segmentsOf(root)) {
            expect(span.start).toBeGreaterThanOrEqual(from);
            expect(span.end).toBeGreaterThan(span.start);
            from = span.end;
          }
          expect(from).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 80 },
    );
  });
});
