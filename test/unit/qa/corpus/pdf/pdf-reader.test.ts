import { describe, expect, it } from 'vitest';
import { pdfReader, readPdf } from '../../../../../src/qa/corpus/pdf/pdf-reader.ts';
import type { SourceBlock } from '../../../../../src/qa/corpus/tree/source-block.ts';
import { type PdfPage, type PdfText, pdfLines, pdfOf } from '../../../../support/formats/pdf.ts';

const blocksOf = async (...pages: readonly PdfPage[]): Promise<readonly SourceBlock[]> =>
  (await readPdf(pdfOf(pages))).blocks;

const paragraph = (text: string): SourceBlock => ({ kind: 'paragraph', text });

/** Enough of one size for the others to be told from it. */
const BODY = pdfLines(60, 300, [
  'The harbour office lists the rates of all ships in a book that lies',
  'open in the hall on every day of the week from eight in the morning.',
]);
const BODY_TEXT =
  'The harbour office lists the rates of all ships in a book that lies open in the hall on every day of the week from eight in the morning.';

describe('the lines of a page', () => {
  it('are read column by column, what spans both columns before and behind them', async () => {
    const left = [
      'The ferry line to Norrvik opened in 1987',
      'and carries 310,000 people a year, the',
      'owner said. It has four ships.',
    ];
    const right = [
      'The new quay at Aldby will cost nine',
      'million crowns and be ready in 2026,',
      'said harbour master Ines Falk.',
    ];
    const blocks = await blocksOf({
      texts: [
        [60, 780, 20, 'Harbour news'],
        ...pdfLines(60, 740, [
          'This page tells of both harbours of the coast and of what was built in them in one year,',
          'for all who could not be there.',
        ]),
        ...left.flatMap((text, at) => [
          ...pdfLines(60, 690 - at * 14, [text]),
          ...pdfLines(320, 690 - at * 14, [right[at] ?? '']),
        ]),
        ...pdfLines(60, 620, [
          'Whatever stands below both columns is read when they have been read, and not between the two.',
        ]),
      ],
    });
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: 'Harbour news' },
      paragraph(
        'This page tells of both harbours of the coast and of what was built in them in one year, for all who could not be there.',
      ),
      paragraph(
        'The ferry line to Norrvik opened in 1987 and carries 310,000 people a year, the owner said. It has four ships.',
      ),
      paragraph(
        'The new quay at Aldby will cost nine million crowns and be ready in 2026, said harbour master Ines Falk.',
      ),
      paragraph(
        'Whatever stands below both columns is read when they have been read, and not between the two.',
      ),
    ]);
  });

  it('lose running heads, feet and page numbers, and go on from page to page', async () => {
    const page = (n: number, lines: readonly string[]): PdfPage => ({
      texts: [
        [60, 800, 9, 'Annual report 2023'],
        [400, 800, 9, `Chapter ${n}`],
        ...pdfLines(60, 740, lines),
        [280, 40, 9, `Page ${n} of 3`],
      ],
    });
    const blocks = await blocksOf(
      page(1, [
        'The yard in Norrvik lost nine hundred and twelve ships, and its owner had',
        'to pay 14',
      ]),
      page(2, [
        'million crowns in the second half of the year. It had 55 staff who were',
        'all kept on, as the',
      ]),
      page(3, ['mayor said.']),
    );
    expect(blocks).toEqual([
      paragraph(
        'The yard in Norrvik lost nine hundred and twelve ships, and its owner had to pay 14 million crowns in the second half of the year. It had 55 staff who were all kept on, as the mayor said.',
      ),
    ]);
  });

  it('lose the heads of chapters, though each has its own', async () => {
    const pages = ['Ships', 'Ships', 'Rates', 'Rates', 'Hours', 'Winter'].map(
      (head, at): PdfPage => ({
        texts: [
          [60, 800, 11, `Chapter of ${head}`],
          [500, 800, 11, String(at + 1)],
          ...pdfLines(60, 760, [
            `The ${['east', 'west', 'south', 'north', 'old', 'new'][at]} harbour is lit at night.`,
          ]),
        ],
      }),
    );
    const blocks = await blocksOf(...pages);
    expect(blocks).toHaveLength(6);
    expect(JSON.stringify(blocks)).not.toContain('Chapter');
  });

  it('keep the title that later pages repeat on top', async () => {
    const blocks = await blocksOf(
      { texts: [[60, 790, 18, 'Rates of the port'], ...BODY] },
      {
        texts: [
          [60, 790, 9, 'Rates of the port'],
          ...pdfLines(60, 700, ['The tower answers on channel 12.']),
        ],
      },
      {
        texts: [
          [60, 790, 9, 'Rates of the port'],
          ...pdfLines(60, 700, ['The quay is lit at night.']),
        ],
      },
    );
    expect(blocks[0]).toEqual({ kind: 'heading', level: 1, text: 'Rates of the port' });
    expect(blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(1);
  });

  it('are joined without the hyphen that breaks a word, and with the one that is written', async () => {
    const blocks = await blocksOf({
      texts: pdfLines(60, 740, [
        'The rates are based on the price-',
        'determining factors of the port, and the har-',
        'bour office lists them in the tar-',
        'iff of 2023. The state-',
        'owned yard pays 14 per cent, a long-',
        'term deal. Its self-',
        'made crane lifts 30-',
        '40 tonnes in the pre- and post-',
        'season, said Ode-',
        'Quill.',
      ]),
    });
    expect(blocks).toEqual([
      paragraph(
        'The rates are based on the price-determining factors of the port, and the harbour office lists them in the tariff of 2023. The state-owned yard pays 14 per cent, a long-term deal. Its self-made crane lifts 30-40 tonnes in the pre- and post-season, said Ode-Quill.',
      ),
    ]);
  });

  it('never let what is raised run into a number', async () => {
    const blocks = await blocksOf({
      texts: [
        [60, 740, 11, 'The mole carried 1200'],
        [171, 743.5, 7, '2'],
        [178, 740, 11, 'carts a day in 1904.'],
        [60, 712, 11, 'The field covers 10'],
        [156, 715.5, 7, '6'],
        [163, 712, 11, 'm'],
        [172.5, 715.5, 7, '2'],
        [180, 712, 11, 'of reeds, and CO'],
        [264, 709, 7, '2'],
        [271, 712, 11, 'is measured on the 1'],
        [377, 716, 7, 'st'],
        [386, 712, 11, 'of May.'],
        ...BODY,
        [60, 103, 6, '2'],
        [64, 100, 8, 'Counted by Ines Falk at the west gate, who stood there'],
        [60, 90, 8, 'every day.'],
      ],
    });
    expect(blocks).toEqual([
      paragraph('The mole carried 1200 carts a day in 1904.'),
      paragraph('The field covers 10⁶ m² of reeds, and CO2 is measured on the 1st of May.'),
      paragraph(BODY_TEXT),
      paragraph('Counted by Ines Falk at the west gate, who stood there every day.'),
    ]);
  });
});

