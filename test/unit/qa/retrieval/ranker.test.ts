import { describe, expect, it } from 'vitest';
import type { Tree } from '../../../../src/qa/regression-trees.ts';
import { RANK_FEATURES } from '../../../../src/qa/retrieval/rank-features.ts';
import {
  createRanker,
  RankerFileError,
  readRankerFile,
} from '../../../../src/qa/retrieval/ranker.ts';

/** own <= .5: leaf 0; otherwise the second feature decides between the two others. */
const STEPS: Tree = {
  feature: [0, 1],
  threshold: [0.5, 2],
  left: [-1, -2],
  right: [1, -3],
  leaves: [0.25, 1, 3],
};

const SINGLE: Tree = { feature: [0], threshold: [0], left: [-1], right: [-2], leaves: [-10, 10] };

const row = (...values: readonly number[]): number[] => [
  ...values,
  ...RANK_FEATURES.slice(values.length).map(() => 0),
];

describe('a ranker', () => {
  it('adds up the leaves that a row falls into, tree by tree', () => {
    const ranker = createRanker({ features: RANK_FEATURES, trees: [STEPS, SINGLE] });
    const rows = Float32Array.from([...row(0.5, 9), ...row(0.6, 2), ...row(0.6, 3), ...row(-1, 0)]);
    expect([...ranker.score(rows, [])]).toEqual([10.25, 11, 13, -9.75]);
  });

  it('refuses trees that were grown for other features', () => {
    const features = ['own', 'else'];
    expect(() => createRanker({ features, trees: [STEPS] })).toThrow(RankerFileError);
    expect(() => createRanker({ features, trees: [STEPS] })).toThrow(/npm run train.*RANKER=off/);
  });
});

describe('the ranker that ships', () => {
  it('fits the features of this version and says what it learned from', async () => {
    const file = await readRankerFile();
    expect(() => createRanker(file)).not.toThrow();
    expect(file.learnedFrom.length).toBeGreaterThan(0);
    // The licence of WikiQA allows measuring only.
    for (const { file: name } of file.learnedFrom) expect(name).not.toMatch(/wikiqa|\.tsv$/i);
  });
});
