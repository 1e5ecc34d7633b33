// Long: one list of rules, tried side by side for the longest reading.

import { isCapitalised, isDash, type Lexeme } from '../quantities/lexemes.ts';
import { ORDINALS_BY_WORD, smallNumber, UNITS } from '../quantities/small-numbers.ts';
import { type DayRange, dayOf, monthsOf, shiftDay, yearsOf } from './calendar.ts';

/** A day, month, quarter, year or the like, as far as it is printed. */
export interface DatePoint {
  /** The index after its last lexeme. */
  readonly past: number;
  /** Absent when no year is printed. */
  readonly year?: number;
  /** The days it covers in a given year; `undefined` where there are none (30 February). */
  readonly daysIn: (year: number) => DayRange | undefined;
  readonly grain: 'day' | 'month' | 'part' | 'year' | 'years';
}

type PointRule = (lexemes: readonly Lexeme[], at: number) => DatePoint | undefined;

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** First and last month; winter runs into the next year. Source: meteorological seasons, northern half. */
export const SEASONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['spring', [3, 5]],
  ['summer', [6, 8]],
  ['autumn', [9, 11]],
  ['fall', [9, 11]],
  ['winter', [12, 14]],
]);

const EARLIEST_YEAR = 1000;
/** Below this a number in digits is more often a count: it is a year only where the words around it say so. */
const PLAIN_FROM = 1500;
const LATEST_YEAR = 2199;

/** A year in four plain digits; `undefined` for other numbers. */
export const yearAt = (lexeme: Lexeme | undefined): number | undefined => {
  if (lexeme?.kind !== 'number' || !/^\d{4}$/.test(lexeme.word)) return undefined;
  const year = Number(lexeme.word);
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : undefined;
};

const skip = (lexemes: readonly Lexeme[], at: number, ...words: readonly string[]): number =>
  words.includes(lexemes[at]?.word ?? '') ? at + 1 : at;

/** A year after an optional comma, "of" or "in"; `past` is unmoved where there is none. */
const yearAfter = (lexemes: readonly Lexeme[], at: number): { past: number; year?: number } => {
  const from = skip(lexemes, at, ',', 'of', 'in', '.');
  const year = yearAt(lexemes[from]);
  return year === undefined ? { past: at } : { past: from + 1, year };
};

const withYear = (
  found: { past: number; year?: number },
  grain: DatePoint['grain'],
  daysIn: DatePoint['daysIn'],
): DatePoint =>
  found.year === undefined
    ? { past: found.past, grain, daysIn }
    : { past: found.past, year: found.year, grain, daysIn };

const single = (day: string | undefined): DayRange | undefined =>
  day === undefined ? undefined : { from: day, to: day };

const dayNumberAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { day: number; past: number } | undefined => {
  const lexeme = lexemes[at];
  const day = lexeme?.kind === 'number' ? smallNumber(lexeme.word) : undefined;
  if (day === undefined || day < 1 || day > 31) return undefined;
  const next = lexemes[at + 1];
  const isOrdinal = next?.gap === 'none' && ['st', 'nd', 'rd', 'th'].includes(next.word);
  return { day, past: at + (isOrdinal ? 2 : 1) };
};

const monthAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { month: number; past: number } | undefined => {
  const lexeme = lexemes[at];
  const month = lexeme === undefined ? undefined : MONTHS.get(lexeme.word);
  if (lexeme === undefined || month === undefined || !isCapitalised(lexeme)) return undefined;
  const isShort = lexeme.word.length <= 4 && lexemes[at + 1]?.word === '.';
  return { month, past: isShort && lexemes[at + 1]?.gap === 'none' ? at + 2 : at + 1 };
};

/** Months that are also everyday words need a day, a year, or a preposition before them. */
const needsLead = (lexemes: readonly Lexeme[], at: number): boolean => {
  const word = lexemes[at]?.word ?? '';
  if (!['may', 'march', 'mar', 'sun', 'august', 'jan'].includes(word)) return false;
  return !LEADS.has(lexemes[at - 1]?.word ?? '');
};

