import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../evaluation/bench/synthetic-corpus.ts';
import {
  createTextSearch,
  type SearchedText,
  scoreOf,
} from '../../../../src/qa/retrieval/text-search.ts';
import { runAtOnce } from '../../../../src/qa/scheduling/slices.ts';

const random = createRandom(3);
const words = (most: number): string =>
  Array.from(
    { length: Math.floor(random() * most) },
    () => `w${Math.floor(40 ** random()) % 40}`,
  ).join('\n');
const makeText = (id: number): SearchedText => ({
  id,
  text: words(30),
  title: words(4),
  heading: words(3),
});

/** A bare MiniSearch with the same parameters, which says what a score has to be. */
const bareScores = (texts: readonly SearchedText[], shares: ReadonlyMap<string, number>) => {
  const bare = new MiniSearch<SearchedText>({
    fields: ['text', 'title', 'heading'],
    tokenize: (text) => (text === '' ? [] : text.split('\n')),
    processTerm: (term) => term,
  });
  bare.addAll(texts);
  const found = bare.search([...shares.keys()].join('\n'), {
    bm25: { k: 0.4, b: 0.7, d: 1 },
    boost: { text: 1, title: 0.5, heading: 0.3 },
    boostTerm: (stem) => shares.get(stem) ?? 1,
  });
  return found
    .map(({ id, score }) => [Number(id), Number(score.toPrecision(10))])
    .sort(([a = 0], [b = 0]) => a - b);
};

const search = createTextSearch();
const scores = (
  shares: ReadonlyMap<string, number>,
  takes: (id: number) => boolean = () => true,
  holders = 10,
) =>
  [...runAtOnce(search.search(shares, takes, () => holders))]
    .map(([id, hit]) => [id, Number(scoreOf(hit).toPrecision(10))])
    .sort(([a = 0], [b = 0]) => a - b);

const SHARES = new Map([
  ['w1', 1],
  ['w7', 0.5],
  ['w30', 1],
  ['absent', 1],
]);

describe('the search of texts by their stems', () => {
  const texts = Array.from({ length: 200 }, (_, at) => makeText(at + 1));
  for (const text of texts) search.add(text);

  it('scores as MiniSearch does with the same parameters', () => {
    expect(scores(SHARES)).toEqual(bareScores(texts, SHARES));
    expect(scores(SHARES).length).toBeGreaterThan(50);
  });

  it('scores alike however few stems are searched for at a time', () => {
    expect(scores(SHARES, undefined, 1_000_000)).toEqual(scores(SHARES));
  });

  it('leaves out what is not taken', () => {
    const even = scores(SHARES, (id) => id % 2 === 0);
    expect(even).toEqual(scores(SHARES).filter(([id = 0]) => id % 2 === 0));
  });

  it('scores what is left as if the rest had never been there', () => {
    const [left, gone] = [texts.slice(0, 150), texts.slice(150)];
    for (const text of gone) search.remove(text);
    expect(scores(SHARES)).toEqual(bareScores(left, SHARES));
    for (const text of gone) search.add(text);
    expect(scores(SHARES)).toEqual(bareScores(texts, SHARES));
    for (const text of texts) search.remove(text);
    expect(scores(SHARES)).toEqual([]);
  });
});
