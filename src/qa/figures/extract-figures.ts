import { cite } from '../answering/cite.ts';
import { runAtOnce, type Slices } from '../slices.ts';
import type { Citation, Document, Figure, Passage, Period, Quantity } from '../types.ts';
import { isInAside } from './is-reporter.ts';
import { nameContext } from './name-context.ts';
import { readChange } from './read-change.ts';
import { readEntity } from './read-entity.ts';
import { type MetricReading, readMetric } from './read-metric.ts';
import { ownTimes, readPeriod } from './read-period.ts';
import {
  type PlacedQuantity,
  printedOf,
  type SentenceView,
  type TokenRange,
  viewSentences,
} from './sentence-view.ts';
import { unitFromMetric } from './unit-from-metric.ts';

/** What the sentences before leave to the next ones. */
interface Carried {
  /** The period named last in the document, for "the same years". */
  readonly lastPeriod?: Period;
  /** The period of the direct quote that is still open. */
  readonly quotedPeriod?: Period;
  /** Whose the figures of the sentence before were, in the same passage. */
  readonly entity?: string;
}

/** A quantity with all that its own sentence says about it. */
interface Reading {
  readonly quantity: PlacedQuantity;
  readonly metric?: TokenRange;
  readonly entity?: string;
  readonly period?: Period;
  /** The first quantity that measures the same thing. */
  readonly lead: PlacedQuantity;
}

interface Measured {
  readonly quantity: PlacedQuantity;
  readonly reading: MetricReading;
  readonly lead: PlacedQuantity;
}

/** "82% of the land and 53% of its people": what "and" ties to a share belongs to the same owner. */
const isTiedTo = (view: SentenceView, before: Measured, quantity: PlacedQuantity): boolean => {
  const word = view.passage.tokens.word[quantity.first - 1] ?? '';
  return (
    ['and', ','].includes(word) &&
    before.quantity.quantity.unit.kind === 'percent' &&
    quantity.quantity.unit.kind === 'percent'
  );
};

/** What each quantity of a sentence measures; those that measure the same share the first one's metric. */
const measureAll = (view: SentenceView): readonly Measured[] => {
  const measured: Measured[] = [];
  for (const quantity of view.quantities) {
    const own = readMetric(view, quantity);
    const before = measured.at(-1);
    const shared = measured.find((other) => other.quantity === own.sameAs);
    const { entity } = own;
    if (shared !== undefined) {
      const reading = entity === undefined ? shared.reading : { ...shared.reading, entity };
      measured.push({ quantity, reading, lead: shared.lead });
      continue;
    }
    const owner = before && isTiedTo(view, before, quantity) ? before.reading.entity : undefined;
    const reading = entity === undefined && owner !== undefined ? { ...own, entity: owner } : own;
    measured.push({ quantity, reading, lead: quantity });
  }
  return measured;
};

const readSentence = (view: SentenceView, carried: Carried): readonly Reading[] => {
  const measured = measureAll(view);
  const used = measured.flatMap(({ reading }) => reading.metric ?? []);
  let last = carried.entity;
  return measured.map(({ quantity, reading, lead }) => {
    const { metric } = reading;
    const entity = readEntity(view, quantity, reading, used) ?? last;
    last = entity;
    const period = readPeriod(view, quantity, carried.lastPeriod) ?? carried.quotedPeriod;
    return {
      quantity,
      lead,
      ...(metric === undefined ? {} : { metric }),
      ...(entity === undefined ? {} : { entity }),
      ...(period === undefined ? {} : { period }),
    };
  });
};

/** The sentence a quantity stands in; what an aside says is nobody's words but the article's. */
const citationOf = (document: Document, view: SentenceView, placed: PlacedQuantity): Citation => {
  const cited = cite(document, view.passage, view.sentence, placed.span);
  if (!isInAside(view, placed)) return cited;
  const { attribution: _, ...own } = cited;
  return own;
};

/** "70,000 people in Merv and 190,000 in Nishapur": the second counts the same. */
const likeLead = (quantity: Quantity, lead: Quantity): Quantity =>
  quantity.unit.kind === 'count' && quantity.unit.name === '' && lead.unit.kind === 'count'
    ? { ...quantity, unit: lead.unit }
    : quantity;

const figureOf = (
  document: Document,
  view: SentenceView,
  reading: Reading,
  readings: readonly Reading[],
): Figure => {
  const { quantity: placed, metric, entity, period, lead } = reading;
  const printed = metric === undefined ? view.passage.heading : printedOf(view.passage, metric);
  const members = readings.filter((other) => other.lead === lead);
  const change = readChange(view, {
    members: members.map(({ quantity }) => quantity),
    periodOf: (member) => readings.find(({ quantity }) => quantity === member)?.period,
  });
  const quantity: Quantity = unitFromMetric(
    likeLead(placed.quantity, lead.quantity),
    printed,
    document.text,
  );
  return {
    id: `${document.id}@${placed.span.start}`,
    metric: printed,
    quantity,
    citation: citationOf(document, view, placed),
    ...(entity === undefined ? {} : { entity }),
    ...(period === undefined ? {} : { period }),
    ...(change === undefined ? {} : { change }),
  };
};

const DOUBLE_QUOTES = /["\u201c\u201d\u00ab\u00bb]/g;

/** Whether a direct quote that began before is still open behind a text, taking `wasOpen` into account. */
const isOpenAfter = (text: string, wasOpen: boolean): boolean =>
  ((text.match(DOUBLE_QUOTES) ?? []).length % 2 === 1) !== wasOpen;

const textOf = ({ passage, sentence }: SentenceView): string =>
  passage.text.slice(
    sentence.span.start - passage.span.start,
    sentence.span.end - passage.span.start,
  );

const carryOn = (
  carried: Carried,
  view: SentenceView,
  readings: readonly Reading[],
  isOpen: boolean,
): Carried => {
  const named = ownTimes(view).at(-1)?.period;
  const lastPeriod = named ?? carried.lastPeriod;
  const quotedPeriod = isOpen ? (ownTimes(view)[0]?.period ?? carried.quotedPeriod) : undefined;
  const entity =
    readings.findLast((reading) => reading.entity !== undefined)?.entity ?? carried.entity;
  return {
    ...(lastPeriod === undefined ? {} : { lastPeriod }),
    ...(quotedPeriod === undefined ? {} : { quotedPeriod }),
    ...(entity === undefined ? {} : { entity }),
  };
};

/**
 * The figures of a document in the order of its text, one for every quantity it prints.
 * @param countries lower-case names of countries, which no "province" or "city" stands for.
 */
export const extractFigures = (
  document: Document,
  passages: readonly Passage[],
  countries: ReadonlySet<string>,
): readonly Figure[] => runAtOnce(figuresInSlices(document, passages, countries));

/** The same, passage by passage. */
export function* figuresInSlices(
  document: Document,
  passages: readonly Passage[],
  countries: ReadonlySet<string>,
): Slices<readonly Figure[]> {
  const figures: Figure[] = [];
  const names = nameContext(passages, countries);
  let lastPeriod: Period | undefined;
  for (const passage of passages) {
    let carried: Carried = lastPeriod === undefined ? {} : { lastPeriod };
    let isOpen = false;
    for (const view of viewSentences(passage, document.publishedOn, names)) {
      const readings = readSentence(view, carried);
      for (const reading of readings) figures.push(figureOf(document, view, reading, readings));
      isOpen = isOpenAfter(textOf(view), isOpen);
      carried = carryOn(carried, view, readings, isOpen);
    }
    lastPeriod = carried.lastPeriod;
    yield;
  }
  return figures;
}