const LEADS = new Set(
  'in since of by until till during last next this early late mid from to through between and before after on'.split(
    ' ',
  ),
);

/** "September 23, 2022", "Sept. 23-25", "May 2021", "in May". */
const monthFirst: PointRule = (lexemes, at) => {
  const month = monthAt(lexemes, at);
  if (month === undefined) return undefined;
  const first = dayNumberAt(lexemes, month.past);
  if (first === undefined || yearAt(lexemes[month.past]) !== undefined) {
    const year = yearAfter(lexemes, month.past);
    if (year.year === undefined && needsLead(lexemes, at)) return undefined;
    return withYear(year, 'month', (y) => monthsOf(y, month.month, month.month));
  }
  const last = isDash(lexemes[first.past]) ? dayNumberAt(lexemes, first.past + 1) : undefined;
  const year = yearAfter(lexemes, last?.past ?? first.past);
  return withYear(year, 'day', (y) => {
    const from = dayOf(y, month.month, first.day);
    const to = dayOf(y, month.month, last?.day ?? first.day);
    return from === undefined || to === undefined ? undefined : { from, to };
  });
};

/** "23 September 2022", "the 2nd of August". */
const dayFirst: PointRule = (lexemes, at) => {
  const day = dayNumberAt(lexemes, at);
  if (day === undefined) return undefined;
  const month = monthAt(lexemes, skip(lexemes, day.past, 'of'));
  if (month === undefined) return undefined;
  return withYear(yearAfter(lexemes, month.past), 'day', (y) =>
    single(dayOf(y, month.month, day.day)),
  );
};

const numbersJoined = (
  lexemes: readonly Lexeme[],
  at: number,
): { parts: readonly string[]; past: number } | undefined => {
  const first = lexemes[at];
  if (first?.kind !== 'number') return undefined;
  if (/^\d+\.\d+\.\d+$/.test(first.word)) return { parts: first.word.split('.'), past: at + 1 };
  const [sign, second, otherSign, third] = lexemes.slice(at + 1, at + 5);
  const isJoined = [sign, second, otherSign, third].every((lexeme) => lexeme?.gap === 'none');
  if (!isJoined || second?.kind !== 'number' || third?.kind !== 'number') return undefined;
  if (sign?.word !== otherSign?.word || !['-', '/'].includes(sign?.word ?? '')) return undefined;
  return { parts: [first.word, second.word, third.word], past: at + 5 };
};

/** "2022-09-23", "2022.09.23", "23/09/2022" where only one reading is a date. */
const numeric: PointRule = (lexemes, at) => {
  const joined = numbersJoined(lexemes, at);
  if (joined === undefined) return undefined;
  const [a = '', b = '', c = ''] = joined.parts;
  if (a.length === 4) {
    const day = single(dayOf(Number(a), Number(b), Number(c)));
    return day && { past: joined.past, year: Number(a), grain: 'day', daysIn: () => day };
  }
  if (c.length !== 4) return undefined;
  const dayFirstReading = dayOf(Number(c), Number(b), Number(a));
  const monthFirstReading = dayOf(Number(c), Number(a), Number(b));
  const readings = [dayFirstReading, monthFirstReading].filter((reading) => reading !== undefined);
  if (readings.length === 0) return undefined;
  const isClear = new Set(readings).size === 1;
  return {
    past: joined.past,
    year: Number(c),
    grain: 'day',
    daysIn: () => (isClear ? single(readings[0]) : undefined),
  };
};

const PART_MONTHS: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries<readonly number[]>({
    quarter: [3, 4],
    half: [6, 2],
    trimester: [4, 3],
  }),
);

