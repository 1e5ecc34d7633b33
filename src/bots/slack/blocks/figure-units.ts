import type {
  ComparisonCard,
  FigureRow,
  FiguresCard,
  Source,
  TrendCard,
} from '../../presentation/card.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { label, sourcePieces } from './quotes.ts';
import { type Piece, paragraph, type Unit } from './rich-text.ts';
import { bullets, NOTHING, tabulated, text, title } from './unit-lists.ts';

const SOURCES_MAX = 5;

const cell = (raw: string | undefined): readonly Piece[] => [{ text: label(raw) ?? '' }];

const valueCell = ({ value }: FigureRow): readonly Piece[] => [
  { text: label(value) ?? '?', bold: true },
];

/** A value with the period it is about. */
const datedCell = (row: FigureRow): readonly Piece[] => {
  const period = label(row.period);
  return [...valueCell(row), { text: period === undefined ? '' : `, ${period}` }];
};

/** The articles that figures stand in, each once. */
const sourcesUnit = (sources: readonly Source[], locale: string | undefined): readonly Unit[] => {
  const ours = wordsFor(locale);
  const articles = [...new Map(sources.map((source) => [source.documentId, source])).values()];
  return bullets(articles.slice(0, SOURCES_MAX), (source) => sourcePieces(source, ours));
};

/** The figures of one article. */
export const figuresUnits = (card: FiguresCard): readonly Unit[] => [
  paragraph([
    { text: 'Figures in ', bold: true },
    ...sourcePieces(card.source, wordsFor(card.locale)),
  ]),
  ...(card.rows.length === 0 ? [text('This article has no figures.')] : []),
  ...tabulated(
    `Figures in ${card.source.title}`,
    ['Figure', 'What', 'Of', 'When', 'Said by'],
    card.rows.map((row) => [
      valueCell(row),
      cell(row.metric),
      cell(row.entity),
      cell(row.period),
      cell(row.speaker),
    ]),
  ),
];

/** Two things side by side on what both have figures of; what no article prints is marked as computed. */
export const comparisonUnits = (card: ComparisonCard): readonly Unit[] => {
  const left = label(card.left) ?? NOTHING;
  const right = label(card.right) ?? NOTHING;
  const hasComputed = card.rows.some((row) => row.computed !== undefined);
  return [
    title(`${left} and ${right}`),
    ...(card.rows.length === 0 ? [text('The articles give no figures to compare.')] : []),
    ...tabulated(
      `${left} and ${right}`,
      ['What', left, right, ...(hasComputed ? ['Difference (computed)'] : [])],
      card.rows.map((row) => [
        cell(row.metric),
        datedCell(row.left),
        datedCell(row.right),
        ...(hasComputed ? [cell(row.computed)] : []),
      ]),
    ),
    ...sourcesUnit(
      card.rows.flatMap((row) => row.sources),
      card.locale,
    ),
  ];
};

/** One figure over time. */
export const trendUnits = (card: TrendCard): readonly Unit[] => {
  const name = [label(card.metric) ?? NOTHING, label(card.entity)].filter(Boolean).join(' · ');
  return [
    title(name),
    ...(card.rows.length === 0 ? [text('The articles give no figures over time.')] : []),
    ...tabulated(
      name,
      ['When', 'Figure', 'Said by'],
      card.rows.map(({ figure }) => [cell(figure.period), valueCell(figure), cell(figure.speaker)]),
    ),
    ...sourcesUnit(
      card.rows.map(({ source }) => source),
      card.locale,
    ),
  ];
};
