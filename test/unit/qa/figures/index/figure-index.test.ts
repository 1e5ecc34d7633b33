import { describe, expect, it } from 'vitest';
import { askFigures } from '../../../../../src/qa/figures/ask-figures.ts';
import { compareFigures } from '../../../../../src/qa/figures/compare-figures.ts';
import { trendOf } from '../../../../../src/qa/figures/trend.ts';
import type { Document, Filters, Scope } from '../../../../../src/qa/types.ts';
import { makeArticle, makeFigureIndex } from '../../../../support/figures.ts';

const PUBLIC = 'public';
const SECRET = 'secret';
const scope: Scope = { collections: [PUBLIC] };

const article = (id: string, text: string, given: Partial<Document> = {}): Document =>
  makeArticle(text, { id, title: id, collection: PUBLIC, ...given });

const documents = [
  article(
    'turnout',
    'Turnout in Velden was 61% in 2014. In 2018 turnout in Velden was 66%. Turnout in Velden rose to 71% in 2022.',
  ),
  article(
    'sales',
    'Sales in Japan came to $5 million in 2021. Sales in Canada came to $8 million in 2021. Sales in Canada came to $9 million in 2022, Ana Brandt said.',
  ),
  article('old', 'In 2020 the harbour of Portvale had 212 cranes.', { publishedOn: '2021-01-01' }),
  article('new', 'In 2020 the harbour of Portvale had 215 cranes.', { publishedOn: '2022-01-01' }),
  article('hidden', 'The treasure of Velden is worth $7 billion.', { collection: SECRET }),
];
const index = makeFigureIndex(documents);
const library = { figures: index, documents: new Map(documents.map((one) => [one.id, one])) };

const ask = (topic: string, given: { filters?: Filters; entity?: string } = {}) =>
  askFigures({ topic, filters: {}, ...given }, scope, library);

const text = (answer: ReturnType<typeof ask>): string | undefined =>
  answer.kind === 'found' ? answer.best.quantity.text : undefined;

describe('asking for a figure', () => {
  it.each([
    ['turnout 2018', '66%'],
    ['sales japan', '$5 million'],
    ['sales Canada 2022', '$9 million'],
    ['cranes in the harbour', '215 cranes'],
  ])('finds what "%s" names', (topic, expected) => {
    expect(text(ask(topic))).toBe(expected);
  });

  it('gives nothing where a telling word of the topic is missing', () => {
    expect(ask('sales Mexico')).toMatchObject({ kind: 'none', missing: ['mexico'] });
    expect(ask('')).toMatchObject({ kind: 'found' });
  });

  it('offers each topic where several fit equally well', () => {
    const answer = ask('sales 2021');
    expect(answer.kind).toBe('several');
  });

  it('leaves out what the filters exclude', () => {
    expect(text(ask('sales', { entity: 'Japan' }))).toBe('$5 million');
    expect(text(ask('sales', { filters: { by: 'brandt' } }))).toBe('$9 million');
    expect(ask('sales', { filters: { article: 'turnout' } }).kind).toBe('none');
  });

  it('never shows, completes or counts what the asker may not see', () => {
    expect(ask('treasure').kind).toBe('none');
    expect(index.suggest('trea', 'topic', scope)).toEqual([]);
    expect(index.topics(scope).some(({ label }) => label.includes('treasure'))).toBe(false);
    expect(index.suggest('trea', 'topic', { collections: [SECRET] })).toHaveLength(1);
  });
});

describe('figures that disagree', () => {
  it('are found, the newest article first', () => {
    const [oldFigure, newFigure] = ['old', 'new'].map((id) => index.figuresOfDocument(id)[0]);
    expect(newFigure && index.conflictsOf(newFigure, scope)).toEqual([oldFigure]);
    expect(oldFigure && index.conflictsOf(oldFigure, scope)).toEqual([newFigure]);
  });

  it('do not disagree when they are both ends of one change', () => {
    const change = makeFigureIndex([
      article('x', 'The share of steel rose from 17% to 19% in 2021.'),
    ]);
    for (const figure of change.figures) expect(change.conflictsOf(figure, scope)).toEqual([]);
  });
});

describe('completions', () => {
  it('lead to an answer as they stand', () => {
    for (const topic of index.suggest('', 'topic', scope)) expect(text(ask(topic))).toBeDefined();
    for (const entity of index.suggest('', 'entity', scope)) {
      expect(ask('', { entity }).kind).toBe('found');
    }
  });

  it('match the beginnings of words in any order', () => {
    expect(index.suggest('can sal', 'topic', scope)).toEqual(['Sales, Canada']);
    expect(index.suggest('zzz', 'topic', scope)).toEqual([]);
  });
});

describe('comparing', () => {
  it('pairs figures of the same metric', () => {
    const { pairs } = compareFigures({ left: 'Japan', right: 'Canada' }, index, scope);
    expect(pairs.map(({ left, right }) => [left.quantity.text, right.quantity.text])).toEqual([
      ['$5 million', '$8 million'],
    ]);
  });

  it('pairs figures of one owner over two periods', () => {
    const { pairs } = compareFigures({ left: '2014', right: '2018' }, index, scope);
    expect(pairs.map(({ metric }) => metric.toLowerCase())).toEqual(['turnout']);
  });

  it('tells what each side has where they share nothing', () => {
    const { pairs, leftOnly, rightOnly } = compareFigures(
      { left: 'Japan', right: 'Velden' },
      index,
      scope,
    );
    expect([pairs.length, leftOnly.length, rightOnly.length]).toEqual([0, 1, 3]);
  });
});

describe('a trend', () => {
  it('puts the values of one metric in order of time', () => {
    const [first] = index.figuresOfDocument('turnout');
    const series = first && trendOf(first, index, scope);
    expect(series?.points.map(({ figure }) => figure.quantity.text)).toEqual(['61%', '66%', '71%']);
  });

  it('gives the ends of a change the ends of their period', () => {
    const change = makeFigureIndex([
      article('x', 'From 2012 to 2021 the share of steel rose from 17% to 19%.'),
    ]);
    const [first] = change.figures;
    const series = first && trendOf(first, change, scope);
    expect(series?.points.map(({ period }) => period.label)).toEqual(['2012', '2021']);
  });
});
