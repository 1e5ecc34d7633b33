import type { IsoDate, Period, Span } from '../../types.ts';
import { isDash, type Lexeme, lexemesOf } from '../quantities/lexemes.ts';
import { smallNumber } from '../quantities/small-numbers.ts';
import { type DayRange, OPEN_END, shiftDay } from './calendar.ts';
import { DATE_WORDS, type DatePoint, datePointAt, partOfDays, partWordAt } from './dates.ts';
import { currentUnitAt, RELATIVE_WORDS, relativeTimeAt } from './relative-times.ts';
import { isYearInContext } from './years.ts';

/** A time as printed; `period` is absent where its days cannot be known (a clock time, a day without a year). */
export interface TimeMention {
  readonly span: Span;
  /** Lexeme indexes [first, past). */
  readonly first: number;
  readonly past: number;
  readonly period?: Period;
}

/** What a time rule finds: where it ends and the days it covers. */
export interface TimeMatch {
  readonly past: number;
  readonly days?: DayRange | undefined;
}

type TimeRule = (
  lexemes: readonly Lexeme[],
  at: number,
  reference: IsoDate | undefined,
) => TimeMatch | undefined;

/** A year for a date printed without one: the latest that is not after the reference day. */
const yearBefore = (point: DatePoint, reference: IsoDate | undefined): number | undefined => {
  if (reference === undefined) return undefined;
  const year = Number(reference.slice(0, 4));
  const days = point.daysIn(year);
  return days !== undefined && days.from > reference ? year - 1 : year;
};

const daysOf = (
  point: DatePoint,
  reference: IsoDate | undefined,
  knownYear?: number,
): DayRange | undefined => {
  const year = point.year ?? knownYear ?? yearBefore(point, reference);
  return year === undefined ? undefined : point.daysIn(year);
};

const isJoin = (lexeme: Lexeme | undefined, isBetween: boolean): boolean =>
  isDash(lexeme) ||
  ['to', 'through', 'until', 'till', ...(isBetween ? ['and'] : [])].includes(lexeme?.word ?? '');

const afterThe = (lexemes: readonly Lexeme[], at: number): number =>
  lexemes[at]?.word === 'the' ? at + 1 : at;

const pointAt = (lexemes: readonly Lexeme[], at: number): DatePoint | undefined =>
  isYearInContext(lexemes, at) ? datePointAt(lexemes, at) : undefined;

/** "2012 to 2021", "between May and July 2021", "Sept. 2012 - March 2013". */
const rangeOfPoints: TimeRule = (lexemes, at, reference) => {
  const first = pointAt(lexemes, at);
  if (first === undefined) return undefined;
  const isBetween = ['between', 'both'].includes(lexemes[at - 1]?.word ?? '');
  if (!isJoin(lexemes[first.past], isBetween)) return undefined;
  const last = pointAt(lexemes, afterThe(lexemes, first.past + 1));
  if (last === undefined) return undefined;
  const end = daysOf(last, reference);
  const start = daysOf(first, reference, end && last.year && Number(end.to.slice(0, 4)));
  if (start === undefined || end === undefined) return { past: last.past };
  return start.from < end.to
    ? { past: last.past, days: { from: start.from, to: end.to } }
    : undefined;
};

/** "3 to 5 March 2021", "between 9 and 12 May": the first day leaves its month to the second. */
const rangeOfDays: TimeRule = (lexemes, at, reference) => {
  const day = lexemes[at];
  if (day?.kind !== 'number' || !/^\d{1,2}$/.test(day.word)) return undefined;
  if (!isJoin(lexemes[at + 1], lexemes[at - 1]?.word === 'between')) return undefined;
  const last = datePointAt(lexemes, at + 2);
  if (last?.grain !== 'day' || lexemes[at + 2]?.kind !== 'number') return undefined;
  const end = daysOf(last, reference);
  if (end === undefined) return { past: last.past };
  const from = `${end.from.slice(0, 8)}${day.word.padStart(2, '0')}`;
  return from < end.to ? { past: last.past, days: { from, to: end.to } } : undefined;
};

/** "since 2017", "since the end of May": open until the reference day. */
const sincePoint: TimeRule = (lexemes, at, reference) => {
  if (lexemes[at]?.word !== 'since') return undefined;
  const point = pointAt(lexemes, afterThe(lexemes, at + 1));
  if (point === undefined) return undefined;
  const days = daysOf(point, reference);
  if (days === undefined) return { past: point.past };
  const to = reference !== undefined && reference >= days.from ? reference : OPEN_END;
  return { past: point.past, days: { from: days.from, to } };
};

const STRETCHES: ReadonlyMap<string, readonly [number, 'month' | 'week' | 'day']> = new Map(
  Object.entries<readonly [number, 'month' | 'week' | 'day']>({
    year: [12, 'month'],
    half: [6, 'month'],
    quarter: [3, 'month'],
    months: [1, 'month'],
    month: [1, 'month'],
    weeks: [1, 'week'],
    week: [1, 'week'],
  }),
);

