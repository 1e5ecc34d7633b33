import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../../../src/qa/corpus/folder/read-article.ts';
import type { Document } from '../../../../../src/qa/types.ts';

const read = (path: string, content: unknown): Promise<readonly Document[]> =>
  readArticle({
    path,
    bytes: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });

const textsOf = async (
  path: string,
  content: unknown,
): Promise<readonly (readonly [string, string])[]> =>
  (await read(path, content)).map(({ title, text }) => [title, text]);

const kindsOf = ({ root }: Document): readonly string[] => root.blocks.map(({ kind }) => kind);

describe('exports of content systems', () => {
  it.each([
    [
      'a site of posts',
      [
        {
          date: '2023-04-05T10:00:00',
          link: 'https://a.example/1',
          title: { rendered: 'Salt &#038; rope' },
          content: { rendered: '<p>The ferry carries 304&nbsp;people.</p>' },
        },
      ],
      { title: 'Salt & rope', publishedOn: '2023-04-05', url: 'https://a.example/1' },
    ],
    [
      'a help centre',
      {
        count: 1,
        next_page: null,
        articles: [
          {
            id: 7,
            title: 'Salt & rope',
            body: '<p>The ferry carries 304 people.</p>',
            html_url: 'https://a.example/1',
            created_at: '2023-04-05T10:00:00Z',
            label_names: ['ships'],
          },
        ],
      },
      {
        title: 'Salt & rope',
        publishedOn: '2023-04-05',
        url: 'https://a.example/1',
        tags: ['ships'],
      },
    ],
    [
      'a help desk',
      {
        type: 'list',
        data: [
          {
            type: 'article',
            title: 'Salt & rope',
            description: '',
            body: '<p>The ferry carries 304 people.</p>',
            created_at: 1680688800,
            url: 'https://a.example/1',
          },
        ],
      },
      { title: 'Salt & rope', publishedOn: '2023-04-05', url: 'https://a.example/1' },
    ],
    [
      'a workspace of pages',
      {
        object: 'page',
        created_time: '2023-04-05T10:00:00.000Z',
        properties: {
          Name: { type: 'title', title: [{ plain_text: 'Salt & ' }, { plain_text: 'rope' }] },
        },
        children: [
          {
            type: 'paragraph',
            paragraph: {
              rich_text: [{ plain_text: 'The ferry carries ' }, { plain_text: '304 people.' }],
            },
          },
        ],
      },
      { title: 'Salt & rope', publishedOn: '2023-04-05' },
    ],
    [
      'a page in linked data',
      {
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'The site' },
          {
            '@type': 'NewsArticle',
            headline: 'Salt & rope',
            datePublished: '2023-04-05',
            articleBody: 'The ferry carries 304 people.',
          },
        ],
      },
      { title: 'Salt & rope', publishedOn: '2023-04-05' },
    ],
  ])('are read as articles: %s', async (_, content, facts) => {
    const documents = await read('a.json', content);
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject(facts);
    expect(documents[0]?.text).toBe('Salt & rope\n\nThe ferry carries 304 people.');
  });

  it('give pages of questions as questions', async () => {
    const question = (name: string, text: string) => ({
      '@type': 'Question',
      name,
      acceptedAnswer: { '@type': 'Answer', text },
    });
    const page = {
      '@type': 'FAQPage',
      name: 'Moorings',
      mainEntity: [
        question('May I moor?', '<p>Yes, at the red ring.</p>'),
        question('Who pays?', 'The owner.'),
      ],
    };
    const [document] = await read('faq.json', page);
    expect(document?.title).toBe('Moorings');
    expect(document && kindsOf(document)).toEqual(['question', 'question']);
    const list = [
      { question: 'May I moor?', answer: 'Yes.' },
      { question: 'Who pays?', answer: 'The owner.' },
    ];
    const [other, ...more] = await read('faq.json', list);
    expect(more).toEqual([]);
    expect(other && kindsOf(other)).toEqual(['question', 'question']);
    const [lines] = await read('faq.jsonl', list.map((one) => JSON.stringify(one)).join('\n'));
    expect(lines && kindsOf(lines)).toEqual(['question', 'question']);
  });

  it('keep lists, tables and code of pages of blocks', async () => {
    const rich = (text: string) => ({ rich_text: [{ plain_text: text }] });
    const [document] = await read('a.json', {
      title: 'How to moor',
      blocks: [
        { type: 'heading_2', heading_2: rich('Steps') },
        {
          type: 'numbered_list_item',
          numbered_list_item: {
            ...rich('Call.'),
            children: [{ type: 'bulleted_list_item', bulleted_list_item: rich('on channel 12') }],
          },
        },
        { type: 'numbered_list_item', numbered_list_item: rich('Moor.') },
        {
          type: 'table',
          table: {
            has_column_header: true,
            children: [
              {
                type: 'table_row',
                table_row: { cells: [[{ plain_text: 'Port' }], [{ plain_text: 'Fee' }]] },
              },
              {
                type: 'table_row',
                table_row: { cells: [[{ plain_text: 'Aldby' }], [{ plain_text: '4' }]] },
              },
            ],
          },
        },
        { type: 'code', code: { ...rich('moor --fast'), language: 'shell' } },
      ],
    });
    expect(document?.root.sections[0]?.blocks.map(({ kind }) => kind)).toEqual([
      'list',
      'table',
      'code',
    ]);
    expect(document?.text).toContain('Aldby | 4');
  });

  it('read bodies in Markdown as Markdown', async () => {
    const body =
      '## Steps\n\n1. Call the [tower](https://a.example).\n2. **Moor.**\n\n| Port | Fee |\n|---|---|\n| Aldby | 4 |\n';
    const [document] = await read('a.json', { title: 'How to moor', body });
    expect(document?.root.sections[0]?.blocks.map(({ kind }) => kind)).toEqual(['list', 'table']);
    expect(document?.text).not.toMatch(/\*\*|https/u);
  });

  it('decode entities in plain texts', async () => {
    expect(
      await textsOf('a.json', {
        title: 'Ent',
        text: 'The R&amp;D ferry carries 308 people &mdash; it&#8217;s green.',
      }),
    ).toEqual([['Ent', 'Ent\n\nThe R&D ferry carries 308 people — it’s green.']]);
  });
});

