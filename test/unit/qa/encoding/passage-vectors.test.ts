import { describe, expect, it } from 'vitest';
import { toByteVector } from '../../../../src/qa/encoding/byte-vector.ts';
import {
  createPassageVectors,
  type PassageVectors,
} from '../../../../src/qa/encoding/passage-vectors.ts';
import { runAtOnce } from '../../../../src/qa/scheduling/slices.ts';

interface Key {
  readonly name: string;
}

/** Numbers that look random and are the same each time. */
const createNumbers = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 31 - 1;
  };
};
const unit = (numbers: readonly number[]): Float32Array => {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => number / length);
};
const vectors = (count: number, dimensions: number, seed = 1): readonly Float32Array[] => {
  const next = createNumbers(seed);
  return Array.from({ length: count }, () => unit(Array.from({ length: dimensions }, next)));
};
const dot = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, number, at) => sum + number * (other[at] ?? 0), 0);

const keysOf = (count: number): readonly Key[] =>
  Array.from({ length: count }, (_, at) => ({ name: `${at}` }));
const filled = (keys: readonly Key[], all: readonly Float32Array[]): PassageVectors<Key> => {
  const kept = createPassageVectors<Key>(all[0]?.length ?? 0);
  for (const [at, key] of keys.entries())
    kept.put(key, toByteVector(all[at] ?? new Float32Array()));
  return kept;
};
const namesOf = (found: readonly { readonly key: Key }[]) => found.map(({ key }) => key.name);

describe('the vectors of passages', () => {
  it.each([384, 768, 100])('gives cosines of %i numbers to two digits', (dimensions) => {
    const all = vectors(200, dimensions);
    const keys = keysOf(200);
    const kept = filled(keys, all);
    for (const query of vectors(5, dimensions, 7)) {
      for (const [at, key] of keys.entries()) {
        const exact = dot(query, all[at] ?? query);
        expect(kept.similarity(query, key)).toBeCloseTo(exact, 2);
      }
    }
  });

  it('holds the largest products there are', () => {
    const one = unit(Array(1024).fill(1));
    const [key] = keysOf(1);
    if (key === undefined) throw new Error('there is one');
    expect(filled([key], [one]).similarity(one, key)).toBeCloseTo(1, 3);
    expect(filled([key], [one.map((number) => -number)]).similarity(one, key)).toBeCloseTo(-1, 3);
  });

  it('finds the nearest of those it is given, and of them what is accepted, best first', () => {
    const all = vectors(10_000, 64);
    const keys = keysOf(10_000);
    const kept = filled(keys, all);
    const [query = new Float32Array()] = vectors(1, 64, 5);
    const some = keys.filter((_, at) => at % 3 === 0);
    const accepts = ({ name }: Key) => name.endsWith('2');
    const expected = some
      .filter(accepts)
      .map((key) => ({ key, score: kept.similarity(query, key) ?? 0 }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 5);
    expect(runAtOnce(kept.nearest(some, query, 5, accepts))).toEqual(expected);
  });

  it('leaves out what has no vector yet, and finds it once it has', () => {
    const keys = keysOf(3);
    const all = vectors(3, 32);
    const kept = filled(keys.slice(0, 2), all);
    const query = all[2] ?? new Float32Array();
    expect(namesOf(runAtOnce(kept.nearest(keys, query, 3)))).not.toContain('2');
    const [, , late] = keys;
    if (late === undefined) throw new Error('there are three');
    expect(kept.similarity(query, late)).toBeUndefined();
    kept.put(late, toByteVector(query));
    expect(namesOf(runAtOnce(kept.nearest(keys, query, 1)))).toEqual(['2']);
  });

  it('forgets what is removed, also in the middle of a search, and gives its place to another', () => {
    const keys = keysOf(5_000);
    const all = vectors(5_000, 32);
    const kept = filled(keys, all);
    const [first, second] = keys;
    const [query = new Float32Array(), other = new Float32Array()] = all;
    if (first === undefined || second === undefined) throw new Error('there are many');
    const search = kept.nearest(keys, query, 1);
    search.next();
    search.next();
    kept.remove(first);
    const stranger = { name: 'stranger' };
    kept.put(stranger, toByteVector(other));
    expect(namesOf(runAtOnce(search))).not.toContain('0');
    expect(kept.similarity(query, first)).toBeUndefined();
    expect(kept.similarity(other, stranger)).toBeCloseTo(1, 2);
    expect(namesOf(runAtOnce(kept.nearest(keys, query, 1)))).not.toContain('0');
    expect(kept.size).toBe(5_000);
  });

  it('takes what is as near in the order it is given', () => {
    const keys = keysOf(4);
    const [vector = new Float32Array()] = vectors(1, 32);
    const kept = filled(keys.toReversed(), [vector, vector, vector, vector]);
    expect(namesOf(runAtOnce(kept.nearest(keys, vector, 3)))).toEqual(['0', '1', '2']);
  });
});
