import { describe, expect, it } from 'vitest';
import { comparePassages } from '../../../../src/qa/retrieval/passage-entries.ts';
import { initialsOf, mostFrequentRun } from '../../../../src/qa/retrieval/spelled-out.ts';
import type { Passage } from '../../../../src/qa/types.ts';
import { languageTools, makeArticle, passagesOf } from '../../../support/articles.ts';

const { stem } = languageTools.english;

const runIn = (acronym: string, ...passages: readonly Passage[]): readonly string[] =>
  mostFrequentRun(
    passages.map((passage) => ({ passage, initials: initialsOf(passage) })),
    acronym,
    comparePassages,
  );

const passagesIn = (id: string, ...texts: readonly string[]): readonly Passage[] =>
  passagesOf(makeArticle(texts, { id }));

const stems = (words: string): readonly string[] => words.split(' ').map(stem);

describe('what an acronym stands for', () => {
  it('is the words whose first letters it is made of, hyphens and function words passed over', () => {
    const passages = passagesIn(
      'ports',
      'The Bank of Northern Ports lent it.',
      'A long-term grain agreement was signed.',
    );
    expect(runIn('bnp', ...passages)).toEqual(stems('bank northern ports'));
    expect(runIn('ltga', ...passages)).toEqual(stems('long term grain agreement'));
  });

  it('is the words that it stands for most often', () => {
    const passages = passagesIn(
      'boats',
      'Harbour masters met. High mountains rose.',
      'Harbour masters left.',
    );
    expect(runIn('hm', ...passages)).toEqual(stems('harbour masters'));
  });

  it('is, of words that are as frequent, what stands first in the corpus, whatever came first', () => {
    const [first] = passagesIn('a', 'Green apples fell, then golden acorns.');
    const [second] = passagesIn('b', 'Golden acorns fell, then green apples.');
    if (first === undefined || second === undefined) throw new Error('no passages');
    expect(runIn('ga', first, second)).toEqual(stems('green apples'));
    expect(runIn('ga', second, first)).toEqual(stems('green apples'));
  });

  it('begins anew inside a run that led nowhere', () => {
    const passages = passagesIn('bees', 'Big bold bees danced.');
    expect(runIn('bbd', ...passages)).toEqual(stems('bold bees danced'));
  });

  it('is nothing for what is no acronym, or stands for nothing', () => {
    const passages = passagesIn('ports', 'The Bank of Northern Ports lent it.');
    expect(runIn('xyz', ...passages)).toEqual([]);
    expect(runIn('b', ...passages)).toEqual([]);
    expect(runIn('b.*', ...passages)).toEqual([]);
  });
});
