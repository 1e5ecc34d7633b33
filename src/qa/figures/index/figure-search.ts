import type { Stemmer } from '../../analysis/stem.ts';
import { STOP_WORDS } from '../../analysis/word-lists.ts';
import type { DocumentId, Figure } from '../../types.ts';
import { createBest } from './best.ts';
import { FIELDS, type FigureSegment, rangeOf } from './figure-segment.ts';
import { wordsOf } from './figure-words.ts';

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
/** The figures to search: segments, less those of the first that are gone. */
export interface SearchedFigures {
  readonly segments: readonly FigureSegment[];
  /** Whether a figure of a segment is there no more. */
  readonly isGone: (figure: Figure, segment: FigureSegment) => boolean;
  /** The figures that are there no more, as a segment of their own. */
  readonly gone?: FigureSegment;
}

/** A figure of a segment. */
interface Place {
  readonly segment: FigureSegment;
  readonly index: number;
}

/** Fuller before barer, newer before older, and otherwise as the articles stand. */
const byRank = (a: Place, b: Place): number => {
  const fuller = (b.segment.full[b.index] ?? 0) - (a.segment.full[a.index] ?? 0);
  const [one = '', other = ''] = [a.segment.dates[a.index], b.segment.dates[b.index]];
  if (fuller !== 0) return fuller;
  if (one !== other) return other < one ? -1 : 1;
  if (a.segment === b.segment) return a.index - b.index;
  return documentOf(a) < documentOf(b) ? -1 : 1;
};

const documentOf = ({ segment, index }: Place): DocumentId =>
  segment.figures[index]?.citation.documentId ?? '';

/** What a topic's words add up to, figure by figure of a segment; kept between searches. */
interface Sums {
  readonly sums: Float64Array;
  readonly inMetric: Uint8Array;
  readonly held: Uint32Array;
}

/** A search of one segment allocates as much as it has figures: once. */
const sumsOf = new WeakMap<FigureSegment, Sums>();

const sumsFor = (segment: FigureSegment): Sums => {
  const size = segment.figures.length;
  const known = sumsOf.get(segment) ?? {
    sums: new Float64Array(size),
    inMetric: new Uint8Array(size),
    held: new Uint32Array(size),
  };
  sumsOf.set(segment, known);
  return known;
};

/** Adds up what each word tells about each figure; resolves to the figures that hold any of them. */
const addUp = (segment: FigureSegment, words: readonly TopicWord[]): readonly number[] => {
  const { sums, inMetric, held } = sumsFor(segment);
  const touched: number[] = [];
  const add = (index: number, bits: number, weight: number, wordBit: number): void => {
    if (held[index] === 0) touched.push(index);
    sums[index] = (sums[index] ?? 0) + weight * (WEIGHTS[bits] ?? 0);
    held[index] = (held[index] ?? 0) | wordBit;
    if ((bits & FIELDS.metric.bit) !== 0) inMetric[index] = (inMetric[index] ?? 0) + 1;
  };
  for (const [at, { stem: word, weight }] of words.entries()) {
    const { figures, bits } = segment.postings;
    const [from, past] = rangeOf(segment.postings, word);
    for (let place = from; place < past; place++) {
      add(figures[place] ?? 0, bits[place] ?? 0, weight, 1 << at);
    }
  }
  return touched;
};

const clear = (segment: FigureSegment, touched: readonly number[]): void => {
  const { sums, inMetric, held } = sumsFor(segment);
  for (const index of touched) {
    sums[index] = 0;
    inMetric[index] = 0;
    held[index] = 0;
  }
};

const holders = (segment: FigureSegment | undefined, word: string): number => {
  if (segment === undefined) return 0;
  const [from, past] = rangeOf(segment.postings, word);
  return past - from;
};

/** All figures that are accepted, best first. */
const everything = (
  { segments, isGone }: SearchedFigures,
  accept: (figure: Figure) => boolean,
): readonly ScoredFigure[] => {
  const best = createBest<Place & { readonly figure: Figure }>(MAX_RESULTS, byRank);
  for (const segment of segments) {
    for (const [index, figure] of segment.figures.entries()) {
      const place = { segment, index, figure };
      if (best.fits(place) && !isGone(figure, segment) && accept(figure)) best.add(place);
    }
  }
  return best.items().map(({ figure }) => ({ figure, score: 1, missing: [] }));
};

/** The figures of a segment that hold any of the words, each with its score. */
function* rankSegment(
  segment: FigureSegment,
  words: readonly TopicWord[],
  whole: number,
): Iterable<Ranked> {
  const touched = addUp(segment, words);
  const { sums, inMetric, held } = sumsFor(segment);
  for (const index of touched) {
    const figure = segment.figures[index];
    if (figure === undefined) continue;
    const covered = (inMetric[index] ?? 0) / Math.max(1, segment.metricLengths[index] ?? 1);
    const score = ((sums[index] ?? 0) / whole + WHOLE_METRIC * covered) / (1 + WHOLE_METRIC);
    yield { segment, index, figure, score, bits: held[index] ?? 0 };
  }
  clear(segment, touched);
}

/**
 * A search over figures. A figure's score is the share of the topic's words that it holds, each weighed by
 * how rare it is and where it stands, with a little on top for a metric that the topic names whole.
 */
export const createFigureSearch = (searched: SearchedFigures, stem: Stemmer): FigureSearch => {
  const { segments, gone, isGone } = searched;
  const count = (of: (segment: FigureSegment) => number): number =>
    segments.reduce((sum, segment) => sum + of(segment), 0) - (gone === undefined ? 0 : of(gone));
  const total = count(({ figures }) => figures.length);
  const rarity = (word: string): number =>
    Math.log(1 + total / (1 + count((segment) => holders(segment, word))));

  return (topic, accept) => {
    const words = wordsIn(topic, stem, rarity);
    if (words.length === 0) return everything(searched, accept);
    const whole = words.reduce((sum, { weight }) => sum + weight, 0);
    const best = createBest<Ranked>(MAX_RESULTS, (a, b) => b.score - a.score || byRank(a, b));
    for (const segment of segments) {
      for (const ranked of rankSegment(segment, words, whole)) {
        const { figure } = ranked;
        if (best.fits(ranked) && !isGone(figure, segment) && accept(figure)) best.add(ranked);
      }
    }
    return best.items().map(({ figure, bits, score }) => {
      const missing = words.filter((_, at) => (bits & (1 << at)) === 0).map(({ word }) => word);
      return { figure, score, missing };
    });
  };
};

interface Ranked extends Place {
  readonly figure: Figure;
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
