import { describe, expect, it } from 'vitest';
import { createCountries } from '../../../../../src/qa/analysis/names/countries.ts';

const countries = createCountries();

describe('countries', () => {
  it.each([
    ['china', 'china'],
    ['chinese', 'china'],
    ['indian', 'india'],
    ['spanish', 'spain'],
    ['italian', 'italy'],
    ['japanese', 'japan'],
    ['iraqi', 'iraq'],
    ['european', 'europe'],
    ['french', 'france'],
    ['australian', 'australia'],
    ['austrian', 'austria'],
    ['nigerian', 'nigeria'],
    ['turkish', 'turkey'],
    ['turkiye', 'turkey'],
    ['filipinos', 'philippines'],
    ['burmese', 'myanmar'],
    ['u.k.', 'united kingdom'],
    ['great britain', 'united kingdom'],
    ['swedes', 'sweden'],
    ['england', 'england'],
  ])('finds the country that %j names: %j', (word, country) => {
    expect(countries.countryOf(word)).toBe(country);
  });

  it.each([
    '',
    'henan',
    'region',
    'than',
    'fish',
    'artisan',
    'an',
    'veteran',
    '2021',
    '<@U1>',
    'roman',
    'martini',
  ])('finds none in %j', (word) => {
    expect(countries.countryOf(word)).toBeUndefined();
  });

  it('knows names of several words', () => {
    expect(countries.names.has('united states')).toBe(true);
    expect(countries.names.has('atlantis')).toBe(false);
    expect(countries.names.has('unknown region')).toBe(false);
  });
});