/** "three months to June 2022", "year ended 31 March 2022". */
const stretchToPoint: TimeRule = (lexemes, at, reference) => {
  const count = smallNumber(lexemes[at]?.word);
  const unit = count === undefined ? at : at + 1;
  const stretch = STRETCHES.get(lexemes[unit]?.word ?? '');
  const link = lexemes[unit + 1]?.word ?? '';
  if (stretch === undefined || !['to', 'ended', 'ending', 'through'].includes(link)) {
    return undefined;
  }
  const point = pointAt(lexemes, lexemes[unit + 2]?.word === 'on' ? unit + 3 : unit + 2);
  if (point === undefined) return undefined;
  const days = daysOf(point, reference);
  if (days === undefined) return { past: point.past };
  const from = shiftDay(shiftDay(days.to, 1, 'day'), -(count ?? 1) * stretch[0], stretch[1]);
  return { past: point.past, days: { from, to: days.to } };
};

/** "end of last year", "early this month". */
const partOfRelative: TimeRule = (lexemes, at, reference) => {
  const part = partWordAt(lexemes, at);
  if (part === undefined) return undefined;
  const start = afterThe(lexemes, part.past);
  // "by the end of the year": the year that the text is from.
  const whole =
    start > part.past
      ? currentUnitAt(lexemes, start, reference)
      : relativeTimeAt(lexemes, start, reference);
  return whole && { past: whole.past, days: partOfDays(part.word, whole.days) };
};

/** One date. */
const onePoint: TimeRule = (lexemes, at, reference) => {
  const point = pointAt(lexemes, at);
  return point && { past: point.past, days: daysOf(point, reference) };
};

/** "3 p.m.", "14:30", "300 BC": times that are no numbers and name no day. */
const otherTime: TimeRule = (lexemes, at) => {
  const [number, sign, minutes] = lexemes.slice(at, at + 3);
  if (number?.kind !== 'number') return undefined;
  if (['am', 'pm', 'bc', 'bce', "o'clock"].includes(sign?.word ?? '')) return { past: at + 2 };
  if (['a', 'p'].includes(sign?.word ?? '') && minutes?.word === '.' && minutes.gap === 'none') {
    return lexemes[at + 3]?.word === 'm' ? { past: at + 4 } : undefined;
  }
  const isClock =
    sign?.word === ':' &&
    minutes?.gap === 'none' &&
    /^([01]?\d|2[0-4])$/.test(number.word) &&
    /^[0-5]\d$/.test(minutes.word);
  if (isClock) return { past: at + 3 };
  const isDecade = /^\d0$/.test(number.word) && sign?.word === 's' && sign.gap === 'none';
  return isDecade ? { past: at + 2 } : undefined;
};

const RULES: readonly TimeRule[] = [
  sincePoint,
  stretchToPoint,
  rangeOfDays,
  rangeOfPoints,
  onePoint,
  partOfRelative,
  relativeTimeAt,
  otherTime,
];

/** Words that a time can start with, beside numbers and "Q1" and the like. */
const STARTS: ReadonlySet<string> = new Set([
  ...DATE_WORDS,
  ...RELATIVE_WORDS,
  ...Object.keys(STRETCHES),
  'since',
]);

const mayStart = (lexeme: Lexeme | undefined): boolean =>
  lexeme?.kind === 'number' ||
  (lexeme?.kind === 'word' &&
    (STARTS.has(lexeme.word) || /^(?:[qh][1-4](?:fy\d+)?|fy\d+)$/.test(lexeme.word)));

const matchAt: TimeRule = (lexemes, at, reference) => {
  if (!mayStart(lexemes[at])) return undefined;
  for (const rule of RULES) {
    const match = rule(lexemes, at, reference);
    if (match !== undefined) return match;
  }
  return undefined;
};

/**
 * Every time a text names, in order and without overlap.
 * @param reference the day the text is from: it gives a year to dates without one and days to "the past decade".
 */
export const timesIn = (
  text: string,
  lexemes: readonly Lexeme[],
  reference?: IsoDate,
): readonly TimeMention[] => {
  const mentions: TimeMention[] = [];
  for (let at = 0; at < lexemes.length; at++) {
    const match = matchAt(lexemes, at, reference);
    const start = lexemes[at]?.start;
    const end = lexemes[(match?.past ?? 0) - 1]?.end;
    if (match === undefined || start === undefined || end === undefined) continue;
    const label = text.slice(start, end).replace(/\s+/g, ' ');
    const mention = { span: { start, end }, first: at, past: match.past };
    mentions.push(match.days ? { ...mention, period: { label, ...match.days } } : mention);
    at = match.past - 1;
  }
  return mentions;
};

/** A period and where it is printed. */
export interface FoundPeriod {
  readonly span: Span;
  readonly period: Period;
}

/**
 * The periods a text names, labelled as printed; times whose days cannot be known are left out.
 * @param reference the day the text is from, where "23 September" and "the past decade" may lean on it.
 */
export const findPeriods = (text: string, reference?: IsoDate): readonly FoundPeriod[] =>
  timesIn(text, lexemesOf(text), reference).flatMap(({ span, period }) =>
    period === undefined ? [] : [{ span, period }],
  );