describe('headings', () => {
  it('are told by size, by weight and by number, each with its level', async () => {
    const blocks = await blocksOf({
      texts: [
        [60, 790, 20, 'Handbook of the port'],
        [60, 750, 14, 'Ships'],
        ...pdfLines(60, 725, [
          'Ships call at all hours of the day, and the tower answers on channel 12.',
        ]),
        [60, 690, 11, 'Rates and hours that', 'bold'],
        [60, 676, 11, 'hold in summer', 'bold'],
        ...pdfLines(60, 660, [
          'The rates hold for one day and include water from the public net.',
          'Each ship pays when she leaves.',
        ]),
        [60, 620, 11, '2.1 Winter'],
        ...pdfLines(60, 595, ['In winter the port is closed from six in the evening.']),
        ...BODY,
      ],
    });
    expect(blocks.filter(({ kind }) => kind === 'heading')).toEqual([
      { kind: 'heading', level: 1, text: 'Handbook of the port' },
      { kind: 'heading', level: 2, text: 'Ships' },
      { kind: 'heading', level: 3, text: 'Rates and hours that hold in summer' },
      { kind: 'heading', level: 4, text: '2.1 Winter' },
    ]);
  });
});

describe('lists', () => {
  it('hold their items whole, and what is indented inside them', async () => {
    const blocks = await blocksOf({
      texts: [
        ...pdfLines(60, 740, ['Follow these steps:']),
        [70, 720, 11, '1.'],
        ...pdfLines(90, 720, [
          'Call the tower on channel 12 and wait for its answer',
          'before you turn into the basin.',
        ]),
        [70, 690, 11, '2.'],
        [90, 690, 11, 'Moor at the red ring:'],
        [90, 676, 11, '\u2022 bow first'],
        [90, 662, 11, '\u2022 stern last, with a line that is long enough to'],
        [96, 648, 11, 'reach the ring'],
        [70, 634, 11, '3.'],
        [90, 634, 11, 'Pay the fee.'],
        ...BODY,
      ],
    });
    const item = (text: string, ...more: readonly SourceBlock[]) => [paragraph(text), ...more];
    expect(blocks).toEqual([
      paragraph('Follow these steps:'),
      {
        kind: 'list',
        ordered: true,
        items: [
          item(
            'Call the tower on channel 12 and wait for its answer before you turn into the basin.',
          ),
          item('Moor at the red ring:', {
            kind: 'list',
            ordered: false,
            items: [
              item('bow first'),
              item('stern last, with a line that is long enough to reach the ring'),
            ],
          }),
          item('Pay the fee.'),
        ],
      },
      paragraph(BODY_TEXT),
    ]);
  });
});

