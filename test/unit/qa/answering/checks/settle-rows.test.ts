import { describe, expect, it } from 'vitest';
import { markdownReader } from '../../../../../src/qa/corpus/markdown-reader.ts';
import type { Library } from '../../../../../src/qa/library/library.ts';
import { ask, libraryOf, wordsOf } from '../../../../support/articles.ts';

const libraryOfPage = async (title: string, body: string): Promise<Library> => {
  const page = `---\ntitle: ${title}\ndate: 2024-05-02\n---\n\n${body}\n`;
  const file = { id: title, path: `${title}.md` };
  return libraryOf(...(await markdownReader.read(new TextEncoder().encode(page), file)));
};

const answerTo = async (library: Library, question: string): Promise<string> => {
  const { answer } = await ask(library, question);
  return answer.kind === 'abstention' ? answer.reason : (wordsOf(answer)[0] ?? '');
};

const kilns = await libraryOfPage(
  'Kilns',
  `| Kiln | Height | Width | Opened |
| --- | --- | --- | --- |
| Tarn | 9 m | 6 m | 1904 |
| Morrow | 14 m | 8 m | 1911 |
| Oxley | 11 m | 7 m | 1923 |`,
);

const wards = await libraryOfPage(
  'Wards',
  `| No | Ward | Beds |
| --- | --- | --- |
| 1 | Elmside | 41 beds |
| 2 | Harrow | 63 beds |`,
);

const piers = await libraryOfPage(
  'Piers',
  `| Pier | Berths | Note |
| --- | --- | --- |
| Gannet | 12 berths | next to Plover |
| Plover | 7 berths | |
| | 2 berths for boats | |`,
);

const barge = await libraryOfPage(
  'Sunniva',
  `<table>
<tr><td>Length</td><td>61 m</td></tr>
<tr><td>Width</td><td>9 m</td></tr>
<tr><td>Owner</td><td>Tessel Freight</td></tr>
</table>

Sunniva is a barge that sails between Brenn and Kolby and was painted twice.`,
);

describe('a table whose rows are told apart by a name', () => {
  it.each([
    ['How tall is the Morrow kiln?', '14 m'],
    ['How wide is the Morrow kiln?', '8 m'],
    ['How high is the Tarn kiln?', '9 m'],
    ['How wide is the Oxley kiln?', '7 m'],
  ])('answers from the row and the column of what is asked for: %s', async (question, expected) => {
    expect(await answerTo(kilns, question)).toBe(expected);
  });

  it.each([
    ['How many beds does Elmside have?', '41'],
    ['How many beds does Harrow have?', '63'],
  ])('answers from the row whose other cell is the name: %s', async (question, expected) => {
    expect(await answerTo(wards, question)).toContain(expected);
  });
});

describe('a table whose rows speak of each other', () => {
  it.each([
    ['How many berths does Gannet have?', '12'],
    ['How many berths does Plover have?', '7'],
    ['How many berths does Plover have for boats?', '2'],
  ])(
    'answers from the row asked for, and from one that carries it on: %s',
    async (question, expected) => {
      expect(await answerTo(piers, question)).toContain(expected);
    },
  );
});

describe('rows that are facts of what the article is about', () => {
  it.each([
    ['How long is Sunniva?', '61 m'],
    ['How wide is Sunniva?', '9 m'],
    ['Who owns Sunniva?', 'Tessel Freight'],
  ])('answer by the name of the fact: %s', async (question, expected) => {
    expect(await answerTo(barge, question)).toBe(expected);
  });

  it('do not answer for a part of it', async () => {
    expect(await answerTo(barge, 'How long is the mast of Sunniva?')).not.toBe('61 m');
  });
});
