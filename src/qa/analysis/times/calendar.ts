import type { IsoDate } from '../../types.ts';

/** Two calendar days, both inclusive. */
export interface DayRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The last day of a period that has no printed end and no reference date to end it. */
export const OPEN_END: IsoDate = '9999-12-31';

/** A calendar day from its parts; `undefined` when there is no such day. */
export const dayOf = (year: number, month: number, day: number): IsoDate | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** The number of days in a month of the Gregorian calendar. */
export const lastDayOf = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

/** The days of months `first` to `last` of a year; months past 12 run into the following years. */
export const monthsOf = (year: number, first: number, last: number): DayRange => {
  const start = { year: year + Math.floor((first - 1) / 12), month: ((first - 1) % 12) + 1 };
  const end = { year: year + Math.floor((last - 1) / 12), month: ((last - 1) % 12) + 1 };
  return {
    from: dayOf(start.year, start.month, 1) ?? OPEN_END,
    to: dayOf(end.year, end.month, lastDayOf(end.year, end.month)) ?? OPEN_END,
  };
};

/** The days of years `first` to `last`. */
export const yearsOf = (first: number, last: number = first): DayRange => ({
  from: monthsOf(first, 1, 1).from,
  to: monthsOf(last, 12, 12).to,
});

/** A day moved by whole units; the day of the month is kept where the target month has it. */
export const shiftDay = (
  day: IsoDate,
  by: number,
  unit: 'day' | 'week' | 'month' | 'year',
): IsoDate => {
  const date = new Date(`${day}T00:00:00Z`);
  if (unit === 'day' || unit === 'week') {
    date.setUTCDate(date.getUTCDate() + by * (unit === 'week' ? 7 : 1));
    return date.toISOString().slice(0, 10);
  }
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + by * (unit === 'year' ? 12 : 1);
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return dayOf(year, month, Math.min(date.getUTCDate(), lastDayOf(year, month))) ?? day;
};