describe('code', () => {
  it('is told by its font, with its lines and what is indented in it', async () => {
    const code = (x: number, y: number, text: string): PdfText => [x, y, 10, text, 'code'];
    const blocks = await blocksOf({
      texts: [
        ...pdfLines(60, 740, ['Write the rates to a file that the tower reads:']),
        code(80, 720, 'rates {'),
        code(92, 708, 'Aldby 410'),
        code(80, 696, '}'),
        ...pdfLines(60, 676, ['Then start it.']),
        ...BODY,
      ],
    });
    expect(blocks).toEqual([
      paragraph('Write the rates to a file that the tower reads:'),
      { kind: 'code', text: 'rates {\n  Aldby 410\n}' },
      paragraph('Then start it.'),
      paragraph(BODY_TEXT),
    ]);
  });
});

describe('tables', () => {
  it('are read from columns that stand below each other, head and caption with them', async () => {
    const rows = [
      ['Port', 'Ships', 'Share of all'],
      ['Aldby', '520', '12.5 %'],
      ['Norrvik', '80', '3 %'],
      ['Saltmouth', '1,204', '84.5 %'],
    ];
    const blocks = await blocksOf({
      texts: [
        ...pdfLines(60, 760, ['Table 1: Ships by port.']),
        ...rows.flatMap((row, at) =>
          row.map((text, n): readonly [number, number, number, string] => [
            60 + n * 110,
            730 - at * 18,
            11,
            text,
          ]),
        ),
        ...BODY,
      ],
    });
    expect(blocks).toEqual([
      { kind: 'table', caption: 'Table 1: Ships by port.', header: rows[0], rows: rows.slice(1) },
      paragraph(BODY_TEXT),
    ]);
  });

  it('keep the lines of a cell together where lines are drawn, and give what spans to each it spans', async () => {
    const blocks = await blocksOf({
      texts: [
        [70, 725, 11, 'Port', 'bold'],
        [170, 725, 11, 'Hours', 'bold'],
        [370, 725, 11, 'Fee', 'bold'],
        [70, 690, 11, 'Aldby'],
        ...pdfLines(170, 697, ['From eight in the morning until', 'six in the evening']),
        [370, 690, 11, '410 crowns'],
        ...pdfLines(170, 655, ['On Sundays only']),
        [370, 655, 11, '75 crowns'],
        ...BODY,
      ],
      lines: [
        [60, 740, 460, 740],
        [60, 715, 460, 715],
        [160, 672, 460, 672],
        [60, 645, 460, 645],
        [60, 740, 60, 645],
        [160, 740, 160, 645],
        [360, 740, 360, 645],
        [460, 740, 460, 645],
      ],
    });
    expect(blocks[0]).toEqual({
      kind: 'table',
      header: ['Port', 'Hours', 'Fee'],
      rows: [
        ['Aldby', 'From eight in the morning until six in the evening', '410 crowns'],
        ['Aldby', 'On Sundays only', '75 crowns'],
      ],
    });
  });

  it('go on on the next page, their head once', async () => {
    const page = (rows: readonly (readonly string[])[], top: number): PdfPage => ({
      texts: rows.flatMap((row, at) =>
        row.map((text, n): readonly [number, number, number, string] => [
          60 + n * 150,
          top - at * 18,
          11,
          text,
        ]),
      ),
    });
    const [table, ...rest] = await blocksOf(
      page(
        [
          ['Port', 'Ships'],
          ['Aldby', '520'],
          ['Norrvik', '80'],
        ],
        700,
      ),
      page(
        [
          ['Port', 'Ships'],
          ['Saltmouth', '1,204'],
          ['Otter', '7'],
        ],
        700,
      ),
    );
    expect(rest).toEqual([]);
    expect(table).toEqual({
      kind: 'table',
      header: ['Port', 'Ships'],
      rows: [
        ['Aldby', '520'],
        ['Norrvik', '80'],
        ['Saltmouth', '1,204'],
        ['Otter', '7'],
      ],
    });
  });

  it('are no columns of prose, nor lines with wide spaces', async () => {
    const blocks = await blocksOf({
      texts: [
        [60, 740, 11, 'These words stand'],
        [180, 740, 11, 'far apart on the'],
        [300, 740, 11, 'first line and'],
        [60, 726, 11, 'closer on the second one, where'],
        [260, 726, 11, 'only one gap is wide'],
        [60, 712, 11, 'and not at all on the third.'],
      ],
    });
    expect(blocks).toEqual([
      paragraph(
        'These words stand far apart on the first line and closer on the second one, where only one gap is wide and not at all on the third.',
      ),
    ]);
  });
});