describe('separated values', () => {
  it.each([
    [
      'commas',
      'faq.csv',
      'Question,Answer\nMay I moor?,"Yes, at the red\nring."\nWho pays?,The owner.\n',
    ],
    [
      'semicolons',
      'faq.csv',
      '\ufeffQuestion;Answer\r\nMay I moor?;"Yes, at the red\r\nring."\r\nWho pays?;The owner.\r\n',
    ],
    [
      'tabs',
      'faq.tsv',
      'Question\tAnswer\nMay I moor?\tYes, at the red ring.\nWho pays?\tThe owner.\n',
    ],
  ])('of questions and answers are one article of them, parted by %s', async (_, path, text) => {
    const [document, ...more] = await read(path, text);
    expect(more).toEqual([]);
    expect(document?.title).toBe('faq');
    expect(document && kindsOf(document)).toEqual(['question', 'question']);
    expect(document?.text.replace(/\s+/gu, ' ')).toContain('Yes, at the red ring.');
  });

  it('of titles and texts are an article a row', async () => {
    const text =
      'title,body,date,url\nThe mill,<p>It employs 812 people.</p>,2022-09-23,https://a.example/mill\nThe quay,It is long.,,\n';
    expect(await textsOf('a.csv', text)).toEqual([
      ['The mill', 'The mill\n\nIt employs 812 people.'],
      ['The quay', 'The quay\n\nIt is long.'],
    ]);
    expect((await read('a.csv', text))[0]).toMatchObject({
      publishedOn: '2022-09-23',
      url: 'https://a.example/mill',
    });
  });

  it('of anything else are one table, with what stands above it', async () => {
    const [document] = await read(
      'ships.csv',
      'Ships of the line,,\nShip,Built,Length\nMS Vega,1987,142 m\n"MS ""Rigel""",2003,98 m\n',
    );
    expect(document?.title).toBe('ships');
    expect(document && kindsOf(document)).toEqual(['paragraph', 'table']);
    expect(document?.text).toContain('Ship | Built | Length');
    expect(document?.text).toContain('MS "Rigel" | 2003 | 98 m');
  });

  it('are read with a quotation mark that is never closed, and in other encodings', async () => {
    const [document] = await read('a.csv', 'Ship,Built\n"MS Vega,1987\nMS Rigel,2003\n');
    expect(document?.text).toContain('MS Rigel');
    const latin = Buffer.from('Caf\u00e9;Preis\nAldby;4\n', 'latin1');
    const [other] = await readArticle({ path: 'b.csv', bytes: latin });
    expect(other?.text).toContain('Café | Preis');
  });

  it('of 100,000 cells are read', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `Ship ${at},${1900 + (at % 120)},${at} m,Aldby,red`,
    );
    const [document] = await read('a.csv', `Name,Built,Length,Port,Colour\n${rows.join('\n')}\n`);
    expect(document?.text).toContain('Ship 19999 | ');
  });
});
