import type { IsoDate } from '../../types.ts';
import { parseDate } from '../publication-date.ts';

const LANGUAGE_SUFFIX = /[./]_?([a-z]{2}(?:[-_][A-Za-z]{2})?)$/u;
const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

const known = new Map<string, boolean>();

const isLanguage = (code: string): boolean => {
  const isKnown = known.get(code) ?? names.of(code) !== undefined;
  known.set(code, isKnown);
  return isKnown;
};

/** The language that the end of a file's name tells, "guide.fr" or "guide._en"; `stem` is the path without its extension. */
export const languageOfName = (stem: string): string | undefined => {
  const name = stem.slice(stem.lastIndexOf('/') + 1);
  const code = LANGUAGE_SUFFIX.exec(name)?.[1]?.toLowerCase().replace('_', '-');
  return code !== undefined && code.length < name.length && isLanguage(code) ? code : undefined;
};

/** A path without what tells its language. */
export const withoutLanguage = (stem: string): string =>
  languageOfName(stem) === undefined ? stem : stem.replace(LANGUAGE_SUFFIX, '');

const DATED = /(?:^|\/)(\d{4})[-/](\d{2})[-/](\d{2})(?=[-_ /.]|$)/gu;

/** The day that a file's name or folders begin with, as Jekyll's posts do; the last one in the path. */
export const dateOfName = (stem: string): IsoDate | undefined => {
  const [, year, month, day] = [...stem.matchAll(DATED)].at(-1) ?? [];
  return year === undefined ? undefined : parseDate(`${year}-${month}-${day}`);
};