describe('what a PDF says of itself', () => {
  it('has no date from before its format', async () => {
    const zero = await readPdf(pdfOf([{ texts: BODY }], { CreationDate: 'D:00000101000000Z' }));
    expect(zero.facts.publishedOn).toBeUndefined();
    const real = await readPdf(
      pdfOf([{ texts: BODY }], { CreationDate: 'D:20220923140501Z', Title: 'Rates' }),
    );
    expect(real.facts).toMatchObject({ publishedOn: '2022-09-23', title: 'Rates' });
  });
});

describe('a PDF that cannot be read', () => {
  const file = { id: 'book', path: 'book.pdf' };

  it('is refused for its pages at once', async () => {
    const bytes = pdfOf(
      Array.from({ length: 10_000 }, () => ({ texts: [[60, 700, 11, 'One.'] as const] })),
    );
    await expect(pdfReader.read(bytes, file)).rejects.toMatchObject({
      code: 'ARTICLE_UNREADABLE',
      subject: 'book.pdf',
      cause: { message: expect.stringMatching(/pages|parts/u) },
    });
  });

  it('is told to be pictures where no page holds a word', async () => {
    await expect(pdfReader.read(pdfOf([{ texts: [] }]), file)).rejects.toMatchObject({
      code: 'ARTICLE_UNREADABLE',
      message: expect.stringContaining('OCR'),
    });
  });
});
