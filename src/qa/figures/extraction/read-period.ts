import type { Period } from '../../types.ts';
import {
  type PlacedQuantity,
  type PlacedTime,
  printedOf,
  type SentenceView,
} from './sentence-view.ts';
import { SAYING } from './verbs.ts';

const wordAt = ({ segment }: SentenceView, at: number): string => segment.tokens.word[at] ?? '';

/** The index of the word before a time, over "in", "the" and "of". */
const leadOf = (view: SentenceView, time: PlacedTime): number => {
  let at = time.first - 1;
  while (
    at > view.sentence.first &&
    ['in', 'the', 'of', 'that', 'end', 'same', 'period', 'quarter', 'month', 'time'].includes(
      wordAt(view, at),
    )
  )
    at -= 1;
  return at;
};

const followsQuantity = (view: SentenceView, at: number): boolean =>
  view.quantities.some(({ past, noun }) => past === at || noun?.past === at);

/** Whether a time is only what a value is compared with: "than in 2016", "increased by 5% from 2016". */
export const isBaseline = (view: SentenceView, time: PlacedTime): boolean => {
  const at = leadOf(view, time);
  const [word, before] = [wordAt(view, at), wordAt(view, at - 1)];
  if (word === 'than' || (before === 'compared' && ['with', 'to'].includes(word))) return true;
  // "grew 5% from 2012 to 2021" tells both ends of its own period.
  if (word === 'from' && time.past - time.first > 2) return false;
  const isYearLong = time.period !== undefined && time.period.from !== time.period.to;
  if (['from', 'over', 'on', 'against', 'versus'].includes(word) && isYearLong) {
    return followsQuantity(view, at) || view.quantities.some(({ past }) => past === at);
  }
  return false;
};

/** Whether a time tells when something was said and not when it was so: "reported on 23 September". */
const isOfReport = (view: SentenceView, time: PlacedTime): boolean => {
  for (let at = time.first - 1; at >= Math.max(view.sentence.first, time.first - 14); at--) {
    const word = wordAt(view, at);
    if ([',', ';', 'that', '"', '\u201c'].includes(word)) return false;
    if (view.quantities.some(({ first, past }) => first <= at && at < past)) return false;
    if (SAYING.has(word)) return true;
  }
  return false;
};

const hasBreak = (view: SentenceView, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) {
    if ([',', ';', ':', '(', ')'].includes(wordAt(view, at))) return true;
  }
  return false;
};

/** The times of a sentence that may be a value's own. */
export const ownTimes = (view: SentenceView): readonly PlacedTime[] =>
  view.times.filter(
    (time) => time.period !== undefined && !isBaseline(view, time) && !isOfReport(view, time),
  );

const FARTHEST = 12;

const SAME = new Set('year years period quarter month months time decade season'.split(' '));

/** "over the same years": the period named last. */
const sameTime = (view: SentenceView, last: Period | undefined): Period | undefined => {
  if (last === undefined) return undefined;
  const { first, past } = view.sentence;
  for (let at = first; at < past - 1; at++) {
    const isTimed = view.times.some((time) => time.first === at + 2);
    if (!isTimed && ['same', 'that'].includes(wordAt(view, at)) && SAME.has(wordAt(view, at + 1))) {
      const label = printedOf(view.segment, { first: at, past: at + 2 });
      return { label, from: last.from, to: last.to };
    }
  }
  return undefined;
};

/** "in 2012 and 2018": two times in a row are told together. */
const withNext = (
  view: SentenceView,
  times: readonly PlacedTime[],
  time: PlacedTime,
): Period | undefined => {
  const next = times[times.indexOf(time) + 1];
  const isPair = next?.first === time.past + 1 && wordAt(view, time.past) === 'and';
  if (!isPair || next.period === undefined || time.period === undefined) return time.period;
  const label = printedOf(view.segment, { first: time.first, past: next.past });
  const [from, to] = [time.period, next.period].sort((a, b) => (a.from < b.from ? -1 : 1));
  return from && to && { label, from: from.from, to: to.to };
};

/** Where a value begins that this one is compared with; its time is not this one's ("$1.53 from $1.52 a year ago"). */
const nextCompared = (view: SentenceView, quantity: PlacedQuantity): number =>
  view.quantities.find(
    ({ first }) =>
      first >= quantity.past &&
      ['from', 'than', 'with', 'against'].includes(wordAt(view, first - 1)),
  )?.first ?? view.sentence.past;

/**
 * The period of a quantity by its own sentence: the time right behind it, else the last before it, else the
 * only other one. `last` is the period that the text named last, for "the same years".
 */
export const readPeriod = (
  view: SentenceView,
  quantity: PlacedQuantity,
  last: Period | undefined,
): Period | undefined => {
  const times = ownTimes(view);
  const stop = nextCompared(view, quantity);
  const behind = times.find(({ first }) => first >= quantity.past && first < stop);
  const before = times.findLast(({ past }) => past <= quantity.first);
  const isNear =
    behind !== undefined &&
    behind.first - quantity.past <= FARTHEST &&
    !hasBreak(view, quantity.past, behind.first);
  if (isNear) return withNext(view, times, behind);
  if (before !== undefined) return before.period;
  const same = sameTime(view, last);
  if (same !== undefined) return same;
  return times.length === 1 ? behind?.period : undefined;
};
