import type { DayRange } from '../../analysis/times/calendar.ts';
import type { Passage, Period, Sentence, Span } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import {
  type AskedPeriod,
  type EventRelation,
  relationAt,
} from '../../understanding/question/asked-periods.ts';
import { tokensInSpan } from './tokens-in-span.ts';

/** How a time of the evidence fits what a question asks about: 1 it is that or within it, -1 it is another one. */
export type Fit = number;

/** A longer time that holds the one asked for says little of it. */
const HOLDS: Fit = -0.5;
const WITHIN: Fit = 0.8;

/** A time of a passage, by its tokens [first, last], and how it fits. */
export interface PlacedFit {
  readonly first: number;
  readonly last: number;
  readonly fit: Fit;
}

interface Timed {
  readonly span: Span;
  readonly period?: Period;
}

const compare = (asked: DayRange, { from, to }: DayRange): Fit => {
  if (from === asked.from && to === asked.to) return 1;
  if (from >= asked.from && to <= asked.to) return WITHIN;
  if (from <= asked.from && to >= asked.to) return HOLDS;
  return to < asked.from || from > asked.to ? -1 : 0;
};

const fitOf = ({ daysIn, isFixed }: AskedPeriod, period: DayRange): Fit => {
  const year = Number(period.from.slice(0, 4));
  // A winter begins in the year before.
  const years = isFixed ? [year] : [year, year - 1];
  const fits = years.flatMap((one) => {
    const days = daysIn(one);
    return days === undefined ? [] : [compare(days, period)];
  });
  const best = Math.max(-1, ...fits);
  // "In 2022" says nothing of which spring is meant.
  return !isFixed && best === HOLDS ? 0 : best;
};

/** How a time fits the nearest of the times that a question asks about. */
export const fitPeriod = (periods: readonly AskedPeriod[], period: DayRange): Fit =>
  Math.max(...periods.map((asked) => fitOf(asked, period)));

/** Words back from what happened to the word that tells when: "before the Great War". */
const RELATION_REACH = 4;

const relationBefore = (words: readonly string[], at: number): EventRelation | undefined => {
  for (let token = at - 1; token >= Math.max(0, at - RELATION_REACH); token -= 1) {
    const relation = relationAt(words, token);
    if (relation !== undefined) return relation;
  }
  return undefined;
};

const eventFits = (
  { events }: Analysis,
  { tokens }: Passage,
  sentence: Sentence,
): readonly PlacedFit[] => {
  const placed: PlacedFit[] = [];
  for (const { stem, relation } of events)
    for (let token = sentence.first; token < sentence.past; token += 1) {
      if (tokens.stem[token] !== stem) continue;
      const told = relationBefore(tokens.word, token);
      if (told !== undefined)
        placed.push({ first: token, last: token, fit: told === relation ? 1 : -1 });
    }
  return placed;
};

/** Whether a question asks about a time at all. */
export const asksPeriod = ({ periods, events }: Analysis): boolean =>
  periods.length + events.length > 0;

/** The times of a sentence with how they fit, in order; those that hold others of the sentence are only their frame. */
export const sentenceFits = (
  analysis: Analysis,
  passage: Passage,
  sentence: Sentence,
  times: readonly Timed[],
): readonly PlacedFit[] => {
  const { periods } = analysis;
  const own = times.flatMap(({ span, period }) => {
    const isInside = span.start >= sentence.span.start && span.end <= sentence.span.end;
    const range = isInside ? tokensInSpan(passage, span) : undefined;
    return range === undefined ? [] : [{ ...range, period }];
  });
  const isFrame = (period: Period): boolean =>
    own.some(
      ({ period: other }) =>
        other !== undefined && other !== period && compare(period, other) === WITHIN,
    );
  const timed =
    periods.length === 0
      ? []
      : own.flatMap(({ first, last, period }): PlacedFit[] => {
          if (period === undefined) return [{ first, last, fit: 0 }];
          return isFrame(period) ? [] : [{ first, last, fit: fitPeriod(periods, period) }];
        });
  return [...timed, ...eventFits(analysis, passage, sentence)].sort(
    (left, right) => left.first - right.first,
  );
};

/**
 * How the time that belongs to the tokens [first, last] fits: where the sentence tells times before what they belong to
 * ("in 2021 it had 5"), the one before it, else the one behind it up to the next of its like ("5 in 2021 and 7 in 2022").
 * @param others where others of its like stand: they take the times next to them
 */
export const fitAt = (
  fits: readonly PlacedFit[],
  { first, last }: Pick<PlacedFit, 'first' | 'last'>,
  others: readonly Pick<PlacedFit, 'first' | 'last'>[],
): Fit => {
  if (fits.length < 2) return fits[0]?.fit ?? 0;
  const start = Math.min(first, ...others.map((other) => other.first));
  const before = fits.findLast((one) => one.last < first);
  const behind = fits.find((one) => one.first > last);
  if ((fits[0]?.first ?? 0) < start) return (before ?? behind)?.fit ?? 0;
  const next = Math.min(...others.map((other) => other.first).filter((at) => at > last));
  const isOwn = behind !== undefined && behind.first < next;
  return (isOwn ? behind : (before ?? behind))?.fit ?? 0;
};
