import { describe, expect, it } from 'vitest';
import { findPassages } from '../../../../src/qa/retrieval/find-passages.ts';
import type { PassageIndex } from '../../../../src/qa/retrieval/passage-index.ts';
import { runAtOnce } from '../../../../src/qa/scheduling/slices.ts';
import type { Passage } from '../../../../src/qa/types.ts';
import { makeArticle, passagesOf } from '../../../support/articles.ts';

const [leave, pay, tea] = passagesOf(
  makeArticle([
    'Leave lasts 20 days a year.',
    '# Pay',
    'Pay comes at the end of the month.',
    '# Tea',
    'Tea is free for all of us.',
  ]),
) as [Passage, Passage, Passage];

interface Known {
  readonly words: readonly (readonly [Passage, number])[];
  readonly meaning: readonly (readonly [Passage, number])[];
}

/** An index that finds what it is told to; nothing else of it is asked. */
const indexOf = ({ words, meaning }: Known): PassageIndex => {
  const ranked = (pairs: Known['words']) =>
    pairs.map(([passage, score], at) => ({ passage, score, rank: at + 1 }));
  return {
    *search() {
      yield;
      return ranked(words);
    },
    *nearest() {
      yield;
      return ranked(meaning);
    },
    similarity: (_vector: Float32Array, passage: Passage) =>
      meaning.find(([known]) => known === passage)?.[1],
  } as unknown as PassageIndex;
};

const vector = Float32Array.of(1);
const find = (known: Known, given: { readonly vector?: Float32Array } = { vector }) =>
  runAtOnce(findPassages(indexOf(known), { terms: [], ...given }));

describe('finding passages', () => {
  it('takes what words find and what meaning finds', () => {
    const found = find({ words: [[leave, 8]], meaning: [[pay, 0.6]] });
    expect(new Set(found.map(({ passage }) => passage))).toEqual(new Set([leave, pay]));
  });

  it('lets the meaning lead, and the words decide between passages alike in meaning', () => {
    const found = find({
      words: [
        [leave, 8],
        [pay, 2],
      ],
      meaning: [
        [tea, 0.9],
        [pay, 0.5],
        [leave, 0.5],
      ],
    });
    // Tea is far nearer in meaning; leave and pay are alike, but leave holds more of the words.
    expect(found.map(({ passage }) => passage)).toEqual([tea, leave, pay]);
    expect(found.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });

  it('goes by the words where nothing is encoded', () => {
    const words = [
      [pay, 4],
      [leave, 2],
    ] as const;
    const found = find({ words, meaning: [] }, {});
    expect(found.map(({ passage, words: share }) => [passage, share])).toEqual([
      [pay, 1],
      [leave, 0.5],
    ]);
    expect(found.every(({ meaning }) => meaning === undefined)).toBe(true);
  });

  it('takes a passage that is not encoded yet for as alike as the others', () => {
    const found = find({ words: [[leave, 8]], meaning: [[pay, 0.5]] });
    // Leave has no vector: it is taken for alike, and its words put it first.
    expect(found.map(({ passage }) => passage)).toEqual([leave, pay]);
  });
});
