const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const CONTINENTS = ['africa', 'america', 'antarctica', 'asia', 'australia', 'europe', 'oceania'];

/**
 * The lower-case English names of countries and continents.
 * Source: the Unicode CLDR regions that `Intl.DisplayNames` carries, by ISO 3166 code.
 */
export const countryNames = (): ReadonlySet<string> => {
  const display = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const names = new Set(CONTINENTS);
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const name = display.of(first + second);
      if (name !== undefined) names.add(name.toLowerCase());
    }
  }
  return names;
};
