import { describe, expect, it } from 'vitest';
import { type Meanings, NO_MEANINGS } from '../../../../src/qa/retrieval/meanings.ts';
import { createPassageIndex } from '../../../../src/qa/retrieval/passage-index.ts';
import { type SpelledTerm, weighTerms } from '../../../../src/qa/retrieval/weigh-terms.ts';
import { analyseQuestion } from '../../../../src/qa/understanding/question/analyse-question.ts';
import { languageTools, makeArticle, passagesOf } from '../../../support/articles.ts';

const passages = passagesOf(
  makeArticle([
    'The ferry to Saltmouth carries lorries and carriages.',
    'The ferry stops at night. The 31 lorries wait.',
  ]),
);

const meanings: Meanings = { ...NO_MEANINGS, isWord: (word) => ['boats', 'wait'].includes(word) };

const index = createPassageIndex(
  passages,
  () => [],
  () => [],
  meanings,
);

const weigh = (question: string): ReadonlyMap<string, SpelledTerm> =>
  new Map(
    weighTerms(analyseQuestion(question, languageTools), index).map((term) => [term.text, term]),
  );

describe('weighing terms', () => {
  it('weighs a rare word more than a common one', () => {
    const terms = weigh('Does the ferry have carriages?');
    expect(terms.get('carriages')?.weight).toBeGreaterThan(terms.get('ferry')?.weight ?? 0);
  });

  it('puts near spellings in the place of a word that no passage holds', () => {
    expect(weigh('Who sails to Saltmuoth?').get('saltmuoth')).toMatchObject({
      expansions: ['saltmouth'],
      isUnknown: false,
    });
  });

  it('puts a word of the language in the place of a short one', () => {
    expect(weigh('Does it stp at night?').get('stp')?.expansions).toEqual([]);
    expect(weigh('Does it waut at night?').get('waut')?.expansions).toEqual(['wait']);
    expect(weigh('Does it cary at night?').get('cary')?.expansions).toEqual([]);
  });

  it.each([
    ['a word that some passage holds', 'lorries'],
    ['a number', '31000'],
    ['a short word', 'feri'],
    ['a word that begins with another letter', 'berry'],
    ['an English word', 'boats'],
  ])('never takes %s for misspelt', (_what, word) => {
    expect(weigh(`What about the ${word}?`).get(word)?.expansions).toEqual([]);
  });

  it('knows a word that neither a passage holds nor a spelling stands for', () => {
    expect(weigh('Where is the zeppelin?').get('zeppelin')?.isUnknown).toBe(true);
  });

  it('keeps the 32 rarest words of a long text, in their order', () => {
    const text = `ferry ${Array.from({ length: 60 }, (_, n) => `unheard${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}`).join(' ')}`;
    const kept = [...weigh(text).keys()];
    expect(kept).toHaveLength(32);
    expect(kept).not.toContain('ferry'); // the only word that some passage holds
    expect(kept).toEqual([...kept].sort((left, right) => text.indexOf(left) - text.indexOf(right)));
  });
});
