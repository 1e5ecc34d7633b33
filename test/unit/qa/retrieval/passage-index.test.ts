import { describe, expect, it } from 'vitest';
import { toByteVector } from '../../../../src/qa/encoding/byte-vector.ts';
import { createPassageVectors } from '../../../../src/qa/encoding/passage-vectors.ts';
import { type Meanings, meaningsOf } from '../../../../src/qa/retrieval/meanings.ts';
import {
  createPassageIndex,
  createPassageTrack,
  type PassageIndex,
} from '../../../../src/qa/retrieval/passage-index.ts';
import { runAtOnce } from '../../../../src/qa/scheduling/slices.ts';
import type { Passage } from '../../../../src/qa/types.ts';
import { languageTools, makeArticle, passagesOf } from '../../../support/articles.ts';

const { stem } = languageTools.english;

const titles: Readonly<Record<string, string>> = { ferry: 'Ferry', harbour: 'Harbour' };

const stemsOf = (text: string): readonly string[] => text.toLowerCase().split(' ').map(stem);

const indexOf = (passages: readonly Passage[], meanings?: Meanings): PassageIndex =>
  createPassageIndex(
    passages,
    ({ documentId }) => stemsOf(titles[documentId] ?? ''),
    ({ heading }) => stemsOf(heading),
    meanings,
  );

const ferry = passagesOf(
  makeArticle(
    [
      'The crossing takes two hours. A crossing at night takes three.',
      '# Prices',
      'Tickets cost nine crowns, and children pay half.',
      '# News',
      'Mayor Ester Quill opened the pier at Saltmouth.',
    ],
    { id: 'ferry' },
  ),
);
const harbour = passagesOf(
  makeArticle(
    ['Cranes at the pier unload grain.', '# Freight', 'The harbour loads timber and tickets.'],
    { id: 'harbour' },
  ),
);

const both = indexOf([...ferry, ...harbour]);

const found = (index: PassageIndex, ...words: readonly string[]): readonly string[] =>
  runAtOnce(
    index.search(
      words.map((word) => ({ stem: stem(word), share: 1 })),
      10,
    ),
  ).map(({ passage }) => passage.id);

describe('the weight of a word', () => {
  it('is higher the fewer sentences hold it', () => {
    expect(both.sentencesWith(stem('crossing'))).toBe(2);
    expect(both.weight(stem('grain'))).toBeGreaterThan(both.weight(stem('crossing')));
    expect(both.weight(stem('crossing'))).toBeGreaterThan(both.weight(stem('the')));
  });

  it('is highest for a word that no sentence holds, and never below nothing', () => {
    expect(both.sentencesWith('zeppelin')).toBe(0);
    expect(both.weight('zeppelin')).toBeGreaterThan(both.weight(stem('grain')));
    expect(both.weight(stem('the'))).toBeGreaterThan(0);
  });

  it('is counted in the scope alone', () => {
    const small = indexOf(harbour);
    expect(small.sentencesWith(stem('pier'))).toBe(1);
    expect(both.sentencesWith(stem('pier'))).toBe(2);
    expect(small.weight(stem('crossing'))).toBe(small.weight('zeppelin'));
  });
});

describe('searching passages', () => {
  it('ranks a passage that holds a rare word above one that holds a common one', () => {
    // "pier" stands in two passages, "timber" in one: the one with "timber" tells more.
    expect(found(both, 'pier', 'timber')[0]).toBe('harbour#1');
  });

  it('ranks a passage that holds both words above those that hold one', () => {
    // "grain" and "pier" stand together in harbour#0; ferry#2 has the pier only.
    expect(found(both, 'grain', 'pier')).toEqual(['harbour#0', 'ferry#2']);
  });

  it('ranks a passage under a title that holds the word above another one', () => {
    // "Tickets" stands once in each article, but the harbour's title adds "harbour".
    expect(found(both, 'tickets', 'harbour')[0]).toBe('harbour#1');
  });

  it('counts a stem in place of a word as much as told', () => {
    const query = [
      { stem: stem('crowns'), share: 1 },
      { stem: stem('timber'), share: 0.1 },
    ];
    // Both words are equally rare; the one that only stands in for a word counts a tenth.
    expect(runAtOnce(both.search(query, 10)).map(({ passage }) => passage.id)).toEqual([
      'ferry#1',
      'harbour#1',
    ]);
  });

  it('leaves out what the filter leaves out, and ranks the rest from 1', () => {
    const isFerry = ({ documentId }: Passage) => documentId === 'ferry';
    const results = runAtOnce(both.search([{ stem: stem('pier'), share: 1 }], 10, isFerry));
    expect(results.map(({ passage, rank }) => [passage.id, rank])).toEqual([['ferry#2', 1]]);
  });

  it('returns no more passages than asked for', () => {
    expect(runAtOnce(both.search([{ stem: stem('the'), share: 1 }], 2))).toHaveLength(2);
  });

  it('finds nothing for no words, and in nothing', () => {
    expect(runAtOnce(both.search([], 10))).toEqual([]);
    expect(found(indexOf([]), 'pier')).toEqual([]);
  });
});

