import { describe, expect, it } from 'vitest';
import { plainBlocks } from '../../../../../src/qa/corpus/text/plain-blocks.ts';
import { plainParts } from '../../../../../src/qa/corpus/text/plain-parts.ts';
import type { SourceBlock } from '../../../../../src/qa/corpus/tree/source-block.ts';

const read = (...lines: readonly string[]): readonly SourceBlock[] =>
  plainBlocks(plainParts(lines.join('\n')));
const paragraph = (text: string): SourceBlock => ({ kind: 'paragraph', text });

describe('a list in plain text', () => {
  it('keeps the lines that hang below an item, its paragraphs, and the items inside it', () => {
    expect(
      read(
        'Before you sail:',
        '',
        '1. Call the tower on channel 12',
        '   and wait for its answer.',
        '',
        '   It takes a minute.',
        '2) Moor at the red ring:',
        '   - bow first',
        '   - stern last',
        '3. Pay.',
        '',
        'Then you may go.',
      ),
    ).toEqual([
      paragraph('Before you sail:'),
      {
        kind: 'list',
        ordered: true,
        items: [
          [
            paragraph('Call the tower on channel 12 and wait for its answer.'),
            paragraph('It takes a minute.'),
          ],
          [
            paragraph('Moor at the red ring:'),
            {
              kind: 'list',
              ordered: false,
              items: [[paragraph('bow first')], [paragraph('stern last')]],
            },
          ],
          [paragraph('Pay.')],
        ],
      },
      paragraph('Then you may go.'),
    ]);
  });

  it('is none where one number begins a sentence', () => {
    expect(
      read('It opened in a cold spring, on', '', '3. October was wet, and the quay was closed.'),
    ).toContainEqual(paragraph('3. October was wet, and the quay was closed.'));
  });
});

describe('a table in plain text', () => {
  const expected: SourceBlock = {
    kind: 'table',
    header: ['Port', 'Ships', 'Fee'],
    rows: [
      ['Aldby', '520', '4.50'],
      ['Norrvik South', '80', '3.00'],
    ],
  };

  it.each([
    [
      'blanks',
      ['Port           Ships  Fee', 'Aldby            520  4.50', 'Norrvik South     80  3.00'],
    ],
    ['tabs', ['Port\tShips\tFee', 'Aldby\t520\t4.50', 'Norrvik South\t80\t3.00']],
    [
      'a rule',
      [
        'Port           Ships  Fee',
        '-------------  -----  ----',
        'Aldby            520  4.50',
        'Norrvik South     80  3.00',
      ],
    ],
    [
      'bars',
      [
        '+-------+',
        '| Port | Ships | Fee |',
        '|------|------|-----|',
        '| Aldby | 520 | 4.50 |',
        '| Norrvik South | 80 | 3.00 |',
        '+------+',
      ],
    ],
  ])('is told by %s', (_, lines) => {
    expect(read('All fees are for a day.', '', ...lines, '', 'They include water.')).toEqual([
      paragraph('All fees are for a day.'),
      expected,
      paragraph('They include water.'),
    ]);
  });

  it('is none where prose has a wide blank', () => {
    const lines = [
      'The quay is long.  It was built in 1904',
      'and widened twice.  Ships of all sizes call.',
    ];
    expect(read(...lines).every(({ kind }) => kind === 'paragraph')).toBe(true);
  });
});

describe('headings in plain text', () => {
  it('are told by the line below, by signs, and by where they stand', () => {
    expect(
      read(
        'Rates',
        '=====',
        '',
        'They hold for a day.',
        '',
        '## In winter',
        '',
        'The port closes early.',
        '',
        'How to moor',
        '',
        'Moor at the red ring.',
      ),
    ).toEqual([
      { kind: 'heading', level: 1, text: 'Rates' },
      paragraph('They hold for a day.'),
      { kind: 'heading', level: 2, text: 'In winter' },
      paragraph('The port closes early.'),
      { kind: 'heading', level: 2, text: 'How to moor' },
      paragraph('Moor at the red ring.'),
    ]);
  });
});

describe('wrapped lines', () => {
  it('are joined without the hyphen that breaks a word, and with the one that is written', () => {
    expect(
      read(
        'The harbour office lists the rates of all ships in a book on the state-',
        'owned quay, and the book lies open in the hall of the customs har-',
        'bour on every day of the week from eight in the morning until the end.',
      ),
    ).toEqual([
      paragraph(
        'The harbour office lists the rates of all ships in a book on the state-owned quay, and the book lies open in the hall of the customs harbour on every day of the week from eight in the morning until the end.',
      ),
    ]);
  });
});
