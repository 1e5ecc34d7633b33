import { describe, expect, it } from 'vitest';
import { createStemmer } from '../../../../src/qa/analysis/stem.ts';

const stem = createStemmer();

describe('the stemmer', () => {
  it.each([
    ['inflections', ['grow', 'grows', 'growing']],
    ['irregular verbs and their bases', ['grow', 'grew', 'grown']],
    ['irregular verbs of every shape', ['buy', 'bought', 'buys', 'buying']],
    ['irregular plurals', ['child', 'children']],
    ['people and a person', ['person', 'people', 'persons']],
    ['Greek and Latin plurals', ['criterion', 'criteria']],
    ['number words and digits', ['eight', '8']],
    ['ordinal words and digits', ['third', '3rd']],
    ['compass adjectives and nouns', ['west', 'western', 'westerly', 'westerner']],
    ['compass words of two parts', ['northeast', 'northeastern']],
    ['-ise and -ize', ['organise', 'organize', 'organised', 'organizing', 'organising']],
    ['-isation and -ization', ['modernisation', 'modernization']],
    ['-our and -or', ['colour', 'color', 'colours', 'coloured']],
    ['-tre and -ter', ['centre', 'center', 'centres']],
    ['-gramme and -gram', ['programme', 'program', 'programmes']],
    ['-logue and -log', ['catalogue', 'catalog']],
    ['a doubled l and a single one', ['travelled', 'traveled', 'travelling']],
    ['defence and defense', ['defence', 'defense']],
  ])('compares %s as one word', (_class, words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each([
    ['one', '1'], // "one" is a pronoun more often than a number
    ['rise', 'rize'],
    ['our', 'or'],
    ['four', 'for'],
    ['hour', 'hor'],
    ['second', 'seconds'], // a time is no rank
    ['west', 'east'],
    ['north', 'northeast'],
    ['fall', 'fell in'],
    ['all', 'al'],
  ])('keeps %j and %j apart', (left, right) => {
    expect(stem(left)).not.toBe(stem(right));
  });

  it('gives a word the same stem however often it is asked', () => {
    expect([stem('governments'), stem('governments')]).toEqual(['govern', 'govern']);
  });

  it.each(['', '2.48', '°', '工业', '__proto__', 'constructor', 'x'.repeat(40_000)])(
    'returns a short string for any word (%#)',
    (word) => {
      expect(stem(word)).toBeTypeOf('string');
      expect(stem(word).length).toBeLessThanOrEqual(64);
    },
  );
});
