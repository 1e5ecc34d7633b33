import { describe, expect, it } from 'vitest';
import { windowsOf } from '../../../../src/qa/answering/reading-windows.ts';
import type { ScoredSentence } from '../../../../src/qa/retrieval/rank-sentences.ts';
import type { Passage } from '../../../../src/qa/types.ts';
import { makeArticle, passagesOf } from '../../../support/articles.ts';

const SENTENCE = 'Every dam along the river was built of stone by the same old council.';
const LONG = Array.from({ length: 40 }, (_, at) => `${at + 1} is a number. ${SENTENCE}`).join(' ');

const passages = passagesOf(
  makeArticle(['A short one. It says little.', LONG, 'Another. It says less.']),
).filter(({ kind }) => kind === 'body');

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

  it('reads the sentences around a candidate of a long one, exactly as they stand', () => {
    const long = passages.find(({ text }) => text.length > 2000);
    const [window] = windowsOf([ranked(long, 30)]);
    const sentence = long?.sentences[30]?.span;
    expect(window?.span.start).toBeLessThan(sentence?.start ?? 0);
    expect(window?.span.end).toBeGreaterThan(sentence?.end ?? Number.POSITIVE_INFINITY);
    expect(window?.text.split(/\s+/u).length).toBeLessThan(250);
    expect(long?.text).toContain(window?.text);
  });

  it('stops when enough words are read, after one window at the least', () => {
    const long = passages.filter(({ text }) => text.length > 2000);
    const windows = windowsOf(long.flatMap((passage) => [ranked(passage, 5), ranked(passage, 70)]));
    expect(windows).toHaveLength(1);
  });
});
