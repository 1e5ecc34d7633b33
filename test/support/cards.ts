import fc from 'fast-check';
import {
  ACTION_KINDS,
  type Action,
  type Card,
  type Chart,
  type FigureRow,
  type Quote,
  type QuoteBlock,
  type Run,
  type Source,
} from '../../src/bots/presentation/card.ts';
import { hostileText } from './hostile-text.ts';

type CardOf<K extends Card['kind']> = Extract<Card, { readonly kind: K }>;

const text = hostileText();

/** A list that is mostly short and now and then longer than any platform can show. */
const many = <T>(item: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(item, { minLength, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: 30, maxLength: 60, size: 'max' }) },
  );

const url = fc.oneof(
  fc.constantFrom(
    'https://news.example/a',
    'http://news.example/?a=b&c=<d>|e',
    'javascript:alert(1)',
    'data:text/html,x',
    'not a link',
    'https://',
    'https://news.example/(a)*_[b]',
  ),
  text.map((rest) => `https://news.example/${rest}`),
);

const source: fc.Arbitrary<Source> = fc.record(
  {
    documentId: fc.constantFrom('henan', 'regions/eastern', 'clip~2'),
    title: text,
    section: fc.array(text, { maxLength: 4 }),
    publisher: text,
    publishedOn: fc.oneof(fc.constant('2022-09-23'), text),
    url,
    viewerUrl: url,
  },
  { requiredKeys: ['documentId', 'title'] },
);

const run: fc.Arbitrary<Run> = fc.record({ text, isAnswer: fc.boolean() });

const runs = fc.array(run, { minLength: 1, maxLength: 5 });

const cell: readonly Run[] = [{ text: 'a <b> | `c`', isAnswer: false }];
const row = Array.from({ length: 22 }, () => cell);
const hugeTable: QuoteBlock = {
  kind: 'table',
  header: row,
  rows: Array.from({ length: 32 }, () => row),
};

const block: fc.Arbitrary<QuoteBlock> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('text', 'label'), runs }) },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        kind: fc.constant('item'),
        runs,
        depth: fc.integer({ min: 1, max: 20 }),
        number: fc.integer({ min: 1, max: 400 }),
        isContinued: fc.boolean(),
      },
      { requiredKeys: ['kind', 'runs', 'depth', 'isContinued'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('table'),
      header: fc.array(runs, { maxLength: 2 }),
      rows: fc.array(fc.array(runs, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('code'), text }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'omission' } as const) },
  { weight: 1, arbitrary: fc.constant(hugeTable) },
);

const quote: fc.Arbitrary<Quote> = fc.record(
  {
    blocks: fc.array(block, { minLength: 1, maxLength: 3 }),
    rest: fc.array(block, { maxLength: 1 }),
    speaker: text,
    role: text,
    source,
  },
  { requiredKeys: ['blocks', 'source'] },
);

/** A receipt key, as long as the cards allow. */
const ref = fc
  .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-_:.'), { maxLength: 60 })
  .map((letters) => letters.join(''));

const action: fc.Arbitrary<Action> = fc.record(
  {
    kind: fc.constantFrom(...ACTION_KINDS),
    ref,
    label: text,
  },
  { requiredKeys: ['kind', 'ref'] },
);

const base = { notes: many(text), actions: many(action) };

const figureRow: fc.Arbitrary<FigureRow> = fc.record(
  { id: text, value: text, metric: text, entity: text, period: text, speaker: text },
  { requiredKeys: ['id', 'value', 'metric'] },
);

const chart: fc.Arbitrary<Chart> = fc.record({
  title: text,
  unit: text,
  alt: text,
  points: many(
    fc.record(
      { label: text, value: fc.double(), printed: text, series: text },
      { requiredKeys: ['label', 'value', 'printed'] },
    ),
  ),
});

const confidence = fc.constantFrom('strong' as const, 'likely' as const);

