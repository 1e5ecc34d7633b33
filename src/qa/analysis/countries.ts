const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const CONTINENTS = ['africa', 'america', 'antarctica', 'asia', 'australia', 'europe', 'oceania'];

/** Codes that CLDR names and that are no country: alliances, pseudo-locales, the unknown region. */
const NO_COUNTRY = new Set(['EZ', 'UN', 'XA', 'XB', 'ZZ']);

/** Peoples whose names no ending leads back to the country. */
const PEOPLES: ReadonlyMap<string, string> = new Map([
  ['british', 'united kingdom'],
  ['czech', 'czechia'],
  ['danish', 'denmark'],
  ['dutch', 'netherlands'],
  ['finnish', 'finland'],
  ['french', 'france'],
  ['greek', 'greece'],
  ['irish', 'ireland'],
  ['polish', 'poland'],
  ['spanish', 'spain'],
  ['swiss', 'switzerland'],
  ['turkish', 'türkiye'],
]);

/** Endings that make the name of a people out of a country's: Chinese, Indian, Swedish, Iraqi. */
const PEOPLE_ENDING = /(?:ese|ian|ean|an|ish|i)$/;

/** A people's name and its country's share at least this many first letters. */
const SHARED_LETTERS = 4;

export interface Countries {
  /** Lower-case names. */
  readonly names: ReadonlySet<string>;
  /** The lower-case country that a word names, itself or by its people. */
  countryOf(word: string): string | undefined;
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
  const names = new Set(CONTINENTS);
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const code = first + second;
      const name = NO_COUNTRY.has(code) ? undefined : display.of(code);
      if (name !== undefined) names.add(name.toLowerCase());
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
  const countryOf = (word: string): string | undefined => {
    const known = names.has(word) ? word : PEOPLES.get(word);
    if (known !== undefined) return known;
    const start = word.replace(PEOPLE_ENDING, '');
    return start !== word && start.length >= SHARED_LETTERS - 1 ? nearestTo(word) : undefined;
  };
  return { names, countryOf };
};
