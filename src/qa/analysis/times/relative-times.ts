import type { IsoDate } from '../../types.ts';
import type { Lexeme } from '../quantities/lexemes.ts';
import { smallNumber, TENS_BY_WORD, UNITS } from '../quantities/small-numbers.ts';
import { type DayRange, monthsOf, shiftDay, yearsOf } from './calendar.ts';
import { SEASONS } from './dates.ts';

type Step = readonly [number, 'day' | 'week' | 'month' | 'year'];

const STEPS: ReadonlyMap<string, Step> = new Map(
  Object.entries<Step>({
    day: [1, 'day'],
    week: [1, 'week'],
    fortnight: [2, 'week'],
    month: [1, 'month'],
    quarter: [3, 'month'],
    year: [1, 'year'],
    decade: [10, 'year'],
    century: [100, 'year'],
  }),
);

const stepOf = (word: string | undefined): Step | undefined =>
  STEPS.get(word === 'centuries' ? 'century' : (word ?? '').replace(/s$/, ''));

/** A count of steps at a lexeme: "ten years", "decade", "a year". */
const stretchAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { past: number; count: number; step: Step; isCounted: boolean } | undefined => {
  const word = lexemes[at]?.word;
  const bare = stepOf(word);
  if (bare !== undefined && !word?.endsWith('s')) {
    return { past: at + 1, count: 1, step: bare, isCounted: false };
  }
  const count = word === 'a' || word === 'an' ? 1 : smallNumber(word);
  const joint = lexemes[at + 1]?.word === '-' ? at + 2 : at + 1;
  const step = count === undefined ? undefined : stepOf(lexemes[joint]?.word);
  return count === undefined || step === undefined
    ? undefined
    : { past: joint + 1, count, step, isCounted: true };
};

const BACK = new Set(['past', 'last', 'previous', 'preceding', 'recent', 'latest']);
const AHEAD = new Set(['next', 'coming', 'following']);

/** The calendar unit a day lies in, moved by whole units. */
const calendarUnit = (reference: IsoDate, by: number, [n, unit]: Step): DayRange | undefined => {
  const day = shiftDay(reference, by * n, unit);
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (unit === 'year') return n === 1 ? yearsOf(year) : undefined;
  if (unit === 'month') {
    const first = n === 3 ? Math.floor((month - 1) / 3) * 3 + 1 : month;
    return monthsOf(year, first, first + n - 1);
  }
  if (unit === 'day') return { from: day, to: day };
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const monday = shiftDay(day, -weekday, 'day');
  return { from: monday, to: shiftDay(monday, 6, 'day') };
};

const inCalendar = (
  reference: IsoDate | undefined,
  by: number,
  step: Step,
): DayRange | undefined =>
  reference === undefined ? undefined : calendarUnit(reference, by, step);

const back = (reference: IsoDate, count: number, [n, unit]: Step): DayRange => ({
  from: shiftDay(reference, -count * n, unit),
  to: reference,
});

type RelativeMatch = { readonly past: number; readonly days?: DayRange | undefined };

/** "the past ten years", "last year", "next decade". */
const stretchRelative = (
  lexemes: readonly Lexeme[],
  at: number,
  reference: IsoDate | undefined,
): RelativeMatch | undefined => {
  const direction = lexemes[at]?.word ?? '';
  const isBack = BACK.has(direction);
  if (!isBack && !AHEAD.has(direction)) return undefined;
  const stretch = stretchAt(lexemes, at + 1);
  if (stretch === undefined) return undefined;
  const { past, count, step, isCounted } = stretch;
  if (reference === undefined) return { past };
  if (!isBack) return { past, days: ahead(reference, stretch) };
  const isCalendar =
    !isCounted && step[0] <= 3 && (direction === 'last' || direction === 'previous');
  return {
    past,
    days: isCalendar ? calendarUnit(reference, -1, step) : back(reference, count, step),
  };
};

const ahead = (
  reference: IsoDate,
  { count, step, isCounted }: { count: number; step: Step; isCounted: boolean },
): DayRange | undefined =>
  !isCounted && step[0] <= 3
    ? calendarUnit(reference, 1, step)
    : { from: reference, to: shiftDay(reference, count * step[0], step[1]) };

