import type { Filters, IsoDate } from '../../qa/types.ts';

/**
 * `key:value` or `key:"quoted value"`, at the start of the text or after a blank. Quotes are straight or
 * curly, double or single, as keyboards put them; a question's last mark is no part of a value.
 */
const FILTER =
  /(?<=^|\s)(by|after|before|article):(?: ?["“”„]([^"“”„\n]{1,200})["“”]| ?['‘]((?:[^'‘’\n]|['’](?=\p{L})){1,200})['’]|([^\s"“”„'‘][^\s"“”„]{0,199}?))(?=[?!.,;]{0,3}(?:\s|$))/giu;
const DATE = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u;

/** Characters of a filter's value. */
export const FILTER_MAX = 200;

export type FilterName = keyof Filters;

export const isFilterName = (name: string): name is FilterName =>
  name === 'by' || name === 'article' || name === 'after' || name === 'before';

/** A date filter whose value is no date: as written. */
export interface WrongDate {
  readonly filter: 'after' | 'before';
  readonly value: string;
}

export interface ParsedFilters {
  /** What is left once the filters are taken out. */
  readonly text: string;
  readonly filters: Filters;
  readonly wrongDate?: WrongDate;
}

/** A day, a month or a year as one day: its first, or its last. `undefined` when there is no such day. */
const dayOf = (value: string, end: 'first' | 'last'): IsoDate | undefined => {
  const [, year, month, day] = DATE.exec(value) ?? [];
  if (year === undefined) return undefined;
  const isLast = end === 'last';
  const monthNumber = month === undefined ? (isLast ? 12 : 1) : Number(month);
  const lastDay = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  const dayNumber = day === undefined ? (isLast ? lastDay : 1) : Number(day);
  const isReal = monthNumber >= 1 && monthNumber <= 12 && dayNumber >= 1 && dayNumber <= lastDay;
  return isReal
    ? `${year}-${String(monthNumber).padStart(2, '0')}-${String(dayNumber).padStart(2, '0')}`
    : undefined;
};

/** One filter by its name; a date that is none is told. */
export const readFilter = (name: FilterName, written: string): Filters | WrongDate => {
  const value = written.trim();
  if (name === 'by' || name === 'article') return { [name]: value };
  const day = dayOf(value, name === 'after' ? 'first' : 'last');
  return day === undefined ? { filter: name, value } : { [name]: day };
};

/**
 * The filters written in a text: by (a speaker), article (an id or part of a title), after and before.
 * Both dates are inclusive: `after:2022` starts on its first day, `before:2022` ends on its last.
 * Of a filter that stands twice, the last counts. Other `word:word` pairs stay in the text.
 */
export const parseFilters = (text: string): ParsedFilters => {
  let filters: Filters = {};
  let wrongDate: WrongDate | undefined;
  const rest = text.replace(FILTER, (_, key: string, double, single, bare) => {
    const name = key.toLowerCase();
    if (!isFilterName(name)) return ' ';
    const read = readFilter(name, String(double ?? single ?? bare));
    if ('filter' in read) wrongDate = read;
    else filters = { ...filters, ...read };
    return ' ';
  });
  return {
    text: rest.replace(/ {2,}/gu, ' ').trim(),
    filters,
    ...(wrongDate === undefined ? {} : { wrongDate }),
  };
};
