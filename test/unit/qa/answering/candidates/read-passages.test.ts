import { describe, expect, it } from 'vitest';
import { readPassages } from '../../../../../src/qa/answering/candidates/read-passages.ts';
import type { PassageReader, TokenReading } from '../../../../../src/qa/reading/passage-reader.ts';
import type { FoundPassage } from '../../../../../src/qa/retrieval/find-passages.ts';
import { makeArticle, passagesOf } from '../../../../support/articles.ts';

const article = makeArticle(['The ferry takes two hours. The bridge cost nine crowns.']);
const documents = new Map([[article.id, article]]);
const found = passagesOf(article).map(
  (passage): FoundPassage => ({ passage, score: 1, rank: 1, words: 1 }),
);

/** A reader for whom the answer begins and ends with the given words of a passage. */
const readerOf = (words: string): PassageReader => ({
  model: 'pointing',
  read: async (_question, passages) =>
    passages.map(({ text }): TokenReading => {
      const pieces = [...text.matchAll(/\S+/gu)];
      const first = text.indexOf(words);
      const is = (at: number, wanted: number): number => (at === wanted ? 5 : -5);
      return {
        relevance: 2,
        none: 0,
        starts: Uint32Array.from(pieces, ({ index }) => index),
        ends: Uint32Array.from(pieces, ({ index, 0: piece }) => index + piece.length),
        start: Float32Array.from(pieces, ({ index }) => is(index, first)),
        end: Float32Array.from(pieces, ({ index, 0: piece }) =>
          is(index + piece.length, first + words.length),
        ),
      };
    }),
  close: async () => {},
});

const failing = (read: PassageReader['read']): PassageReader => ({
  model: 'none',
  read,
  close: async () => {},
});

describe('reading passages', () => {
  it('tells which sentence holds the words, and the words where they stand in the document', async () => {
    const readings = await readPassages('Cost?', found, readerOf('nine crowns.'), documents);
    const reading = readings?.get(found[0]?.passage as never);
    expect(reading?.relevance).toBe(2);
    expect(reading?.spanOdds).toBe(10);
    const [ferry, bridge] = reading?.sentences ?? [];
    expect(bridge?.share).toBeGreaterThan(0.9);
    expect(ferry?.share).toBeLessThan(0.1);
    const span = bridge?.spans[0]?.span;
    expect(article.text.slice(span?.start, span?.end)).toBe('nine crowns.');
  });

  it('never ends within a word', async () => {
    const reader = readerOf('ferry');
    const halved: PassageReader = {
      ...reader,
      read: async (question, passages) =>
        (await reader.read(question, passages)).map((reading) => ({
          ...reading,
          starts: reading.starts.map((start) => start + 1),
          ends: reading.ends.map((end) => end - 2),
        })),
    };
    const readings = await readPassages('What?', found, halved, documents);
    const span = readings?.get(found[0]?.passage as never)?.sentences[0]?.spans[0]?.span;
    expect(article.text.slice(span?.start, span?.end)).toBe('ferry');
  });

  it('goes on without a reader that fails', async () => {
    const reader = failing(() => Promise.reject(new Error('ended')));
    expect(await readPassages('Cost?', found, reader, documents)).toBeUndefined();
  });

  it('reads what stands above a passage as its context', async () => {
    const seen: string[] = [];
    const reader = failing(async (_question, passages) => {
      seen.push(...passages.map(({ context }) => context));
      return [];
    });
    await readPassages('Cost?', found, reader, documents);
    expect(seen).toEqual(['Article']);
  });
});
