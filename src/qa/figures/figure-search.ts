import type { Stemmer } from '../analysis/stem.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Document, DocumentId, Figure } from '../types.ts';
import { createBest } from './best.ts';
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
  const dates = figures.map(
    ({ citation }) => documents.get(citation.documentId)?.publishedOn ?? '',
  );
  const full = Uint8Array.from(figures, fullness);

  /** Fuller before barer, newer before older, and otherwise as the articles stand. */
  const byRank = (a: number, b: number): number => {
    const fuller = (full[b] ?? 0) - (full[a] ?? 0);
    const [one = '', other = ''] = [dates[a], dates[b]];
    if (fuller !== 0 || one === other) return fuller || a - b;
    return other < one ? -1 : 1;
  };

  // Kept between searches, so that none allocates as much as there are figures.
  const sums = new Float64Array(figures.length);
  const inMetric = new Uint8Array(figures.length);
  const held = new Uint32Array(figures.length);

  /** Adds up what each word tells about each figure; resolves to the figures that hold any of them. */
  const addUp = (words: readonly TopicWord[]): readonly number[] => {
    const touched: number[] = [];
    const add = (index: number, bits: number, weight: number, wordBit: number): void => {
      if (held[index] === 0) touched.push(index);
      sums[index] = (sums[index] ?? 0) + weight * (WEIGHTS[bits] ?? 0);
      held[index] = (held[index] ?? 0) | wordBit;
      if ((bits & FIELDS.metric.bit) !== 0) inMetric[index] = (inMetric[index] ?? 0) + 1;
    };
    for (const [at, { stem: word, weight }] of words.entries()) {
      const { figures: indexes = [], bits = [] } = postings.get(word) ?? {};
      for (let place = 0; place < indexes.length; place++) {
        add(indexes[place] ?? 0, bits[place] ?? 0, weight, 1 << at);
      }
    }
    return touched;
  };

  const clear = (touched: readonly number[]): void => {
    for (const index of touched) {
      sums[index] = 0;
      inMetric[index] = 0;
      held[index] = 0;
    }
  };

  const everything = (accept: (figure: Figure) => boolean): readonly ScoredFigure[] => {
    const best = createBest<number>(MAX_RESULTS, byRank);
    for (const [index, figure] of figures.entries()) {
      if (best.fits(index) && accept(figure)) best.add(index);
    }
    return best.items().flatMap((index) => {
      const figure = figures[index];
      return figure === undefined ? [] : [{ figure, score: 1, missing: [] }];
    });
  };

  return (topic, accept) => {
    const words = wordsIn(topic, stem, (word) => rarity(postings.get(word)?.figures.length ?? 0));
    if (words.length === 0) return everything(accept);
    const whole = words.reduce((sum, { weight }) => sum + weight, 0);
    const touched = addUp(words);
    const best = createBest<Ranked>(
      MAX_RESULTS,
      (a, b) => b.score - a.score || byRank(a.index, b.index),
    );
    for (const index of touched) {
      const covered = (inMetric[index] ?? 0) / Math.max(1, metricLengths[index] ?? 1);
      const score = ((sums[index] ?? 0) / whole + WHOLE_METRIC * covered) / (1 + WHOLE_METRIC);
      const figure = figures[index];
      const ranked = { index, score, bits: held[index] ?? 0 };
      if (figure !== undefined && best.fits(ranked) && accept(figure)) best.add(ranked);
    }
    clear(touched);
    return best.items().flatMap(({ index, bits, score }) => {
      const figure = figures[index];
      const missing = words.filter((_, at) => (bits & (1 << at)) === 0).map(({ word }) => word);
      return figure === undefined ? [] : [{ figure, score, missing }];
    });
  };
};

interface Ranked {
  readonly index: number;
  readonly score: number;
  /** One bit for each word of the topic that the figure holds. */
  readonly bits: number;
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
