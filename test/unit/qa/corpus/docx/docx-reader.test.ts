import { describe, expect, it } from 'vitest';
import { docxReader } from '../../../../../src/qa/corpus/docx-reader.ts';
import type { Document } from '../../../../../src/qa/types.ts';
import { zipOf } from '../../../../support/formats/zip.ts';

const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const styled = (style: string, text: string): string =>
  paragraph(run(text), `<w:pStyle w:val="${style}"/>`);
const item = (level: number, text: string): string =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map(
      (row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

const style = (id: string, name: string, properties = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${properties}</w:style>`;

const STYLES = [
  style('Title', 'Title'),
  style('Heading1', 'heading 1'),
  style('Caption', 'caption'),
  style('HouseTopic', 'House Topic', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
  style('HouseSub', 'House Sub', '<w:basedOn w:val="HouseTopic"/>'),
  '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>',
].join('');

const level = (n: number): string =>
  `<w:lvl w:ilvl="${n}"><w:numFmt w:val="${n === 0 ? 'decimal' : 'bullet'}"/></w:lvl>`;

const docx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="n" Type="${RELATIONS}/numbering" Target="numbering.xml"/><Relationship Id="f" Type="${RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>`,
    'word/styles.xml': `<w:styles ${SPACES}>${STYLES}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${SPACES}><w:abstractNum w:abstractNumId="0">${[0, 1, 2].map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/footnotes.xml': `<w:footnotes ${SPACES}><w:footnote w:id="2">${paragraph(run('As counted in May.'))}</w:footnote></w:footnotes>`,
    'word/document.xml': `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`,
    ...more,
  });

const read = async (body: string, more?: Readonly<Record<string, string>>): Promise<Document> => {
  const [document] = await docxReader.read(docx(body, more), { id: 'a', path: 'a.docx' });
  if (document === undefined) throw new Error('there is no article');
  return document;
};

const textOf = async (content: string): Promise<string> => (await read(paragraph(content))).text;

describe('a Word document', () => {
  it('shows no hidden, struck-out or deleted text', async () => {
    expect(
      await textOf(
        run('The price is ') +
          run('99 ', '<w:vanish/>') +
          run('98 ', '<w:rStyle w:val="Secret"/>') +
          run('97 ', '<w:strike/>') +
          run('96 ', '<w:dstrike/>') +
          `<w:del><w:r><w:delText>95 </w:delText></w:r></w:del><w:ins>${run('10 euros', '<w:vanish w:val="0"/>')}</w:ins>`,
      ),
    ).toBe('The price is 10 euros');
  });

  it.each([
    ['<m:oMath><m:r><m:t>42</m:t></m:r></m:oMath>', '42'],
    [
      '<m:oMathPara><m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>',
      '(a+b)/2',
    ],
    [
      '<m:oMath><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>',
      'c^2',
    ],
    ['<m:oMath><m:r><m:t>x&lt;1</m:t></m:r></m:oMath>', 'x<1'],
  ])('keeps its formulas as text', async (formula, text) => {
    expect(await textOf(run('The drag is ') + formula + run(' here.'))).toBe(
      `The drag is ${text} here.`,
    );
  });

  it('keeps what stands high apart from numbers, and notes at the end of their section', async () => {
    const raised = '<w:vertAlign w:val="superscript"/>';
    const body =
      styled('Title', 'Herons') +
      paragraph(
        `${run('The field has 10')}${run('6', raised)}${run(' reeds and 900')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' herons.')}`,
      ) +
      styled('Heading1', 'Next') +
      paragraph(run('More.'));
    expect((await read(body)).text).toBe(
      'Herons\n\nThe field has 10⁶ reeds and 900 herons.\n\nAs counted in May.\n\nNext\n\nMore.',
    );
  });

  it("is called by what is printed as its title, and has sections by the house's own styles", async () => {
    const document = await read(
      styled('Title', 'Locks') +
        paragraph(run('One.')) +
        styled('HouseTopic', 'East') +
        paragraph(run('Two.')) +
        styled('HouseSub', 'West') +
        paragraph(run('Three.')),
      {
        'docProps/core.xml':
          '<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>Microsoft Word - x.doc</dc:title><dc:creator>Ida Holm; Lars Bek</dc:creator><cp:keywords>locks, gates</cp:keywords></cp:coreProperties>',
      },
    );
    expect(document).toMatchObject({
      title: 'Locks',
      authors: ['Ida Holm', 'Lars Bek'],
      tags: ['locks', 'gates'],
    });
    expect(document.root.sections.map(({ level: depth }) => depth)).toEqual([2, 2]);
  });

  it('nests its lists', async () => {
    const document = await read(
      item(0, 'One') + item(1, 'Two') + item(2, 'Three') + item(0, 'Four'),
    );
    expect(document.root.blocks).toMatchObject([
      {
        kind: 'list',
        ordered: true,
        items: [
          {
            blocks: [
              {},
              { kind: 'list', ordered: false, items: [{ blocks: [{}, { kind: 'list' }] }] },
            ],
          },
          { blocks: [{}] },
        ],
      },
    ]);
  });

  it('gives a table its caption, with the number that a field counts, and its header', async () => {
    const caption = paragraph(
      `${run('Table ')}<w:fldSimple w:instr=" SEQ Table ">${run('1')}</w:fldSimple>${run(': Ships')}`,
      '<w:pStyle w:val="Caption"/>',
    );
    const document = await read(
      caption + table(['Port', 'Ships'], ['Aldby', '410'], ['Norrvik', '75']),
    );
    const [block] = document.root.blocks;
    if (block?.kind !== 'table') throw new Error('there is no table');
    const words = (span: { start: number; end: number }): string =>
      document.text.slice(span.start, span.end);
    expect(block.caption && words(block.caption)).toBe('Table 1: Ships');
    expect(block.header.map(words)).toEqual(['Port', 'Ships']);
    expect(block.rows.map((row) => row.map(words))).toEqual([
      ['Aldby', '410'],
      ['Norrvik', '75'],
    ]);
  });
});
