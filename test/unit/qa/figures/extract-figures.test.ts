import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureLine } from '../../../../src/qa/figures/figure-line.ts';
import { figuresOf, makeArticle } from '../../../support/figures.ts';

const read = (text: string) => figuresOf(makeArticle(text)).map(figureLine);

const metrics = (text: string): readonly string[] => read(text).map(({ metric }) => metric);

describe('what a figure measures', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'the counted noun',
      'The region has 6 industrial Internet zones.',
      ['industrial Internet zones'],
    ],
    ['the subject of a value', 'Turnout in Velden was 67.8%.', ['Turnout']],
    ['the subject of a change', 'Exports of steel fell by 5% in May.', ['Exports of steel']],
    [
      'the noun before "of"',
      'The city had operating income of 3 billion yuan.',
      ['operating income'],
    ],
    ['the whole of a share', 'About 53% of smart factories are in the east.', ['smart factories']],
    ['the part of a share', 'New industries make up 24% of output.', ['New industries']],
    [
      'pairs told respectively',
      'The land area and population account for 82% and 53%, respectively.',
      ['land area', 'population'],
    ],
    [
      'what both ends of a change measure',
      'The share of services rose from 17% to 19%.',
      ['share of services', 'share of services'],
    ],
    [
      'what is compared',
      'Its share is 3.1 percentage points above the national average.',
      ['above the national average'],
    ],
    [
      'what a multiple multiplies',
      'The number of firms in Liaoning has doubled.',
      ['number of firms'],
    ],
    ['what an amount is of', 'They raised $2.2 billion in emergency aid.', ['emergency aid']],
    ['what an amount modifies', 'It is a 358-acre (145 ha) campus.', ['campus', 'campus']],
    ['the action on an object', 'The dig costs up to 75,000 euros.', ['dig costs']],
    [
      'what stands right before',
      'Its total market value 140.455 billion yuan.',
      ['total market value'],
    ],
    ['the subject of a counted value', 'Net migration was -1,250 people.', ['Net migration']],
  ])('is %s', (_, text, expected) => {
    expect(metrics(text)).toEqual(expected);
  });

  it('is always a phrase of the article', () => {
    const piece = fc.constantFrom(
      'The ',
      'output ',
      'of ',
      '5% ',
      'rose ',
      'from ',
      '3 ',
      'to ',
      '10 ',
      'million ',
      'people ',
      'in ',
      'Henan ',
      '2021 ',
      ', ',
      '. ',
      '"',
      '(',
      ')',
      'which ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = `Title here.\n\n${pieces.join('')}.`;
        for (const figure of figuresOf(makeArticle(text))) {
          const { citation, metric, quantity } = figure;
          expect(text.slice(citation.answer.start, citation.answer.end)).toBe(quantity.text);
          const known = [text, 'The west'].map((known) => known.replace(/\s+/gu, ' '));
          expect(known.some((part) => part.includes(metric))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('whose a figure is', () => {
  it.each<[string, string, string | null]>([
    ['the owner of what is measured', "Air China's stock price was 9.67 yuan.", 'Air China'],
    ['the place tied to it', 'Sales in Japan came to $5 million.', 'Japan'],
    [
      'a region with its article',
      'The eastern region is home to 53% of factories.',
      'eastern region',
    ],
    [
      'the name a noun stands for',
      'Henan Province is large. The province built 50 roads.',
      'Henan Province',
    ],
    ['never a body that reports', 'According to the Daily News, 5% of pupils were ill.', null],
    ['never an acronym of a measure', 'Growth was 5% of GDP.', null],
    ['never an adjective of a people', 'Chinese software firms hired 500 people.', null],
  ])('is %s', (_, text, expected) => {
    expect(read(text).at(-1)?.entity ?? null).toBe(expected);
  });
});

describe('the period of a figure', () => {
  const period = (text: string) =>
    read(text).map(({ period: own }) => (own === null ? null : `${own.from}..${own.to}`));
  it.each<[string, string, readonly (string | null)[]]>([
    [
      'the time right behind it',
      'Sales were $4m in 2022, compared with $3m in 2021.',
      ['2022-01-01..2022-12-31', '2021-01-01..2021-12-31'],
    ],
    [
      'the time that opens the sentence',
      'In 2021, A rose 5% and B fell 3%.',
      ['2021-01-01..2021-12-31', '2021-01-01..2021-12-31'],
    ],
    [
      'never what it is compared with',
      'In 2021 the number rose by 10,000 from 2016.',
      ['2021-01-01..2021-12-31'],
    ],
    [
      'never the day of the report',
      'Output grew 5%, the paper reported on 23 September 2022.',
      [null],
    ],
    ['never the publication date', 'Output grew 5%.', [null]],
    [
      'carried on in an open quotation',
      '"In 2021, A was 5%. B was 6%." he said.',
      ['2021-01-01..2021-12-31', '2021-01-01..2021-12-31'],
    ],
    [
      'the one that "the same years" means',
      'A grew 5% from 2012 to 2021. Over the same years B grew 6%.',
      ['2012-01-01..2021-12-31', '2012-01-01..2021-12-31'],
    ],
  ])('is %s', (_, text, expected) => {
    expect(period(text)).toEqual(expected);
  });
});

describe('the change a figure tells', () => {
  const change = (text: string) => read(text)[0]?.change ?? null;
  it.each<[string, string, object | null]>([
    [
      'its two ends',
      'The share rose from 17.84% to 19.21%.',
      { direction: 'up', from: '17.84%', to: '19.21%' },
    ],
    ['its size', 'Energy use decreased by 57%.', { direction: 'down', by: '57%' }],
    [
      'its size and end',
      'The margin widened by 1.4 percentage points to 14.2%.',
      { direction: 'up', by: '1.4 percentage points', to: '14.2%' },
    ],
    [
      'a start told afterwards',
      'Turnout was 67.8%, down from 71.2% in 2018.',
      { direction: 'down', from: '71.2%', to: '67.8%' },
    ],
    [
      'a multiple with its start',
      'The number has doubled since 2017.',
      { direction: 'up', by: 'doubled', baseline: { label: '2017' } },
    ],
    [
      'more than at another time',
      'It has 10,000 more firms than in 2016.',
      { direction: 'up', by: '10,000', baseline: { label: '2016' } },
    ],
    ['none where none is told', 'Turnout was 67.8%.', null],
    ['none in a phrasal verb', 'They make up 24% of output.', null],
    ['none where something is raised', 'It plans to raise 15 billion yuan.', null],
  ])('has %s', (_, text, expected) => {
    if (expected === null) expect(change(text)).toBeNull();
    else expect(change(text)).toMatchObject(expected);
  });
});
