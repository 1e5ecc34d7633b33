import { foldWord } from '../fold-letters.ts';
import { COUNTRY_ALIASES, COUNTRY_PHRASES, NO_PEOPLE } from './country-aliases.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const CONTINENTS = ['africa', 'america', 'antarctica', 'asia', 'australia', 'europe', 'oceania'];

/** Codes that CLDR names and that are no country: alliances, pseudo-locales, the unknown region. */
const NO_COUNTRY = new Set(['EZ', 'UN', 'XA', 'XB', 'ZZ']);

/** Endings that make the name of a people out of a country's: Chinese, Indian, Swedish, Iraqi. */
const PEOPLE_ENDING = /(?:ese|ians?|eans?|ans?|ish|i)$/;

/** A people's name and its country's share at least this many first letters. */
const SHARED_LETTERS = 4;

export interface Countries {
  /** Lower-case names, letters plain. */
  readonly names: ReadonlySet<string>;
  /** The usual name of the country that a word or a phrase names, itself or by its people; lower case, letters plain. */
  countryOf(words: string): string | undefined;
}

const sharedLetters = (left: string, right: string): number => {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
};

/** Names of one word by their first letters, the shorter first. */
const groupByStart = (names: Iterable<string>): ReadonlyMap<string, readonly string[]> => {
  const groups = new Map<string, string[]>();
  for (const name of [...names].sort((left, right) => left.length - right.length)) {
    if (name.includes(' ')) continue;
    const start = name.slice(0, SHARED_LETTERS);
    groups.set(start, [...(groups.get(start) ?? []), name]);
  }
  return groups;
};

/**
 * The English names of countries and continents.
 * Source: the Unicode CLDR regions that `Intl.DisplayNames` carries, by ISO 3166 code.
 */
export const createCountries = (): Countries => {
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const names = new Set([...CONTINENTS, ...COUNTRY_ALIASES.values()]);
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const code = first + second;
      const name = NO_COUNTRY.has(code) ? undefined : display.of(code);
      if (name !== undefined) names.add(foldWord(name.toLowerCase()));
    }
  }
  const byStart = groupByStart(names);
  /** "Australian" shares more letters with Australia than with Austria. */
  const nearestTo = (word: string): string | undefined => {
    let nearest: string | undefined;
    let most = 0;
    for (const name of byStart.get(word.slice(0, SHARED_LETTERS)) ?? []) {
      const shared = sharedLetters(word, name);
      if (shared > most) [nearest, most] = [name, shared];
    }
    return nearest;
  };
  const countryOf = (words: string): string | undefined => {
    const alias = COUNTRY_ALIASES.get(words) ?? COUNTRY_PHRASES.get(words);
    if (alias !== undefined || names.has(words)) return alias ?? words;
    const start = words.replace(PEOPLE_ENDING, '');
    const isPeople = start !== words && start.length >= SHARED_LETTERS - 1;
    return isPeople && !NO_PEOPLE.has(words) ? nearestTo(words) : undefined;
  };
  return { names, countryOf };
};