/** The nth quarter or half of a year, and the first n months of one. */
const orderedPart: PointRule = (lexemes, at) => {
  const ordinal = ORDINALS_BY_WORD.get(lexemes[at]?.word ?? '');
  if (ordinal === undefined || ordinal === 0) return undefined;
  const next = skip(lexemes, at + 1, '-');
  const noun = lexemes[next]?.word ?? '';
  const [months, most] = PART_MONTHS.get(noun) ?? [];
  if (months !== undefined && most !== undefined && ordinal <= most) {
    const past = skip(lexemes, next + 1, 'this');
    return withYear(yearAfter(lexemes, past), 'part', (y) =>
      monthsOf(y, (ordinal - 1) * months + 1, ordinal * months),
    );
  }
  const count = smallNumber(noun);
  const unit = lexemes[next + 1]?.word;
  if (ordinal !== 1 || count === undefined || (unit !== 'months' && unit !== 'quarters')) {
    return undefined;
  }
  return withYear(yearAfter(lexemes, next + 2), 'part', (y) =>
    monthsOf(y, 1, count * (unit === 'quarters' ? 3 : 1)),
  );
};

/** A year of two digits behind a sign or glued on: "'24", "/24", "-24". */
const shortYearAfter = (
  lexemes: readonly Lexeme[],
  at: number,
): { past: number; year?: number } => {
  const [sign, number] = [lexemes[at], lexemes[at + 1]];
  const isSigned = ["'", '\u2019', '/', '-'].includes(sign?.word ?? '');
  const isShort = number?.kind === 'number' && number.gap === 'none' && /^\d\d$/.test(number.word);
  return isSigned && isShort ? { past: at + 2, year: 2000 + Number(number.word) } : { past: at };
};

const partOf = (letter: string, n: number): DatePoint['daysIn'] | undefined => {
  const months = letter === 'q' ? 3 : 6;
  return n * months > 12 ? undefined : (y) => monthsOf(y, (n - 1) * months + 1, n * months);
};

/** "Q1", "H1", "Q1FY22", "1Q", "1Q24": the letter, its number, the year glued on, and the index behind. */
const partCodeAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { daysIn: DatePoint['daysIn']; past: number; year?: number } | undefined => {
  const word = lexemes[at]?.word ?? '';
  const next = lexemes[at + 1];
  const isTurned = /^[1-4]$/.test(word) && next?.gap === 'none';
  const code = isTurned
    ? /^([qh])(?:fy)?(\d{2}|\d{4})?$/.exec(next.word)
    : /^([qh])([1-4])(?:fy(\d{2}|\d{4}))?$/.exec(word);
  if (code === null) return undefined;
  const [, letter = 'q', second, third] = code;
  const daysIn = partOf(letter, Number(isTurned ? word : second));
  const glued = isTurned ? second : third;
  if (daysIn === undefined) return undefined;
  const past = at + (isTurned ? 2 : 1);
  if (glued === undefined) return { daysIn, past };
  return { daysIn, past, year: Number(glued) + (glued.length === 2 ? 2000 : 0) };
};

/** "Q1 2021", "2021 Q1", "H1", "1Q21", "2Q 2024", "Q3'24". */
const shortPart: PointRule = (lexemes, at) => {
  const code = partCodeAt(lexemes, at);
  if (code?.year !== undefined) return { ...code, year: code.year, grain: 'part' };
  if (code !== undefined) {
    const behind = skip(lexemes, code.past, 'fy');
    const long = yearAfter(lexemes, behind);
    const found = long.year === undefined ? shortYearAfter(lexemes, code.past) : long;
    return withYear(found, 'part', code.daysIn);
  }
  const year = yearAt(lexemes[at]);
  const part = year === undefined ? undefined : partCodeAt(lexemes, at + 1);
  if (year === undefined || part === undefined || part.year !== undefined) return undefined;
  return { past: part.past, year, grain: 'part', daysIn: part.daysIn };
};

