import { describe, expect, it } from 'vitest';
import type { ByteVector } from '../../../../src/qa/encoding/byte-vector.ts';
import type { Encoder } from '../../../../src/qa/encoding/encoder.ts';
import type { VectorCache } from '../../../../src/qa/encoding/vector-cache.ts';
import type { AnalysedDocument } from '../../../../src/qa/library/analyse-document.ts';
import {
  createMeaningKeeper,
  type MeaningKeeperOptions,
  type MeaningProgress,
} from '../../../../src/qa/retrieval/keep-meanings.ts';
import type { DocumentId, Passage } from '../../../../src/qa/types.ts';

/** A document with passages of these texts; what the keeper does not look at is left out. */
const article = (id: string, publishedOn: string, texts: readonly string[]): AnalysedDocument =>
  ({
    document: { id, publishedOn },
    passages: texts.map((text) => ({ text })),
    figures: [],
  }) as unknown as AnalysedDocument;

const stateOf = (...articles: readonly AnalysedDocument[]) =>
  new Map(articles.map((one) => [one.document.id as DocumentId, one]));

/** Encodes a text as its length, and notes what it was asked for. */
const createLengths = (fails: (text: string) => boolean = () => false) => {
  const encoded: string[] = [];
  const encoder: Encoder = {
    model: 'lengths',
    dimensions: 16,
    encode: async (texts) => {
      if (texts.some(fails)) throw new Error('the threads have ended');
      encoded.push(...texts);
      return texts.map(({ length }) => new Float32Array(16).fill(length ? 0.25 : 0));
    },
    close: async () => {},
  };
  return { encoder, encoded };
};

const createMemoryCache = () => {
  const kept = new Map<string, ByteVector>();
  const cache: VectorCache = {
    find: async (keys) => new Map([...kept].filter(([key]) => keys.has(key))),
    add: async (vectors) => {
      for (const [key, vector] of vectors) kept.set(key, vector);
    },
    keepOnly: async (keys) => {
      for (const key of kept.keys()) if (!keys.has(key)) kept.delete(key);
    },
    count: async () => kept.size,
    close: async () => {},
  };
  return { cache, kept };
};

const keeperWith = (
  options: Partial<MeaningKeeperOptions> & Pick<MeaningKeeperOptions, 'encoder'>,
) => createMeaningKeeper({ textOf: (passage: Passage) => passage.text, ...options });

describe('keeping the meanings of a corpus', () => {
  it('encodes the newest articles first, and each passage once', async () => {
    const { encoder, encoded } = createLengths();
    const keeper = keeperWith({ encoder });
    const old = article('old', '2024-01-01', ['old one', 'old two']);
    const fresh = article('new', '2026-01-01', ['new one']);
    keeper.follow(stateOf(old, fresh));
    await keeper.settled();
    expect(encoded).toEqual(['new one', 'old one', 'old two']);
    const changed = article('new', '2026-01-02', ['new two']);
    keeper.follow(stateOf(old, changed));
    await keeper.settled();
    expect(encoded.slice(3)).toEqual(['new two']);
    expect(keeper.progress()).toEqual({ done: 3, total: 3, remainingMs: 0 });
    expect(keeper.vectors.size).toBe(3);
  });

  it('encodes nothing again after a restart, also where a text moved to another article', async () => {
    const { cache } = createMemoryCache();
    const before = createLengths();
    const first = keeperWith({ encoder: before.encoder, cache });
    first.follow(stateOf(article('a', '2024-01-01', ['one', 'two'])));
    await first.settled();
    const after = createLengths();
    const second = keeperWith({ encoder: after.encoder, cache });
    second.follow(stateOf(article('b', '2025-01-01', ['two', 'one', 'three'])));
    await second.settled();
    expect([before.encoded, after.encoded]).toEqual([['one', 'two'], ['three']]);
  });

  it('lets go of what was removed, in memory and in the cache', async () => {
    const { cache, kept } = createMemoryCache();
    const keeper = keeperWith({ encoder: createLengths().encoder, cache });
    const stays = article('stays', '2024-01-01', ['one']);
    keeper.follow(stateOf(stays, article('goes', '2024-01-02', ['secret'])));
    await keeper.settled();
    expect(kept.size).toBe(2);
    keeper.follow(stateOf(stays));
    await keeper.settled();
    expect([kept.size, keeper.vectors.size]).toEqual([1, 1]);
  });

  it('turns to a newer state as soon as it is told of it', async () => {
    const { encoder, encoded } = createLengths();
    let told = 0;
    const many = Array.from({ length: 200 }, (_, at) => `text ${at}`);
    const keeper = keeperWith({
      encoder,
      onProgress: () => {
        told += 1;
        if (told === 2) keeper.follow(stateOf(article('b', '2025-01-01', ['other'])));
      },
    });
    keeper.follow(stateOf(article('a', '2024-01-01', many)));
    await keeper.settled();
    expect(encoded.at(-1)).toBe('other');
    expect(encoded.length).toBeLessThan(100);
    expect(keeper.progress()).toMatchObject({ done: 1, total: 1 });
  });

  it('says how far it is and about how long the rest takes', async () => {
    let clock = 0;
    const { encoder } = createLengths();
    const slow: Encoder = {
      ...encoder,
      encode: (texts, as) => {
        clock += texts.length * 100;
        return encoder.encode(texts, as);
      },
    };
    const told: MeaningProgress[] = [];
    const keeper = keeperWith({
      encoder: slow,
      now: () => clock,
      onProgress: (one) => told.push(one),
    });
    keeper.follow(stateOf(article('a', '2024-01-01', Array(96).fill('text'))));
    await keeper.settled();
    expect(told.map(({ done }) => done)).toEqual([0, 32, 64, 96]);
    expect(told[2]?.remainingMs).toBeGreaterThan(32 * 30);
    expect(told[3]?.remainingMs).toBe(0);
  });

  it('goes on in memory where nothing can be kept, and says so once', async () => {
    const troubles: string[] = [];
    const full = async (): Promise<never> => {
      throw new Error('no space left on device');
    };
    const keeper = keeperWith({
      encoder: createLengths().encoder,
      cache: { ...createMemoryCache().cache, add: full, keepOnly: full },
      onTrouble: (_error, consequence) => troubles.push(consequence),
    });
    keeper.follow(stateOf(article('a', '2024-01-01', Array(96).fill('text'))));
    await keeper.settled();
    expect(keeper.progress()).toMatchObject({
      done: 96,
      problem: 'vectors last no longer than this process: no space left on device',
    });
    expect(troubles).toEqual(['vectors last no longer than this process']);
  });

  it('leaves passages to their words where the encoder has ended, and says so', async () => {
    const { encoder } = createLengths((text) => text === 'bad');
    const keeper = keeperWith({ encoder });
    keeper.follow(stateOf(article('a', '2024-01-01', ['bad', 'good'])));
    await keeper.settled();
    expect(keeper.progress()).toMatchObject({
      done: 0,
      total: 2,
      problem: 'some passages are found by their words alone: the threads have ended',
    });
  });
});