/** The first month of a season that ended before the day, ran on it, or comes after it. */
const seasonBy = (
  reference: IsoDate,
  [first, last]: readonly [number, number],
  by: -1 | 0 | 1,
): DayRange => {
  const year = Number(reference.slice(0, 4));
  const runs = [year - 2, year - 1, year, year + 1].map((y) => monthsOf(y, first, last));
  const past = runs.filter(({ to }) => to < reference);
  const current = runs.find(({ from, to }) => from <= reference && reference <= to);
  const next = runs.find(({ from }) => from > reference);
  const calendar = monthsOf(year, first, last);
  if (by < 0) return past.at(-1) ?? calendar;
  return (by > 0 ? next : current) ?? calendar;
};

/** "last spring", "this winter", "next summer". */
const seasonRelative = (
  lexemes: readonly Lexeme[],
  at: number,
  reference: IsoDate | undefined,
): RelativeMatch | undefined => {
  const direction = lexemes[at]?.word ?? '';
  const by = SEASON_BY[direction];
  const months = SEASONS.get(lexemes[at + 1]?.word ?? '');
  if (by === undefined || months === undefined) return undefined;
  return {
    past: at + 2,
    days: reference === undefined ? undefined : seasonBy(reference, months, by),
  };
};

const SEASON_BY: Readonly<Record<string, -1 | 0 | 1>> = {
  last: -1,
  past: -1,
  previous: -1,
  this: 0,
  next: 1,
  coming: 1,
};

/** "this year", "ten years ago", "yesterday". */
/** "year on year", "month-on-month", "year over year": what a change is told against. */
const overUnits = (lexemes: readonly Lexeme[], at: number): RelativeMatch | undefined => {
  const words = lexemes
    .slice(at, at + 5)
    .map(({ word }) => word)
    .filter((word) => word !== '-');
  const [unit, link, other] = words;
  const isPair = unit !== undefined && unit === other && ['on', 'over'].includes(link ?? '');
  if (!isPair || stepOf(unit) === undefined) return undefined;
  return { past: at + (lexemes[at + 1]?.word === '-' ? 5 : 3) };
};

const pointRelative = (
  lexemes: readonly Lexeme[],
  at: number,
  reference: IsoDate | undefined,
): RelativeMatch | undefined => {
  const word = lexemes[at]?.word ?? '';
  const day = { yesterday: -1, today: 0, tomorrow: 1 }[word];
  if (day !== undefined) {
    return { past: at + 1, days: inCalendar(reference, day, [1, 'day']) };
  }
  if (word === 'this' || word === 'current') {
    const step = stepOf(lexemes[at + 1]?.word);
    if (step === undefined || lexemes[at + 1]?.word.endsWith('s')) return undefined;
    return { past: at + 2, days: inCalendar(reference, 0, step) };
  }
  const stretch = stretchAt(lexemes, at);
  const after = stretch === undefined ? '' : (lexemes[stretch.past]?.word ?? '');
  if (
    stretch === undefined ||
    !stretch.isCounted ||
    !['ago', 'earlier', 'before'].includes(after)
  ) {
    return undefined;
  }
  if (after !== 'ago' || reference === undefined) return { past: stretch.past + 1 };
  return {
    past: stretch.past + 1,
    days: calendarUnit(reference, -stretch.count * stretch.step[0], [1, stretch.step[1]]),
  };
};

/** The year, month or quarter that a text is from, where it names one alone ("the year"). */
export const currentUnitAt = (
  lexemes: readonly Lexeme[],
  at: number,
  reference: IsoDate | undefined,
): RelativeMatch | undefined => {
  const word = lexemes[at]?.word ?? '';
  const step = word.endsWith('s') ? undefined : stepOf(word);
  return step === undefined ? undefined : { past: at + 1, days: inCalendar(reference, 0, step) };
};

/** Words that such a time can start with, numbers in digits apart. */
export const RELATIVE_WORDS: readonly string[] = [
  ...BACK,
  ...AHEAD,
  ...UNITS.keys(),
  ...TENS_BY_WORD.keys(),
  'a',
  'an',
  'this',
  'current',
  'year',
  'month',
  'quarter',
  'week',
  'yesterday',
  'today',
  'tomorrow',
];

/** A time told from the day the text is from; without that day, its words but no days. */
export const relativeTimeAt = (
  lexemes: readonly Lexeme[],
  at: number,
  reference: IsoDate | undefined,
): RelativeMatch | undefined =>
  overUnits(lexemes, at) ??
  seasonRelative(lexemes, at, reference) ??
  stretchRelative(lexemes, at, reference) ??
  pointRelative(lexemes, at, reference);