/** "week 33 of 2023", "calendar week 5, 2024". Source: ISO 8601, weeks from Monday, the first with a Thursday. */
const weekOfYear: PointRule = (lexemes, at) => {
  const start = lexemes[at]?.word === 'calendar' ? at + 1 : at;
  if (lexemes[start]?.word !== 'week') return undefined;
  const nth = lexemes[start + 1]?.kind === 'number' ? Number(lexemes[start + 1]?.word) : Number.NaN;
  if (!Number.isInteger(nth) || nth < 1 || nth > 53) return undefined;
  const found = yearAfter(lexemes, start + 2);
  if (found.year === undefined) return undefined;
  return withYear(found, 'part', (year) => {
    const fourth = dayOf(year, 1, 4) ?? '';
    const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
    const from = shiftDay(fourth, 7 * (nth - 1) - weekday, 'day');
    return { from, to: shiftDay(from, 6, 'day') };
  });
};

/** "summer 2021", "the winter of 2020-21". A season without a year is no date. */
const season: PointRule = (lexemes, at) => {
  const months = SEASONS.get(lexemes[at]?.word ?? '');
  if (months === undefined) return undefined;
  const found = yearAfter(lexemes, at + 1);
  if (found.year === undefined) return undefined;
  const past = shortYearEnd(lexemes, found.past, found.year)?.past ?? found.past;
  return {
    past,
    year: found.year,
    grain: 'part',
    daysIn: (y) => monthsOf(y, months[0], months[1]),
  };
};

/** The "21" of "2020-21", "2020/21" or "2020–2021": the index after it and the year it names. */
const shortYearEnd = (
  lexemes: readonly Lexeme[],
  at: number,
  year: number,
): { past: number; year: number } | undefined => {
  const sign = lexemes[at];
  const end = lexemes[at + 1];
  if (!isDash(sign) && sign?.word !== '/') return undefined;
  const full = yearAt(end);
  if (full !== undefined && full > year) return { past: at + 2, year: full };
  if (end?.kind !== 'number' || end.gap !== 'none' || !/^\d{2}$/.test(end.word)) return undefined;
  const short = Math.floor(year / 100) * 100 + Number(end.word);
  return short > year ? { past: at + 2, year: short } : undefined;
};

/** "fiscal 2021", "FY2021-22", "FY21", "fiscal year 2021": taken as the calendar years they name. */
const fiscalYear: PointRule = (lexemes, at) => {
  const word = lexemes[at]?.word ?? '';
  const glued = /^fy(\d{4}|\d{2})$/.exec(word);
  if (glued?.[1] !== undefined) {
    const year = Number(glued[1]) + (glued[1].length === 2 ? 2000 : 0);
    const end = shortYearEnd(lexemes, at + 1, year);
    return {
      past: end?.past ?? at + 1,
      year,
      grain: 'year',
      daysIn: () => yearsOf(year, end?.year ?? year),
    };
  }
  if (word !== 'fiscal' && word !== 'financial' && word !== 'fy') return undefined;
  const next = skip(lexemes, at + 1, 'year');
  const short = word === 'fy' ? shortFiscal(lexemes, next) : undefined;
  if (short !== undefined) return short;
  return yearAt(lexemes[next]) === undefined ? undefined : plainYear(lexemes, next);
};

/** "FY 22", "FY '22". */
const shortFiscal: PointRule = (lexemes, at) => {
  const isPlain = lexemes[at]?.kind === 'number' && /^\d\d$/.test(lexemes[at]?.word ?? '');
  const { past, year } = isPlain
    ? { past: at + 1, year: 2000 + Number(lexemes[at]?.word) }
    : shortYearAfter(lexemes, at);
  return year === undefined
    ? undefined
    : { past, year, grain: 'year', daysIn: () => yearsOf(year) };
};

/** Words behind which a number of three or four digits is a year, and what may follow one of three. */
const EARLY_LEADS = new Set(
  'in since until till circa ca year ad early late mid around'.split(' '),
);
const EARLY_ENDS = new Set(
  'and or when while by but after before as with it he she they the until to ad ce'.split(' '),
);

