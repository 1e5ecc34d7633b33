import { describe, expect, it } from 'vitest';
import { createOpposites } from '../../../../src/qa/analysis/opposites.ts';
import { createStemmer } from '../../../../src/qa/analysis/stem.ts';

const stem = createStemmer();
const opposites = createOpposites(stem);

const exclude = (left: string, right: string): boolean =>
  opposites.get(stem(left))?.has(stem(right)) === true;

describe('opposites', () => {
  it.each([
    ['rise', 'fall'],
    ['grew', 'shrank'],
    ['opened', 'closing'],
    ['western', 'east'],
    ['south', 'north'],
    ['largest', 'smallest'],
    ['imports', 'exported'],
  ])('%j and %j exclude each other, in every form', (left, right) => {
    expect(exclude(left, right)).toBe(true);
    expect(exclude(right, left)).toBe(true);
  });

  it.each([
    ['rise', 'grow'],
    ['north', 'northern'],
    ['lose', 'lost'],
    ['Henan', 'Hubei'],
  ])('%j and %j go together', (left, right) => {
    expect(exclude(left, right)).toBe(false);
  });

  it('no word excludes itself', () => {
    const selfish = [...opposites].filter(([word, others]) => others.has(word));
    expect(selfish.map(([word]) => word)).toEqual([]);
  });

  it('exclusion works both ways', () => {
    const oneWay = [...opposites].flatMap(([word, others]) =>
      [...others].filter((other) => opposites.get(other)?.has(word) !== true),
    );
    expect(oneWay).toEqual([]);
  });
});
