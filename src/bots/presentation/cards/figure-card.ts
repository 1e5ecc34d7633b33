import { topicOf } from '../../../qa/figures/index/suggestions.ts';
import type { Citation, Confidence, Figure, Part } from '../../../qa/types.ts';
import type { Chart, FigureCard, FigureRow } from '../card.ts';
import { changeWords } from '../format-quantity.ts';
import { type Documents, markedQuoteOf, placeOf, plainQuoteOf, quotesOf } from '../quotes/quote.ts';

/** A figure as a row of a table. */
export const figureRow = ({
  id,
  quantity,
  metric,
  entity,
  period,
  citation,
}: Figure): FigureRow => ({
  id,
  value: quantity.text,
  metric,
  ...(entity === undefined ? {} : { entity }),
  ...(period === undefined ? {} : { period: period.label }),
  ...(citation.attribution === undefined ? {} : { speaker: citation.attribution.speaker }),
  place: placeOf(citation),
});

const MOST_RELATED = 3;

/** What asks for a figure's topic again, as a button does. */
export const topicQuestion = (
  figure: Figure,
): { readonly label: string; readonly question: string } => ({
  label: topicOf(figure),
  question: `/figure ${topicOf(figure)}`,
});

/** Buttons for other topics than the one shown, each topic once. */
export const relatedTopics = (
  figures: readonly Figure[],
  shown?: Figure,
): FigureCard['related'] => {
  const questions = new Map(
    figures.map((figure) => [topicOf(figure).toLowerCase(), topicQuestion(figure)]),
  );
  if (shown !== undefined) questions.delete(topicOf(shown).toLowerCase());
  return [...questions.values()].slice(0, MOST_RELATED);
};

export interface FigureCardContent {
  readonly figure: Figure;
  /** The words that give it, as they are shown. */
  readonly parts?: readonly Part[] | undefined;
  readonly confidence: Confidence;
  readonly conflicts: readonly Figure[];
  readonly others: readonly Figure[];
  readonly nearest?: readonly Citation[] | undefined;
  readonly notes: readonly string[];
  readonly chart?: Chart | undefined;
}

/** The card of one figure: the value, what it measures, and the sentence it stands in. */
export const figureCard = (content: FigureCardContent, documents: Documents): FigureCard => {
  const { figure, parts = [], confidence, conflicts, others, nearest = [], notes, chart } = content;
  const quote = quotesOf(parts, documents)[0] ?? markedQuoteOf(figure.citation, documents);
  const change = changeWords(figure);
  return {
    kind: 'figure',
    figure: figureRow(figure),
    quote,
    confidence,
    conflicts: conflicts.map(({ citation }) => markedQuoteOf(citation, documents)),
    nearest: nearest.map((citation) => plainQuoteOf(citation, documents)),
    related: relatedTopics(others, figure),
    notes,
    actions: [],
    ...(quote.role === undefined ? {} : { role: quote.role }),
    ...(change === undefined ? {} : { change }),
    ...(chart === undefined ? {} : { chart }),
  };
};
