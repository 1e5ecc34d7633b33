const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const CONTINENTS = ['africa', 'america', 'antarctica', 'asia', 'australia', 'europe', 'oceania'];

/** Endings that make the name of a people out of a country's: Chinese, Indian, Spanish, Iraqi. */
const PEOPLE_ENDING = /(?:ese|ian|ean|an|ish|i)$/;

/** A people's name and its country's share at least this many first letters. */
const SHARED_LETTERS = 4;

export interface Countries {
  /** Lower-case names. */
  readonly names: ReadonlySet<string>;
  /** The lower-case country that a word names, itself or by its people. */
  countryOf(word: string): string | undefined;
}

/**
 * The English names of countries and continents.
 * Source: the Unicode CLDR regions that `Intl.DisplayNames` carries, by ISO 3166 code.
 */
export const createCountries = (): Countries => {
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const names = new Set(CONTINENTS);
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const name = display.of(first + second);
      if (name !== undefined) names.add(name.toLowerCase());
    }
  }
  const byStart = new Map(
    [...names]
      .filter((name) => !name.includes(' '))
      .map((name) => [name.slice(0, SHARED_LETTERS), name]),
  );
  const countryOf = (word: string): string | undefined => {
    if (names.has(word)) return word;
    const start = word.replace(PEOPLE_ENDING, '');
    return start !== word && start.length >= SHARED_LETTERS - 1
      ? byStart.get(word.slice(0, SHARED_LETTERS))
      : undefined;
  };
  return { names, countryOf };
};
