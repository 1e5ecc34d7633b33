import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureLine } from '../../../../../src/qa/figures/figure-line.ts';
import { figuresOf, makeArticle } from '../../../../support/figures.ts';

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

describe('what is kept as a figure', () => {
  const texts = (text: string) => read(text).map((line) => line.text);

  it.each([
    ['a large count', 'The ferry carried 310,000 cars in 2021.', ['310,000 cars']],
    ['money', 'The mill paid $4m for the weir.', ['$4m']],
    ['a share', 'About 12% of the pupils cycle.', ['About 12%']],
    ['a limit', 'Your code expires after 24 hours.', ['24 hours']],
    ['a small count with its time', 'The club won three seats in 2019.', ['three seats']],
    [
      'a fact that serves as an example',
      'For example, Aldby lost 40% of its bees in 2020.',
      ['40%'],
    ],
    ['how often', 'The council meets twice a year.', ['twice']],
    ['a change as a multiple', 'Sales of the mill grew 3x in 2020.', ['3x']],
  ])('holds %s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it.each([
    ['steps and other parts of a text', 'Here are four tips and three ways to do it.'],
    ['parts of a screen', 'Press the two buttons. Click 3 tabs.'],
    ['the parts of a series', 'This is the first story of a 4-part series.'],
    ['a multiple that compares nothing', 'He is a 5x manager.'],
    ['sizes of files', 'The photo is 210 KB. Read the report (PDF, 3 MB).'],
    ['ports and versions', 'It listens on port 9090. Harbourmap 3.1 runs there.'],
    ['references back', 'All three mills share the weir.'],
    ['questions', 'Can you swim 400 metres?'],
    ['suppositions', 'Imagine a mill that sells for $9m. You would get $2m.'],
    ['conditions that are thought of', 'If the mill sold for $9m, $2m would be yours.'],
    ['times', 'It opened 5 years ago and closed in the past 3 months.'],
    ['always', 'The desk is open 24 hours a day.'],
    ['what a person tells of themselves', 'I lived there for two years.'],
    ['answers of the web', 'The page gives 404 errors.'],
    ['code', 'Set size=400 GB or run limit(500 MB).'],
    ['sums', 'You pay $24 - $10 = $14.'],
  ])('leaves out %s', (_, text) => {
    expect(texts(text)).toEqual([]);
  });

  it.each(['LICENSE', 'docs/changelog'])('leaves out all of %s', (id) => {
    expect(figuresOf(makeArticle('The fee is 40 euros.', { id }))).toEqual([]);
  });

  it('owns what a name at the beginning pays', () => {
    expect(read('Brisk paid $3bn.')[0]).toMatchObject({ entity: 'Brisk' });
    expect(read('Harlan took A$2 million.')[0]).toMatchObject({ entity: 'Harlan' });
  });
});
