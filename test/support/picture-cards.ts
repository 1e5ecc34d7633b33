import type { Card, FigureRow, Quote, Source } from '../../src/bots/presentation/card.ts';

/** Cards to be looked at, of the kinds that are no answer of a form: one each, with words that it shows. */

const source: Source = {
  documentId: 'quarry',
  title: 'The quarry at Saltmouth',
  section: ['Output', 'By year'],
  publisher: 'Coast Herald',
  publishedOn: '2022-01-31',
  url: 'https://herald.example/quarry',
};

const quote = (
  before: string,
  answer: string,
  after: string,
  more: Partial<Quote> = {},
): Quote => ({
  blocks: [
    {
      kind: 'text',
      runs: [
        { text: before, isAnswer: false },
        { text: answer, isAnswer: true },
        { text: after, isAnswer: false },
      ],
    },
  ],
  speaker: 'Ines Falk',
  role: 'director of the quarry',
  source,
  ...more,
});

const figure = (id: string, value: string, period: string, entity = 'the quarry'): FigureRow => ({
  id,
  value,
  metric: 'output',
  entity,
  period,
  speaker: 'Ines Falk',
});

const OLDER = figure('f1', '1.5%', '2020');
const NEWER = figure('f2', '2.5%', '2021');
const MILL = figure('f3', '6.5%', '2021', 'the mill');

const CHART = {
  title: 'Output of the quarry',
  unit: '%',
  alt: 'Output of the quarry rose from 1.5% in 2020 to 2.5% in 2021.',
  points: [
    { label: '2020', value: 1.5, printed: '1.5%' },
    { label: '2021', value: 2.5, printed: '2.5%' },
  ],
};

const ROW = quote('Output of the quarry rose by ', '2.5%', ' in 2021.');
const base = { notes: [], actions: [] } as const;

export const PICTURE_CARDS: Readonly<
  Record<string, { readonly card: Card; readonly shows: string }>
> = {
  verified: {
    card: {
      ...base,
      kind: 'answer',
      verdict: 'Yes',
      confidence: 'strong',
      quotes: [quote('The quarry has ', '96 staff', ', all of them from the coast.')],
      conflicts: [
        quote('It has ', '90 staff', '.', { source: { ...source, title: 'An older look' } }),
      ],
      nearest: [],
      verified: { by: 'Tom Reyes', on: '2026-05-01', sources: [source] },
    },
    shows: 'Tom Reyes',
  },
  figures: {
    card: { ...base, kind: 'figures', source, rows: [OLDER, NEWER, MILL] },
    shows: '6.5%',
  },
  comparison: {
    card: {
      ...base,
      kind: 'comparison',
      left: 'the quarry',
      right: 'the mill',
      rows: [
        { metric: 'output', left: NEWER, right: MILL, computed: '4 points', sources: [source] },
      ],
      chart: {
        ...CHART,
        title: 'Output in 2021',
        points: [
          { label: 'the quarry', value: 2.5, printed: '2.5%' },
          { label: 'the mill', value: 6.5, printed: '6.5%' },
        ],
      },
    },
    shows: '6.5%',
  },
  trend: {
    card: {
      ...base,
      kind: 'trend',
      metric: 'output',
      entity: 'the quarry',
      rows: [OLDER, NEWER].map((one) => ({ figure: one, source })),
      chart: CHART,
    },
    shows: '1.5%',
  },
  topics: {
    card: {
      ...base,
      kind: 'topics',
      lead: 'Name what the figure is about. The articles tell of:',
      topics: [
        { label: 'output of the quarry', count: 12 },
        { label: 'ships in Aldwick', count: 3 },
      ],
      related: ['output of the quarry', 'ships in Aldwick'].map((label) => ({
        label,
        question: label,
      })),
    },
    shows: 'ships in Aldwick',
  },
  passages: {
    card: {
      ...base,
      kind: 'passages',
      question: 'How did output change?',
      quotes: [ROW, quote('It had risen by ', '1.5%', ' in the year before.')],
    },
    shows: 'in the year before',
  },
  trace: {
    card: {
      ...base,
      kind: 'trace',
      lead: 'How this answer came about',
      lines: ['Terms: output (2.1), quarry (3.4)', 'Best sentence: 0.82, all terms in it'],
    },
    shows: 'Best sentence',
  },
  help: {
    card: {
      ...base,
      kind: 'help',
      lead: 'Ask me about the articles in plain English.',
      commands: [
        { usage: '/ask question', description: 'Answer a question from the articles' },
        { usage: '/compare left right', description: 'Compare a figure of two places or years' },
      ],
      samples: ['How many staff has the quarry?', 'Who is Ines Falk?'],
    },
    shows: '/compare',
  },
  status: {
    card: {
      ...base,
      kind: 'status',
      lines: [
        { label: 'Articles', value: '1,250' },
        { label: 'Published', value: '2019-01-02 to 2026-05-01' },
      ],
    },
    shows: '1,250',
  },
  notice: {
    card: { ...base, kind: 'notice', tone: 'problem', text: 'That took too long, and I gave up.' },
    shows: 'I gave up',
  },
};
