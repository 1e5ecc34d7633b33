import type { Stemmer } from '../../analysis/stem.ts';
import type { Slices } from '../../scheduling/slices.ts';
import type { Document, Figure } from '../../types.ts';
import { stemsOf } from './figure-words.ts';

/** Where a word of a topic may stand, and how much it tells there. */
export const FIELDS = {
  metric: { bit: 1, weight: 1 },
  entity: { bit: 2, weight: 1 },
  period: { bit: 4, weight: 0.9 },
  unit: { bit: 8, weight: 0.9 },
  sentence: { bit: 16, weight: 0.5 },
  title: { bit: 32, weight: 0.4 },
  change: { bit: 64, weight: 0.8 },
} as const;

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

interface Gathered {
  readonly figures: number[];
  readonly bits: number[];
}

/** Words by number: those of word n are entries `from[n]` to `from[n + 1]` of the others. */
interface Postings {
  readonly numbers: ReadonlyMap<string, number>;
  readonly from: Uint32Array;
  readonly figures: Uint32Array;
  readonly bits: Uint8Array;
}

/** Words laid out between two turns of the event loop. */
const LAID_OUT = 2_000;

/** Lists of numbers as few arrays: one for each word takes several times the memory. */
function* layOut(gathered: ReadonlyMap<string, Gathered>): Slices<Postings> {
  const numbers = new Map<string, number>();
  const from = new Uint32Array(gathered.size + 1);
  for (const [word, list] of gathered) {
    const number = numbers.size;
    from[number + 1] = (from[number] ?? 0) + list.figures.length;
    numbers.set(word, number);
    if (numbers.size % LAID_OUT === 0) yield;
  }
  const size = from[gathered.size] ?? 0;
  const [figures, bits] = [new Uint32Array(size), new Uint8Array(size)];
  let number = 0;
  for (const list of gathered.values()) {
    figures.set(list.figures, from[number]);
    bits.set(list.bits, from[number]);
    number += 1;
    if (number % LAID_OUT === 0) yield;
  }
  return { numbers, from, figures, bits };
}

/** Where the figures that hold a word begin and end. */
export const rangeOf = ({ numbers, from }: Postings, word: string): readonly [number, number] => {
  const number = numbers.get(word);
  return number === undefined ? [0, 0] : [from[number] ?? 0, from[number + 1] ?? 0];
};

/** Figures with what a search needs to know of them. It does not change once it is built. */
export interface FigureSegment {
  readonly figures: readonly Figure[];
  readonly postings: Postings;
  /** By figure: the words of its metric, its article's day, and how much it tells about itself. */
  readonly metricLengths: Uint8Array;
  readonly dates: readonly string[];
  readonly full: Uint8Array;
}

/** The figures of one document, in the order of its text. */
export interface DocumentFigures {
  readonly document: Document;
  readonly figures: readonly Figure[];
}

/** Figures read between two turns of the event loop. */
const FIGURES_PER_STEP = 20;

/** A segment of the figures of these documents, in their order. */
export function* buildFigureSegment(
  documents: Iterable<DocumentFigures>,
  stem: Stemmer,
): Slices<FigureSegment> {
  const figures: Figure[] = [];
  const dates: string[] = [];
  const metricLengths: number[] = [];
  const full: number[] = [];
  const gathered = new Map<string, Gathered>();
  const add = (stems: readonly string[], bit: number): void => {
    const index = figures.length - 1;
    for (const word of stems) {
      const list = gathered.get(word);
      if (list === undefined) {
        gathered.set(word, { figures: [index], bits: [bit] });
      } else if (list.figures.at(-1) === index) {
        list.bits.push((list.bits.pop() ?? 0) | bit);
      } else {
        list.figures.push(index);
        list.bits.push(bit);
      }
    }
  };
  for (const { document, figures: own } of documents) {
    const title = own.length === 0 ? [] : stemsOf(document.title, stem);
    for (const figure of own) {
      figures.push(figure);
      dates.push(document.publishedOn ?? '');
      full.push(fullness(figure));
      const metric = stemsOf(figure.metric, stem);
      metricLengths.push(Math.min(metric.length, 255));
      add(metric, FIELDS.metric.bit);
      add(stemsOf(figure.entity ?? '', stem), FIELDS.entity.bit);
      add(yearsOf(figure), FIELDS.period.bit);
      add(stemsOf(changeOf(figure), stem), FIELDS.change.bit);
      add(stemsOf(figure.quantity.unit.name, stem), FIELDS.unit.bit);
      add(stemsOf(figure.citation.quote, stem), FIELDS.sentence.bit);
      add(title, FIELDS.title.bit);
      if (figures.length % FIGURES_PER_STEP === 0) yield;
    }
  }
  return {
    figures,
    postings: yield* layOut(gathered),
    dates,
    metricLengths: Uint8Array.from(metricLengths),
    full: Uint8Array.from(full),
  };
}
