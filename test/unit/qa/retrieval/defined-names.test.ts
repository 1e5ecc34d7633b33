import { describe, expect, it } from 'vitest';
import { definedNamesIn } from '../../../../src/qa/retrieval/defined-names.ts';
import { languageTools, makeArticle, passagesOf } from '../../../support/articles.ts';

const { stem } = languageTools.english;

const definedIn = (text: string) => passagesOf(makeArticle([text])).flatMap(definedNamesIn);

describe('the short names that a text defines', () => {
  it.each([
    ['behind a name', 'The Ministry of Fisheries (MIFI) runs it.', 'mifi', 'ministry fisheries'],
    ['behind its words', 'The gross tide level (GTL) rose.', 'gtl', 'gross tide level'],
    [
      'in front of its words',
      'The PAH (Port Authority of Halden) paid.',
      'pah',
      'port authority halden',
    ],
  ])('are read %s', (_where, text, short, long) => {
    expect(definedIn(text)).toEqual([{ short: stem(short), long: long.split(' ').map(stem) }]);
  });

  it.each([
    ['an aside', 'The ferry to Lund (RED) left.'],
    ['a role', 'Wang Wei (CEO) left.'],
    ['a single word', 'Fisheries (F) left.'],
    ['a bracket that nothing closes', 'The Port Authority (PA left.'],
  ])('are not %s', (_what, text) => {
    expect(definedIn(text)).toEqual([]);
  });
});