describe('an index that goes on', () => {
  it('finds what its own state has, though passages come and go while it searches', () => {
    const around = { titleStems: () => [], headingStems: () => [] };
    const track = createPassageTrack();
    const first = runAtOnce(
      track.advance({ removed: [], added: ferry, passages: ferry, ...around }),
    );
    const query = ['pier', 'tickets'].map((word) => ({ stem: stem(word), share: 1 }));
    const expected = runAtOnce(first.search(query, 10)).map(({ passage }) => passage.id);
    const searching = first.search(query, 10);
    searching.next();
    const second = runAtOnce(
      track.advance({ removed: ferry, added: harbour, passages: harbour, ...around }),
    );
    expect(runAtOnce(searching).map(({ passage }) => passage.id)).toEqual(expected);
    expect(runAtOnce(second.search(query, 10)).map(({ passage }) => passage.id)).toEqual([
      'harbour#0',
      'harbour#1',
    ]);
  });
});

describe('the spellings of a word', () => {
  const spelt = (index: PassageIndex, word: string): readonly string[] =>
    index.spellings(word).map(({ word: right }) => right);

  it('are words of the scope that are spelt almost alike, nearest first', () => {
    expect(spelt(both, 'saltmuoth')[0]).toBe('saltmouth');
    expect(spelt(both, 'tikets')[0]).toBe('tickets');
  });

  it('are none for a word that is like no other', () => {
    expect(spelt(both, 'zeppelin')).toEqual([]);
  });

  it('never come from outside the scope', () => {
    expect(spelt(indexOf(harbour), 'saltmuoth')).toEqual([]);
  });
});

describe('the meaning of passages', () => {
  const vectors = createPassageVectors<Passage>(2);
  for (const passage of ferry) vectors.put(passage, toByteVector(Float32Array.of(1, 0)));
  for (const passage of harbour.slice(0, 1))
    vectors.put(passage, toByteVector(Float32Array.of(0, 1)));
  const index = indexOf([...ferry, ...harbour], {
    ...meaningsOf(vectors),
    isWord: (word) => word === 'ship',
  });
  const nearest = (limit: number, accepts?: (passage: Passage) => boolean) =>
    runAtOnce(index.nearest(Float32Array.of(0.6, 0.8), limit, accepts));

  it('ranks what is nearest to a vector, and leaves out what has none', () => {
    expect(nearest(10).map(({ passage }) => passage.id)).toEqual([
      'harbour#0',
      'ferry#0',
      'ferry#1',
      'ferry#2',
    ]);
    expect(nearest(1).map(({ score }) => score.toFixed(2))).toEqual(['0.80']);
  });

  it('leaves out what the filter leaves out', () => {
    expect(nearest(10, ({ documentId }) => documentId === 'harbour')).toHaveLength(1);
  });

  it('is not known of a passage without a vector', () => {
    const [, last] = harbour;
    expect(last && index.similarity(Float32Array.of(1, 0), last)).toBeUndefined();
    expect([index.hasAllVectors(), both.hasAllVectors()]).toEqual([false, false]);
    expect(indexOf(ferry, { ...meaningsOf(vectors), isWord: () => false }).hasAllVectors()).toBe(
      true,
    );
    expect(both.isWord('ship')).toBe(false);
    expect(index.isWord('ship')).toBe(true);
  });
});
