import type { Stemmer } from '../analysis/stem.ts';
import type { Document, DocumentId, Figure } from '../types.ts';
import { stemsOf } from './figure-words.ts';

export interface ScoredFigure {
  readonly figure: Figure;
  /** 0 to 1. */
  readonly score: number;
}

/** The figures that fit a topic, best first. */
export type FigureSearch = (topic: string) => readonly ScoredFigure[];

/** Where a word of a topic may stand, and how much it tells there. */
const FIELDS = {
  metric: { bit: 1, weight: 1 },
  entity: { bit: 2, weight: 1 },
  period: { bit: 4, weight: 0.9 },
  unit: { bit: 8, weight: 0.9 },
  sentence: { bit: 16, weight: 0.5 },
  title: { bit: 32, weight: 0.4 },
} as const;

const FIELD_LIST = Object.values(FIELDS);

/** The weight of the best field for each combination of fields. */
const WEIGHTS = Array.from({ length: 64 }, (_, bits) =>
  Math.max(0, ...FIELD_LIST.filter(({ bit }) => (bits & bit) !== 0).map(({ weight }) => weight)),
);

/** Distinct words of a topic that are looked up; a longer text is no topic. */
const MAX_WORDS = 24;
const MAX_RESULTS = 50;
/** How much a metric that the topic names whole counts beside the words themselves. */
const WHOLE_METRIC = 0.12;
/** A period of more years is not listed year by year. */
const MAX_YEARS = 30;

const yearsOf = ({ period }: Figure): readonly string[] => {
  if (period === undefined) return [];
  const first = Number(period.from.slice(0, 4));
  const last = Math.min(Number(period.to.slice(0, 4)), first + MAX_YEARS);
  return Array.from({ length: last - first + 1 }, (_, n) => String(first + n));
};

interface Postings {
  readonly figures: number[];
  readonly bits: number[];
}

const createPostings = (
  figures: readonly Figure[],
  documents: ReadonlyMap<DocumentId, Document>,
  stem: Stemmer,
): { readonly postings: Map<string, Postings>; readonly metricLengths: Uint8Array } => {
  const postings = new Map<string, Postings>();
  const metricLengths = new Uint8Array(figures.length);
  const titles = new Map<DocumentId, readonly string[]>();
  const titleOf = (id: DocumentId): readonly string[] => {
    const known = titles.get(id) ?? stemsOf(documents.get(id)?.title ?? '', stem);
    titles.set(id, known);
    return known;
  };
  const add = (index: number, stems: readonly string[], bit: number): void => {
    for (const word of stems) {
      const list = postings.get(word);
      if (list === undefined) {
        postings.set(word, { figures: [index], bits: [bit] });
      } else if (list.figures.at(-1) === index) {
        list.bits.push((list.bits.pop() ?? 0) | bit);
      } else {
        list.figures.push(index);
        list.bits.push(bit);
      }
    }
  };
  for (const [index, figure] of figures.entries()) {
    const metric = stemsOf(figure.metric, stem);
    metricLengths[index] = Math.min(metric.length, 255);
    add(index, metric, FIELDS.metric.bit);
    add(index, stemsOf(figure.entity ?? '', stem), FIELDS.entity.bit);
    add(index, yearsOf(figure), FIELDS.period.bit);
    add(index, stemsOf(figure.quantity.unit.name, stem), FIELDS.unit.bit);
    add(index, stemsOf(figure.citation.quote, stem), FIELDS.sentence.bit);
    add(index, titleOf(figure.citation.documentId), FIELDS.title.bit);
  }
  return { postings, metricLengths };
};

/**
 * A search over figures. A figure's score is the share of the topic's words that it holds, each weighed by
 * how rare it is and where it stands, with a little on top for a metric that the topic names whole.
 */
export const createFigureSearch = (
  figures: readonly Figure[],
  documents: ReadonlyMap<DocumentId, Document>,
  stem: Stemmer,
): FigureSearch => {
  const { postings, metricLengths } = createPostings(figures, documents, stem);
  const rarity = (count: number): number => Math.log(1 + figures.length / (1 + count));
  const dateOf = (index: number): string =>
    documents.get(figures[index]?.citation.documentId ?? '')?.publishedOn ?? '';

  return (topic) => {
    const stems = stemsOf(topic, stem).slice(0, MAX_WORDS);
    const scores = new Map<number, { sum: number; metric: number }>();
    let whole = 0;
    for (const word of stems) {
      const list = postings.get(word);
      const weight = rarity(list?.figures.length ?? 0);
      whole += weight;
      for (const [at, figure] of (list?.figures ?? []).entries()) {
        const bits = list?.bits[at] ?? 0;
        const score = scores.get(figure) ?? { sum: 0, metric: 0 };
        score.sum += weight * (WEIGHTS[bits] ?? 0);
        if ((bits & FIELDS.metric.bit) !== 0) score.metric += 1;
        scores.set(figure, score);
      }
    }
    return [...scores]
      .map(([index, { sum, metric }]) => {
        const covered = metric / Math.max(1, metricLengths[index] ?? 1);
        return { index, score: (sum / whole + WHOLE_METRIC * covered) / (1 + WHOLE_METRIC) };
      })
      .sort((a, b) => b.score - a.score || (dateOf(b.index) < dateOf(a.index) ? -1 : 1))
      .slice(0, MAX_RESULTS)
      .flatMap(({ index, score }) => {
        const figure = figures[index];
        return figure === undefined ? [] : [{ figure, score }];
      });
  };
};
