// Long: one pass over a segment, whose figures lean on the ones before.

import { cite } from '../../answering/cite.ts';
import type { SplitDocument } from '../../corpus/passages/split-document.ts';
import { runAtOnce, type Slices } from '../../scheduling/slices.ts';
import type {
  Citation,
  Document,
  Figure,
  Passage,
  Period,
  Quantity,
  Segment,
  Span,
} from '../../types.ts';
import { isAskable } from '../askable/is-askable.ts';
import { isInAside } from './is-reporter.ts';
import { type NameContext, nameContext } from './name-context.ts';
import { readChange } from './read-change.ts';
import { readEntity } from './read-entity.ts';
import { type MetricReading, readMetric } from './read-metric.ts';
import { ownTimes, readPeriod } from './read-period.ts';
import { isNoReport, isStatement, mayState, opensExample } from './reporting-text.ts';
import {
  type PlacedQuantity,
  printedOf,
  type SentenceView,
  type TokenRange,
  viewSentences,
} from './sentence-view.ts';
import { inShortSentences } from './short-sentences.ts';
import { unitFromMetric } from './unit-from-metric.ts';

/** What the sentences before leave to the next ones. */
interface Carried {
  /** The period named last in the document, for "the same years". */
  readonly lastPeriod?: Period;
  /** The period of the direct quote that is still open. */
  readonly quotedPeriod?: Period;
  /** Whose the figures of the sentence before were, in the same segment. */
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
  const word = view.segment.tokens.word[quantity.first - 1] ?? '';
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

/** A document and the passages that its figures are cited in. */
interface Source {
  readonly document: Document;
  readonly passages: readonly Passage[];
}

/** The passage that holds a span; the one below, where a heading holds it. */
const passageAt = (passages: readonly Passage[], { start }: Span): Pick<Passage, 'id'> => {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.span.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return passages[low] ?? passages.at(-1) ?? { id: '' };
};

/** The sentence a quantity stands in; what an aside says is nobody's words but the article's. */
const citationOf = (
  { document, passages }: Source,
  view: SentenceView,
  placed: PlacedQuantity,
): Citation => {
  const cited = cite(document, passageAt(passages, placed.span), view.sentence, placed.span);
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
  source: Source,
  view: SentenceView,
  reading: Reading,
  readings: readonly Reading[],
): Figure => {
  const { document } = source;
  const { quantity: placed, metric, entity, period, lead } = reading;
  const printed = metric === undefined ? view.segment.heading : printedOf(view.segment, metric);
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
    citation: citationOf(source, view, placed),
    ...(entity === undefined ? {} : { entity }),
    ...(period === undefined ? {} : { period }),
    ...(change === undefined ? {} : { change }),
  };
};

const DOUBLE_QUOTES = /["\u201c\u201d\u00ab\u00bb]/g;

/** Whether a direct quote that began before is still open behind a text, taking `wasOpen` into account. */
const isOpenAfter = (text: string, wasOpen: boolean): boolean =>
  ((text.match(DOUBLE_QUOTES) ?? []).length % 2 === 1) !== wasOpen;

const textOf = ({ segment, sentence }: SentenceView): string =>
  segment.text.slice(
    sentence.span.start - segment.span.start,
    sentence.span.end - segment.span.start,
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
 * The figures of a document in the order of its text: the quantities that it states and that a person would ask for.
 * @param countries lower-case names of countries, which no "province" or "city" stands for.
 */
export const extractFigures = (
  document: Document,
  split: SplitDocument,
  countries: ReadonlySet<string>,
): readonly Figure[] => runAtOnce(figuresInSlices(document, split, countries));

/** Whether a figure is kept: stated, and of a kind that a person would ask for. */
const isKept = (view: SentenceView, reading: Reading, figure: Figure): boolean =>
  isAskable({
    view,
    placed: reading.quantity,
    figure,
    isMeasured: reading.metric !== undefined,
  });

/** The figures of a segment that are kept, and the period that it leaves to the next one. */
const readSegment = (
  source: Source,
  segment: Segment,
  names: NameContext,
  lastPeriod: Period | undefined,
): { readonly figures: readonly Figure[]; readonly lastPeriod?: Period } => {
  const figures: Figure[] = [];
  let carried: Carried = lastPeriod === undefined ? {} : { lastPeriod };
  let isOpen = false;
  let isExample = !mayState(segment);
  for (const view of viewSentences(segment, source.document.publishedOn, names)) {
    const readings = readSentence(view, carried);
    isExample ||= opensExample(view);
    for (const reading of isExample || !isStatement(view) ? [] : readings) {
      const figure = figureOf(source, view, reading, readings);
      if (isKept(view, reading, figure)) figures.push(figure);
    }
    isOpen = isOpenAfter(textOf(view), isOpen);
    carried = carryOn(carried, view, readings, isOpen);
  }
  return carried.lastPeriod === undefined
    ? { figures }
    : { figures, lastPeriod: carried.lastPeriod };
};

/** The same, segment by segment. */
export function* figuresInSlices(
  document: Document,
  { segments, passages }: SplitDocument,
  countries: ReadonlySet<string>,
): Slices<readonly Figure[]> {
  if (isNoReport(document)) return [];
  const figures: Figure[] = [];
  const source = { document, passages };
  const names = nameContext(segments, countries);
  let lastPeriod: Period | undefined;
  for (const segment of segments) {
    const read = readSegment(source, inShortSentences(segment), names, lastPeriod);
    figures.push(...read.figures);
    lastPeriod = read.lastPeriod;
    yield;
  }
  return figures;
}
