import type { DayRange } from '../analysis/times/calendar.ts';
import type { Library } from '../library/library.ts';
import { acceptDocument, acceptSpeaker } from '../retrieval/apply-filters.ts';
import type { Figure, Filters, Scope } from '../types.ts';
import type { ScoredFigure } from './index/figure-search.ts';
import { topicOf } from './index/suggestions.ts';

/** What is asked of the figures: a topic in free words, and filters that exclude. */
export interface FigureQuery {
  /** Empty for every figure that passes the filters. */
  readonly topic: string;
  readonly filters: Filters;
  /** A name or part of one. */
  readonly entity?: string;
  /** Figures about another time are left out. */
  readonly days?: DayRange;
}

export type FigureAnswer =
  | {
      readonly kind: 'found';
      readonly best: Figure;
      readonly confidence: 'strong' | 'likely';
      /** Other figures that fit, best first. */
      readonly others: readonly Figure[];
      /** Words of the topic that the figure does not hold. */
      readonly missing: readonly string[];
    }
  /** Several topics fit equally well: one figure of each. */
  | { readonly kind: 'several'; readonly figures: readonly Figure[] }
  /** Nothing fits; what comes nearest, best first. */
  | {
      readonly kind: 'none';
      readonly nearest: readonly Figure[];
      readonly missing: readonly string[];
    };

/** A figure with a lower score is about something else. Set on the golden topics. */
const LEAST_SCORE = 0.45;
/** Scores this close are equal. */
const TIE = 0.005;
const MOST_TIES = 5;

/** Words that ask for any figure and tell no topic. */
const GENERIC = new Set(
  (
    'number numbers figure figures value values amount amounts total latest newest recent current share ' +
    'percentage percent proportion level data statistic statistics count size year years annual'
  ).split(' '),
);

const isAbout = ({ period }: Figure, days: DayRange): boolean =>
  period !== undefined && period.from <= days.to && period.to >= days.from;

const acceptBy =
  ({ filters, entity, days }: FigureQuery, { documents }: Pick<Library, 'documents'>) =>
  (figure: Figure): boolean => {
    const document = documents.get(figure.citation.documentId);
    if (document === undefined || !acceptDocument(filters, document)) return false;
    const { by } = filters;
    if (by !== undefined && !acceptSpeaker(by, figure.citation.attribution?.speaker)) return false;
    if (days !== undefined && !isAbout(figure, days)) return false;
    if (entity === undefined) return true;
    const wanted = entity.toLowerCase();
    return figure.entity?.toLowerCase().includes(wanted) === true;
  };

/** One figure of each topic that fits as well as the best one, when there is more than one. */
const tiesOf = (found: readonly ScoredFigure[]): readonly Figure[] => {
  const [best] = found;
  const byTopic = new Map<string, Figure>();
  for (const { figure, score } of found) {
    if (best === undefined || score < best.score - TIE) break;
    const topic = topicOf(figure).toLowerCase();
    if (!byTopic.has(topic)) byTopic.set(topic, figure);
  }
  return [...byTopic.values()];
};

/**
 * The figure that answers a query: only one that holds every telling word of the topic. Where other words
 * than generic ones are missing, nothing is bluffed: the nearest figures are given instead.
 */
export const askFigures = (
  query: FigureQuery,
  scope: Scope,
  library: Pick<Library, 'figures' | 'documents'>,
): FigureAnswer => {
  const found = library.figures.findFigures(query.topic, scope, acceptBy(query, library));
  const [best] = found;
  const figures = found.map(({ figure }) => figure);
  const missing = best?.missing.filter((word) => !GENERIC.has(word)) ?? [];
  if (best === undefined || best.score < LEAST_SCORE || missing.length > 0) {
    return { kind: 'none', nearest: figures, missing };
  }
  const ties = tiesOf(found);
  if (ties.length > 1 && ties.length <= MOST_TIES && query.topic !== '') {
    return { kind: 'several', figures: ties };
  }
  const confidence = best.missing.length === 0 ? 'strong' : 'likely';
  return {
    kind: 'found',
    best: best.figure,
    confidence,
    others: figures.slice(1),
    missing: best.missing,
  };
};