/** A year before 1500: "in 1264", "since 911", "from 1264 to 1301", "(1264". */
const isEarlyYear = (lexemes: readonly Lexeme[], at: number): boolean => {
  const before = lexemes[at - 1]?.word ?? '';
  const next = lexemes[at + 1];
  const isRange =
    ['from', 'between'].includes(before) &&
    ['to', 'until', 'till', 'and'].includes(next?.word ?? '') &&
    /^\d{3,4}$/.test(lexemes[at + 2]?.word ?? '');
  const isEnd =
    ['to', 'until', 'till', 'and'].includes(before) &&
    /^1[0-4]\d\d$/.test(lexemes[at - 2]?.word ?? '');
  if (isRange || isEnd || ['ad', 'ce'].includes(next?.word ?? '')) return true;
  const isLed = EARLY_LEADS.has(before) || (before === '(' && lexemes[at]?.gap === 'none');
  return isLed && (next?.kind !== 'word' || EARLY_ENDS.has(next.word));
};

const earlyYear = (lexemes: readonly Lexeme[], at: number): number | undefined => {
  const lexeme = lexemes[at];
  if (lexeme?.kind !== 'number' || !/^[1-9]\d\d$/.test(lexeme.word)) return undefined;
  const next = lexemes[at + 1];
  if (next?.kind === 'sign' && !/^[.,;:!?)]$/.test(next.word)) return undefined;
  return isEarlyYear(lexemes, at) ? Number(lexeme.word) : undefined;
};

/** "2021", "2021-22", "2021/22", "in 911". */
const plainYear: PointRule = (lexemes, at) => {
  const year = yearAt(lexemes[at]) ?? earlyYear(lexemes, at);
  if (year === undefined || (year < PLAIN_FROM && !isEarlyYear(lexemes, at))) return undefined;
  const end = shortYearEnd(lexemes, at + 1, year);
  return end === undefined
    ? { past: at + 1, year, grain: 'year', daysIn: (y) => yearsOf(y) }
    : { past: end.past, year, grain: 'years', daysIn: () => yearsOf(year, end.year) };
};

const centuryPoint = (past: number, nth: number): DatePoint => {
  const first = (nth - 1) * 100 + 1;
  return { past, year: first, grain: 'years', daysIn: () => yearsOf(first, first + 99) };
};

/** "1990s", "1800s". */
const decade: PointRule = (lexemes, at) => {
  const [number, next] = [lexemes[at], lexemes[at + 1]];
  if (number?.kind !== 'number' || next?.gap !== 'none' || next.word !== 's') return undefined;
  if (!/^\d{3}0$/.test(number.word)) return undefined;
  const year = Number(number.word);
  // "The 1800s" are a century, "the 2000s" so far ten years.
  const length = year % 100 === 0 && year < 2000 ? 100 : 10;
  return { past: at + 2, year, grain: 'years', daysIn: () => yearsOf(year, year + length - 1) };
};

/** "the 20th century", "nineteenth century". */
const century: PointRule = (lexemes, at) => {
  const word = lexemes[at]?.word ?? '';
  const isDigits = lexemes[at]?.kind === 'number' && lexemes[at + 1]?.gap === 'none';
  const nth = isDigits ? smallNumber(word) : (ORDINALS_BY_WORD.get(word) ?? teenOrdinal(word));
  const past = isDigits ? at + 3 : at + 2;
  if (nth === undefined || nth < 1 || lexemes[past - 1]?.word !== 'century') return undefined;
  return centuryPoint(past, nth);
};

/** The number of a worded ordinal from thirteenth to twentieth. */
const teenOrdinal = (word: string): number | undefined => {
  if (word === 'twentieth') return 20;
  return word.endsWith('th') ? UNITS.get(word.slice(0, -2)) : undefined;
};

const PARTS = new Set([
  'early',
  'beginning',
  'start',
  'late',
  'mid',
  'middle',
  'end',
  'close',
  'year-end',
]);

