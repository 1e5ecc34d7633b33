import { describe, expect, it } from 'vitest';
import { windowsOf } from '../../../../src/qa/answering/reading-windows.ts';
import type { ScoredSentence } from '../../../../src/qa/retrieval/rank-sentences.ts';
import type { Passage } from '../../../../src/qa/types.ts';
import { makeArticle, passagesOf } from '../../../support/articles.ts';

const passages = passagesOf(makeArticle(['A short one. It says little.']));

/** The sentence of a passage as retrieval ranks it; windows look at nothing else of it. */
const ranked = (passage: Passage | undefined, at: number): ScoredSentence => {
  const sentence = passage?.sentences[at];
  if (passage === undefined || sentence === undefined) throw new Error('no such sentence');
  return { passage, sentence, at } as ScoredSentence;
};

describe('windowsOf', () => {
  it('reads a short passage as a whole and once', () => {
    const [short] = passages;
    const windows = windowsOf([ranked(short, 1), ranked(short, 0)]);
    expect(windows.map(({ text }) => text)).toEqual(['A short one. It says little.']);
  });
});
