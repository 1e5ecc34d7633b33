import { describe, expect, it } from 'vitest';
import { languageTools } from '../../../../support/articles.ts';

/** The names of a text, each as `kind: words`. */
const namesIn = (text: string): readonly string[] => {
  const { tokens, sentences } = languageTools.english.analyse(text);
  return languageTools
    .findNames(text, tokens, sentences)
    .map(
      ({ kind, first, last }) => `${kind}: ${text.slice(tokens.start[first], tokens.end[last])}`,
    );
};

describe('finding names', () => {
  it.each([
    ['an honorific', 'They met Professor Nguyen there.', 'person: Professor Nguyen'],
    ['a verb of speech behind it', 'They asked why Okafor said no.', 'person: Okafor'],
    ['two plain names', 'The book cites Ada Lovelace twice.', 'person: Ada Lovelace'],
  ])('knows a person by %s', (_why, text, name) => {
    expect(namesIn(text)).toContain(name);
  });

  it.each([
    [
      'its own words',
      'It joined the Port Authority of Haixi.',
      'organisation: Port Authority of Haixi',
    ],
    ['capitals alone', 'The rule was set by NATO in May.', 'organisation: NATO'],
    [
      'words joined by "and"',
      'He runs the Ministry of Industry and Information Technology now.',
      'organisation: Ministry of Industry and Information Technology',
    ],
  ])('knows an organisation by %s', (_why, text, name) => {
    expect(namesIn(text)).toContain(name);
  });

  it.each([
    ['a country', 'They export to France every year.', 'place: France'],
    ['its last word', 'They crossed Lake Victoria by boat.', 'place: Lake Victoria'],
    ['a preposition', 'He was born in Linhai.', 'place: Linhai'],
  ])('knows a place by %s', (_why, text, name) => {
    expect(namesIn(text)).toContain(name);
  });

  it('leaves the kind open where nothing tells it', () => {
    expect(namesIn('The ship is called Meridian now.')).toEqual(['name: Meridian']);
  });

  it('takes no name from months, days and the first word of a sentence', () => {
    expect(namesIn('However, prices fell on Monday and again in March.')).toEqual([]);
  });

  it('stops at the end of a sentence', () => {
    expect(namesIn('They met in Paris. London was next.')).toEqual([
      'place: Paris',
      'name: London',
    ]);
  });

  it.each(['', '...', '🙂🙂', 'Of The And', "'s", 'A'.repeat(40_000), 'Ab '.repeat(10_000)])(
    'returns names inside the text for odd input (%#)',
    (text) => {
      const { tokens, sentences } = languageTools.english.analyse(text);
      for (const { first, last } of languageTools.findNames(text, tokens, sentences)) {
        expect(first).toBeLessThanOrEqual(last);
        expect(last).toBeLessThan(tokens.word.length);
      }
    },
  );
});
