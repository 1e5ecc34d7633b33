import type {
  ComparisonCard,
  FigureCard,
  FigureRow,
  FiguresCard,
  TrendCard,
} from '../../presentation/card.ts';
import { chartLines } from '../../presentation/charts/chart-lines.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { cardButtons } from './buttons.ts';
import { BLOCK_MAX, type Draft } from './draft.ts';
import { nearestBlocks, publication, quoteBlock, sourceLine } from './quote.ts';
import { escapeLine } from './text.ts';
import { shorten } from './trim.ts';

const VALUE_MAX = 80;
const WORDS_MAX = 120;
const CHANGE_MAX = 300;
/** Sources named under one row of a comparison. */
const ROW_SOURCES = 2;

const words = (text: string | undefined, max: number = WORDS_MAX): string =>
  shorten(escapeLine(text ?? ''), max);

const joined = (parts: readonly string[], between: string): string =>
  parts.filter((part) => part !== '').join(between);

const bold = (escaped: string): string => (escaped === '' ? '' : `**${escaped}**`);

const value = (row: FigureRow): string => bold(words(row.value, VALUE_MAX));

const whatAndWhen = (row: FigureRow): string =>
  joined([words(row.metric), words(row.entity), words(row.period)], ', ');

const said = (row: FigureRow): string => {
  const speaker = words(row.speaker);
  return speaker === '' ? '' : `— ${speaker}`;
};

const figureLine = (row: FigureRow): string =>
  joined([value(row), whatAndWhen(row), said(row)], ' ');

const POINTS_SHOWN = 12;

/** The points of the card's chart as text. */
const pointsBlock = ({ chart }: FigureCard): string =>
  chartLines(chart)
    .slice(0, POINTS_SHOWN)
    .map((line) => `• ${words(line)}`)
    .join('\n');

/** One value: the figure, what changed, the sentence it stands in, and articles that say otherwise. */
export const figureDraft = (card: FigureCard): Draft => {
  const own = wordsFor(card.locale);
  return {
    tone: card.confidence === 'strong' ? 'answer' : 'uncertain',
    content: joined([value(card.figure), whatAndWhen(card.figure)], ' · '),
    heading: {
      text: card.quote.source.title,
      url: card.quote.source.url ?? card.quote.source.viewerUrl,
    },
    blocks: [
      words(card.change, CHANGE_MAX),
      pointsBlock(card),
      ...quoteBlock(card.quote, 'without-source', BLOCK_MAX, own),
      ...(card.conflicts.length > 0 ? [bold(own.say('answer.others-say'))] : []),
      ...card.conflicts.flatMap((conflict) => quoteBlock(conflict, 'with-source', BLOCK_MAX, own)),
      ...nearestBlocks(card.nearest, own),
    ],
    notes: card.notes,
    footer: publication(card.quote.source),
    ...cardButtons(card, { behind: card.related }),
  };
};

/** The figures of one article, one a line. */
export const figuresDraft = (card: FiguresCard): Draft => ({
  tone: 'neutral',
  content: `Figures in ${bold(words(card.source.title)) || 'the article'}`,
  heading: { text: card.source.title, url: card.source.url ?? card.source.viewerUrl },
  isList: true,
  blocks: card.rows.map((row) => `• ${figureLine(row)}`),
  notes: card.notes,
  footer: publication(card.source),
  ...cardButtons(card),
});

const comparisonBlock = (card: ComparisonCard, row: ComparisonCard['rows'][number]): string => {
  const side = (name: string, figure: FigureRow): string =>
    joined([`${words(name)}:`, value(figure), words(figure.period), said(figure)], ' ');
  const computed = words(row.computed, CHANGE_MAX);
  return [
    bold(words(row.metric)),
    side(card.left, row.left),
    side(card.right, row.right),
    computed === '' ? '' : `-# computed: ${computed}`,
    ...row.sources
      .slice(0, ROW_SOURCES)
      .map((source) => `-# ${sourceLine(source, wordsFor(card.locale))}`),
  ]
    .filter((line) => line !== '')
    .join('\n');
};

/** Two things side by side, a block for each thing measured. */
export const comparisonDraft = (card: ComparisonCard): Draft => ({
  tone: 'answer',
  content: joined([bold(words(card.left)), bold(words(card.right))], ' and '),
  blocks: card.rows.map((row) => comparisonBlock(card, row)),
  notes: card.notes,
  ...cardButtons(card),
});

/** One measure over time, a block for each figure with its article. */
export const trendDraft = (card: TrendCard): Draft => ({
  tone: 'answer',
  content: `${bold(joined([words(card.metric), words(card.entity)], ', '))} over time`.trim(),
  blocks: card.rows.map(
    ({ figure, source }) =>
      `${figureLine(figure)}\n-# ${sourceLine(source, wordsFor(card.locale))}`,
  ),
  notes: card.notes,
  ...cardButtons(card),
});
