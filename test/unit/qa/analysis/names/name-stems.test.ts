import { describe, expect, it } from 'vitest';
import { languageTools } from '../../../../support/articles.ts';

const { english } = languageTools;

const stemsOf = (text: string): readonly string[] => english.analyse(text).tokens.stem;

/** The stem of the word that stands behind "the" and of the sign or number that belongs to it. */
const share = (left: string, right: string): boolean => {
  const others = new Set(stemsOf(`see the ${right} here`).slice(2, -1));
  return stemsOf(`see the ${left} here`)
    .slice(2, -1)
    .some((stem) => others.has(stem));
};

describe('what one name is written as', () => {
  it.each([
    ['accents and none', 'Malmö', 'Malmo'],
    ['letters of other alphabets in Latin', 'Łódź', 'Lodz'],
    ['a sharp s', 'Weißsee', 'Weisssee'],
    ['dots and none', 'N.A.T.O.', 'NATO'],
    ['a code with a hyphen', 'AR-7', 'AR7'],
    ['a code in two words', 'LK 40', 'LK-40'],
    ['one word and a hyphen', 'playground', 'play-ground'],
    ['one word and a full stop', 'nodejs', 'Node.js'],
    ['a country and its people', 'Burmese', 'Myanmar'],
    ['a country in short', 'USA', 'United States'],
    ['a country in capitals', 'US', 'American'],
    ['a country that is called by a part', 'Britain', 'U.K.'],
    ['a people in small letters', 'swedish', 'Sweden'],
  ])('is compared alike: %s', (_what, left, right) => {
    expect(share(left, right)).toBe(true);
  });

  it.each([
    ['names that differ in their sign', 'C++', 'C#'],
    ['a letter with a sign and one without', 'C++', 'C'],
    ['a name that a full stop opens', '.NET', 'net'],
    ['codes that differ in their number', 'AR-7', 'AR-9'],
    ['a country and a pronoun', 'US', 'us'],
    ['a people and a verb', 'Polish', 'polish'],
    ['a state and its continent', 'South America', 'American'],
    ['an old city and a country', 'Roman', 'Romania'],
    ['a number behind a country', 'EU 27', 'EU27'],
  ])('is kept apart: %s', (_what, left, right) => {
    expect(share(left, right)).toBe(false);
  });

  it('keeps the words beside the whole', () => {
    expect(stemsOf('a start-up')).toEqual(expect.arrayContaining(['start', 'startup', 'up']));
    expect(stemsOf('from 2019-2020')).not.toContain('20192020');
  });

  it('leaves each word where it stands', () => {
    const text = 'Škoda sold Łódź 12 trams.';
    const { start, end } = english.analyse(text).tokens;
    expect([...start].map((from, at) => text.slice(from, end[at]))).toEqual([
      'Škoda',
      'sold',
      'Łódź',
      '12',
      'trams',
      '.',
    ]);
  });
});
