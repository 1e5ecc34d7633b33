import { describe, expect, it } from 'vitest';
import type { WordVectors } from '../../../../src/qa/reading/word-vectors.ts';
import { createWordNeighbours } from '../../../../src/qa/retrieval/word-neighbours.ts';

/** Words on a circle, by degrees: the cosine of two is the cosine of the angle between them. */
const CIRCLE: readonly (readonly [word: string, degrees: number])[] = [
  ['car', 0],
  ['automobile', 10],
  ['vehicles', 30],
  ['road', 50],
  ['traffic', 70],
  ['banana', 180],
];

const circle: WordVectors = {
  rowOf: (word) => {
    const row = CIRCLE.findIndex(([known]) => known === word);
    return row < 0 ? undefined : row;
  },
  similarities: (others) => (row) =>
    Float64Array.from(others, (other) =>
      Math.cos((((CIRCLE[row]?.[1] ?? 0) - (CIRCLE[other]?.[1] ?? 0)) * Math.PI) / 180),
    ),
};

const neighbours = createWordNeighbours(
  circle,
  CIRCLE.map(([word]) => [word.replace(/s$/, ''), word] as const),
);

describe('the neighbours of a word', () => {
  it('are the nearest words of the vocabulary, best first', () => {
    // 10, 30 and 50 degrees are near enough (cosine over 0.55); 70 degrees is a word of the same field only.
    expect(neighbours('car', 'car').map(({ stem }) => stem)).toEqual([
      'automobile',
      'vehicle',
      'road',
    ]);
  });

  it('carry the less of its weight the farther they are', () => {
    const shares = neighbours('car', 'car').map(({ share }) => share);
    expect(shares[0]).toBe(1); // a cosine of 0.98 is as good as the word itself
    expect(shares).toEqual([...shares].sort((left, right) => right - left));
    for (const share of shares) expect(share).toBeGreaterThan(0);
  });

  it('leave out the word itself in every form', () => {
    expect(neighbours('vehicles', 'vehicle').map(({ stem }) => stem)).not.toContain('vehicle');
  });

  it('are none for a word without a vector', () => {
    expect(neighbours('xyzzy', 'xyzzy')).toEqual([]);
  });

  it('are forty at most', () => {
    const many = Array.from({ length: 50 }, (_, n) => [`stem${n}`, 'automobile'] as const);
    expect(createWordNeighbours(circle, many)('car', 'car')).toHaveLength(40);
  });
});
