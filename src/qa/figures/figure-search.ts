import type { Stemmer } from '../analysis/stem.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Document, DocumentId, Figure } from '../types.ts';
import { stemsOf, wordsOf } from './figure-words.ts';

export interface ScoredFigure {
  readonly figure: Figure;
  /** 0 to 1. */
  readonly score: number;
  /** Words of the topic that neither the figure nor its sentence or title holds, in lower case. */
  readonly missing: readonly string[];
}

/** The figures that fit a topic, best first; all that are accepted, newest first, for a topic without words. */
export type FigureSearch = (
  topic: string,
  accept: (figure: Figure) => boolean,
) => readonly ScoredFigure[];

/** Where a word of a topic may stand, and how much it tells there. */
const FIELDS = {
  metric: { bit: 1, weight: 1 },
  entity: { bit: 2, weight: 1 },
  period: { bit: 4, weight: 0.9 },
  unit: { bit: 8, weight: 0.9 },
  sentence: { bit: 16, weight: 0.5 },
  title: { bit: 32, weight: 0.4 },
  change: { bit: 64, weight: 0.8 },
} as const;

const FIELD_LIST = Object.values(FIELDS);

/** The weight of the best field for each combination of fields. */
const WEIGHTS = Array.from({ length: 128 }, (_, bits) =>
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

/** What people call a change, by its direction; a figure that tells how much it was answers to these words. */
const CHANGE_WORDS = {
  up: 'growth grow grew increase rise rose gain up higher',
  down: 'fall fell decline decrease drop reduction cut loss down lower',
} as const;

const changeOf = ({ change, quantity }: Figure): string =>
  change !== undefined && change.by?.text === quantity.text ? CHANGE_WORDS[change.direction] : '';

/** How much a figure tells about itself: of equals, the fuller is shown. */
const fullness = ({ period, entity, citation }: Figure): number =>
  [period, entity, citation.attribution].filter((part) => part !== undefined).length;

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
    add(index, stemsOf(changeOf(figure), stem), FIELDS.change.bit);
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

  /** Fuller before barer, newer before older, and otherwise as the articles stand. */
  const byRank = (a: number, b: number): number => {
    const [one, other] = [figures[a], figures[b]];
    const fuller = one && other ? fullness(other) - fullness(one) : 0;
    if (fuller !== 0 || dateOf(a) === dateOf(b)) return fuller || a - b;
    return dateOf(b) < dateOf(a) ? -1 : 1;
  };

  const scoresOf = (words: readonly TopicWord[]): Map<number, Score> => {
    const scores = new Map<number, Score>();
    for (const [at, { stem: word, weight }] of words.entries()) {
      const list = postings.get(word);
      for (const [place, index] of (list?.figures ?? []).entries()) {
        const bits = list?.bits[place] ?? 0;
        const score = scores.get(index) ?? { sum: 0, metric: 0, held: 0 };
        score.sum += weight * (WEIGHTS[bits] ?? 0);
        score.held |= 1 << at;
        if ((bits & FIELDS.metric.bit) !== 0) score.metric += 1;
        scores.set(index, score);
      }
    }
    return scores;
  };

  const everything = (accept: (figure: Figure) => boolean): readonly ScoredFigure[] =>
    figures
      .map((figure, index) => ({ figure, index }))
      .filter(({ figure }) => accept(figure))
      .sort((a, b) => byRank(a.index, b.index))
      .slice(0, MAX_RESULTS)
      .map(({ figure }) => ({ figure, score: 1, missing: [] }));

  return (topic, accept) => {
    const words = wordsIn(topic, stem, (word) => rarity(postings.get(word)?.figures.length ?? 0));
    if (words.length === 0) return everything(accept);
    const whole = words.reduce((sum, { weight }) => sum + weight, 0);
    const ranked = [...scoresOf(words)]
      .filter(([index]) => figures[index] !== undefined && accept(figures[index]))
      .map(([index, { sum, metric, held }]) => {
        const covered = metric / Math.max(1, metricLengths[index] ?? 1);
        const score = (sum / whole + WHOLE_METRIC * covered) / (1 + WHOLE_METRIC);
        return { index, held, score };
      })
      .sort((a, b) => b.score - a.score || byRank(a.index, b.index))
      .slice(0, MAX_RESULTS);
    return ranked.flatMap(({ index, held, score }) => {
      const figure = figures[index];
      const missing = words.filter((_, at) => (held & (1 << at)) === 0).map(({ word }) => word);
      return figure === undefined ? [] : [{ figure, score, missing }];
    });
  };
};

interface Score {
  sum: number;
  /** Words of the topic that stand in the metric. */
  metric: number;
  /** One bit for each word of the topic that was found. */
  held: number;
}

interface TopicWord {
  readonly word: string;
  readonly stem: string;
  readonly weight: number;
}

/** The distinct words of a topic that are looked up, function words left out. */
const wordsIn = (
  topic: string,
  stem: Stemmer,
  weightOf: (stem: string) => number,
): readonly TopicWord[] => {
  const byStem = new Map<string, string>();
  for (const word of wordsOf(topic)) {
    if (!STOP_WORDS.has(word) && !byStem.has(stem(word))) byStem.set(stem(word), word);
  }
  return [...byStem]
    .slice(0, MAX_WORDS)
    .map(([key, word]) => ({ word, stem: key, weight: weightOf(key) }));
};
