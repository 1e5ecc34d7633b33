import type { IsoDate } from '../types.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

const YEAR_FIRST = /\b(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)/;
const MONTH_DAY_YEAR = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i');
const DAY_MONTH_YEAR = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?[ -](\\d{4})\\b`,
  'i',
);
const YEAR_LAST = /\b(\d{1,2})[-./](\d{1,2})[-./](\d{4})\b/;

/**
 * The first calendar day that a line or a front matter value names, as written there, whatever its
 * time zone; nothing for a month or year alone, or for 03/04/2022, which two countries read differently.
 */
export function parseDate(value: unknown): IsoDate | undefined {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  }
  if (typeof value !== 'string') return undefined;
  const text = value.slice(0, 500);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return isoDate(yearFirst[1], Number(yearFirst[2]), Number(yearFirst[3]));
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst !== null) {
    return isoDate(monthFirst[3], monthNumber(monthFirst[1]), Number(monthFirst[2]));
  }
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst !== null) {
    return isoDate(dayFirst[3], monthNumber(dayFirst[2]), Number(dayFirst[1]));
  }
  const yearLast = YEAR_LAST.exec(text);
  return yearLast === null
    ? undefined
    : unambiguous(yearLast[3], Number(yearLast[1]), Number(yearLast[2]));
}

function unambiguous(year: string | undefined, one: number, two: number): IsoDate | undefined {
  if (one > 12) return isoDate(year, two, one);
  return two > 12 || one === two ? isoDate(year, one, two) : undefined;
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1;
}

function isoDate(year: string | undefined, month: number, day: number): IsoDate | undefined {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  // 31 February rolls over to March.
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists ? iso : undefined;
}