/** The word at a lexeme that names a part of what follows ("end of", "early", "mid-"). */
export const partWordAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { word: string; past: number } | undefined => {
  const isYearEnd = lexemes[at]?.word === 'year' && lexemes[at + 2]?.word === 'end';
  const word = isYearEnd ? 'end' : (lexemes[at]?.word ?? '');
  if (!PARTS.has(word)) return undefined;
  return { word, past: skip(lexemes, at + (isYearEnd ? 3 : 1), 'of', 'in', '-') };
};

/** "end of 2021", "early 2021", "mid-May", "late 1990s". */
const partOfPoint: PointRule = (lexemes, at) => {
  const part = partWordAt(lexemes, at);
  if (part === undefined) return undefined;
  const next = skip(lexemes, part.past, 'the');
  const whole =
    decade(lexemes, next) ??
    century(lexemes, next) ??
    fiscalYear(lexemes, next) ??
    monthOrYear(lexemes, next);
  if (whole === undefined) return undefined;
  return { ...whole, grain: 'part', daysIn: (year) => partOfDays(part.word, whole.daysIn(year)) };
};

const monthOrYear: PointRule = (lexemes, at) => {
  const point = monthFirst(lexemes, at) ?? orderedPart(lexemes, at) ?? plainYear(lexemes, at);
  return point?.grain === 'day' ? undefined : point;
};

const THIRDS: Readonly<Record<string, readonly [number, number]>> = {
  early: [0, 1],
  mid: [1, 2],
  middle: [1, 2],
  late: [2, 3],
};

/**
 * The days of a part: an end is the last day, a beginning the first; "early", "mid" and "late" are thirds
 * in whole years, months or days, whichever is the largest that fits.
 */
export const partOfDays = (word: string, whole: DayRange | undefined): DayRange | undefined => {
  if (whole === undefined) return undefined;
  const third = THIRDS[word];
  if (third === undefined) {
    const day = word === 'beginning' || word === 'start' ? whole.from : whole.to;
    return { from: day, to: day };
  }
  const [fromYear, toYear] = [Number(whole.from.slice(0, 4)), Number(whole.to.slice(0, 4))];
  if (toYear > fromYear) {
    const length = (toYear - fromYear + 1) / 3;
    return yearsOf(
      fromYear + Math.round(third[0] * length),
      fromYear + Math.round(third[1] * length) - 1,
    );
  }
  const [fromMonth, toMonth] = [Number(whole.from.slice(5, 7)), Number(whole.to.slice(5, 7))];
  const months = toMonth - fromMonth + 1;
  if (months >= 3) {
    const length = months / 3;
    return monthsOf(fromYear, fromMonth + third[0] * length, fromMonth + third[1] * length - 1);
  }
  const month = whole.from.slice(0, 8);
  return {
    from: `${month}${String(third[0] * 10 + 1).padStart(2, '0')}`,
    to: third[1] === 3 ? whole.to : `${month}${String(third[1] * 10)}`,
  };
};

/** Words that a date can start with, numbers apart. */
export const DATE_WORDS: readonly string[] = [
  ...MONTHS.keys(),
  ...SEASONS.keys(),
  ...PARTS,
  ...ORDINALS_BY_WORD.keys(),
  ...UNITS.keys(),
  ...[...UNITS.keys()].map((word) => `${word}th`),
  'twentieth',
  'year',
  'fiscal',
  'financial',
  'fy',
  'calendar',
];

const RULES: readonly PointRule[] = [
  partOfPoint,
  numeric,
  monthFirst,
  dayFirst,
  orderedPart,
  shortPart,
  weekOfYear,
  season,
  fiscalYear,
  decade,
  century,
  plainYear,
];

/** The date that starts at a lexeme, the longest reading first; `undefined` when none does. */
export const datePointAt: PointRule = (lexemes, at) => {
  for (const rule of RULES) {
    const point = rule(lexemes, at);
    if (point !== undefined) return point;
  }
  return undefined;
};