/** For every kind of card an arbitrary over all its shapes, with hostile and oversize text everywhere. */
export const hostileCardOf: { readonly [K in Card['kind']]: fc.Arbitrary<CardOf<K>> } = {
  answer: fc.record(
    {
      ...base,
      kind: fc.constant('answer'),
      answer: text,
      verdict: fc.constantFrom('Yes', 'No'),
      confidence,
      quotes: many(quote, 1),
      conflicts: many(quote),
      nearest: many(quote),
      verified: fc.record({ by: text, on: text, sources: many(source) }),
    },
    { requiredKeys: ['notes', 'actions', 'kind', 'confidence', 'quotes', 'conflicts', 'nearest'] },
  ),
  figure: fc.record(
    {
      ...base,
      kind: fc.constant('figure'),
      figure: figureRow,
      role: text,
      change: text,
      quote,
      confidence,
      conflicts: many(quote),
      nearest: many(quote),
      related: many(fc.record({ label: text, question: text })),
      chart,
    },
    {
      requiredKeys: [
        'notes',
        'actions',
        'kind',
        'figure',
        'quote',
        'confidence',
        'conflicts',
        'nearest',
        'related',
      ],
    },
  ),
  figures: fc.record({ ...base, kind: fc.constant('figures'), source, rows: many(figureRow) }),
  comparison: fc.record(
    {
      ...base,
      kind: fc.constant('comparison'),
      left: text,
      right: text,
      rows: many(
        fc.record(
          {
            metric: text,
            left: figureRow,
            right: figureRow,
            computed: text,
            sources: many(source),
          },
          { requiredKeys: ['metric', 'left', 'right', 'sources'] },
        ),
      ),
      chart,
    },
    { requiredKeys: ['notes', 'actions', 'kind', 'left', 'right', 'rows'] },
  ),
  trend: fc.record(
    {
      ...base,
      kind: fc.constant('trend'),
      metric: text,
      entity: text,
      rows: many(fc.record({ figure: figureRow, source })),
      chart,
    },
    { requiredKeys: ['notes', 'actions', 'kind', 'metric', 'rows'] },
  ),
  topics: fc.record({
    ...base,
    kind: fc.constant('topics'),
    lead: text,
    topics: many(fc.record({ label: text, count: fc.nat() })),
  }),
  abstention: fc.record(
    {
      ...base,
      kind: fc.constant('abstention'),
      headline: text,
      reason: text,
      nearest: many(quote),
      didYouMean: text,
    },
    { requiredKeys: ['notes', 'actions', 'kind', 'headline', 'reason', 'nearest'] },
  ),
  passages: fc.record({
    ...base,
    kind: fc.constant('passages'),
    question: text,
    quotes: many(quote),
  }),
  trace: fc.record({ ...base, kind: fc.constant('trace'), lead: text, lines: many(text) }),
  help: fc.record({
    ...base,
    kind: fc.constant('help'),
    lead: text,
    commands: many(fc.record({ usage: text, description: text })),
    samples: many(text),
  }),
  status: fc.record({
    ...base,
    kind: fc.constant('status'),
    lines: many(fc.record({ label: text, value: text })),
  }),
  digest: fc.record({
    ...base,
    kind: fc.constant('digest'),
    lead: text,
    sections: many(
      fc.record({
        title: text,
        lines: many(fc.record({ question: text, count: fc.nat() }, { requiredKeys: ['question'] })),
      }),
    ),
  }),
  notice: fc.record({
    ...base,
    kind: fc.constant('notice'),
    tone: fc.constantFrom('info', 'problem'),
    text,
  }),
};

/** Every kind a card can have. */
export const cardKinds = Object.keys(hostileCardOf) as readonly Card['kind'][];

/** Any card at all, hostile and oversize. */
export const hostileCard = (): fc.Arbitrary<Card> => fc.oneof(...Object.values(hostileCardOf));
