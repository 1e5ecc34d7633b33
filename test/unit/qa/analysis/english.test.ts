import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnalysedText, createEnglish } from '../../../../src/qa/analysis/english.ts';
import { languageTools } from '../../../support/articles.ts';
import { hostileText } from '../../../support/hostile-text.ts';

const { english } = languageTools;

const printed = (text: string, { tokens }: AnalysedText): readonly string[] =>
  [...tokens.start]
    .map((start, at) => text.slice(start, tokens.end[at]))
    .filter((word) => word.trim() !== '');

/** Tokens in order, none overlapping, with all that lies between them blank. */
const expectCovered = (text: string): void => {
  const { tokens, sentences } = english.analyse(text);
  let last = 0;
  for (const [at, start] of tokens.start.entries()) {
    expect(text.slice(last, start).trim()).toBe('');
    last = tokens.end[at] ?? Number.NaN;
    expect(last).toBeGreaterThan(start);
  }
  expect(text.slice(last).trim()).toBe('');
  expect(sentences.at(-1)?.past ?? 0).toBe(tokens.word.length);
};

describe('the analysis of a text', () => {
  it('keeps where each word stands', () => {
    const text = 'Ports  grew by 6.7%, he said.\n“Yes.”';
    expect(printed(text, english.analyse(text))).toEqual([
      'Ports',
      'grew',
      'by',
      '6.7',
      '%',
      ',',
      'he',
      'said',
      '.',
      '“',
      'Yes',
      '.',
      '”',
    ]);
  });

  it.each(['\u0000', '\t', '\u0085', '\u00a0', '\u2009', '\u2028', '\u202f', '\u3000', '\ufeff '])(
    'keeps where words stand behind %j',
    (space) => {
      const text = `Ports${space}grew${space}${space}fast.`;
      const words = printed(text, english.analyse(text));
      expect(words).toEqual(expect.arrayContaining(['Ports', 'grew', 'fast', '.']));
    },
  );

  it('compares words in lower case with straight quotes', () => {
    expect(english.analyse('The CITY’s “plan”').tokens.word).toEqual([
      'the',
      'city',
      "'s",
      '"',
      'plan',
      '"',
    ]);
  });

  it('gives both halves of a compass word the stem of the whole', () => {
    const [halves, whole] = ['north-east', 'northeast'].map(
      (text) => english.analyse(text).tokens.stem,
    );
    expect([halves?.[0], halves?.[2]]).toEqual([whole?.[0], whole?.[0]]);
  });

  it('finds the ends of sentences', () => {
    const { sentences } = english.analyse(
      'Prices rose by 1.5%. Dr. Quill left at 5 p.m. and slept.',
    );
    expect(sentences).toHaveLength(2);
  });

  it('covers every text with its words, hostile ones too', () => {
    fc.assert(fc.property(hostileText(), expectCovered), { numRuns: 60 });
  });

  // Each of these took the tokeniser quadratic to cubic time: four minutes for the first one.
  it.each(['http://a', 'A', '-', '#', 'a.', 'a-', 'A.B', "'", '🙂', '工', 'a🙂'])(
    'reads 40,000 characters of %j without a space',
    (unit) => {
      expectCovered(unit.repeat(40_000 / unit.length));
    },
  );
});

describe('a language analysis that has read very much', () => {
  // It reads a quarter of a million words, after which its model is made anew.
  it('goes on as before while its model is made anew, and afterwards', () => {
    const own = createEnglish();
    const text = 'The port of Saltmouth loads 40 tons of timber a day, Mayor Quill said. It rains.';
    const expected = own.analyse(text);
    const much = `${text} `.repeat(250);
    for (let read = 0; read < 50; read += 1) own.analyse(`${much} Zq${read}x sails.`);
    for (let more = 0; more < 30; more += 1) expect(own.analyse(text)).toEqual(expected);
  });
});
