import { describe, expect, it } from 'vitest';
import {
  type BoostOptions,
  boostTrees,
  listwise,
  rowwise,
  type TrainingLists,
} from '../../../../src/evaluation/learning/boost-trees.ts';
import { seededRandom } from '../../../../src/evaluation/metrics/random.ts';
import type { Tree } from '../../../../src/qa/regression-trees.ts';

const OPTIONS: BoostOptions = {
  trees: 30,
  leaves: 4,
  rate: 0.3,
  lambda: 1,
  leastHessian: 0.5,
  featureShare: 1,
  listShare: 1,
  leastGradient: 0,
  seed: 3,
};

const LISTS = 60;
const PER_LIST = 4;

/** The right row of each list has the greatest second feature; the first and third are noise. */
const listsOfNoise = (): TrainingLists => {
  const random = seededRandom(11);
  const rows = Float32Array.from({ length: LISTS * PER_LIST * 3 }, random);
  const right = new Uint8Array(LISTS * PER_LIST);
  for (let list = 0; list < LISTS; list += 1) {
    const own = Array.from({ length: PER_LIST }, (_, at) => list * PER_LIST + at);
    const best = own.sort((a, b) => (rows[b * 3 + 1] ?? 0) - (rows[a * 3 + 1] ?? 0))[0] ?? 0;
    right[best] = 1;
  }
  const starts = Uint32Array.from({ length: LISTS + 1 }, (_, list) => list * PER_LIST);
  return { features: 3, rows, right, starts };
};

const scoreOf = (trees: readonly Tree[], row: Float32Array): number =>
  trees.reduce((sum, tree) => {
    let node = 0;
    while (node >= 0) {
      const isLow = (row[tree.feature[node] ?? 0] ?? 0) <= (tree.threshold[node] ?? 0);
      node = (isLow ? tree.left[node] : tree.right[node]) ?? -1;
    }
    return sum + (tree.leaves[-node - 1] ?? 0);
  }, 0);

describe('boosted trees', () => {
  it('learn which feature tells the right row', () => {
    const trees = boostTrees(listsOfNoise(), listwise, OPTIONS);
    const [low, high] = [Float32Array.of(0.9, 0.1, 0.9), Float32Array.of(0.1, 0.9, 0.1)];
    expect(scoreOf(trees, high)).toBeGreaterThan(scoreOf(trees, low) + 1);
  });

  it('lower the loss with every few trees', () => {
    const losses: number[] = [];
    boostTrees(listsOfNoise(), listwise, OPTIONS, (_, loss) => losses.push(loss));
    // Four rows that nothing is known of: ln 4.
    expect(losses[0]).toBeCloseTo(Math.log(4), 6);
    expect(losses[29]).toBeLessThan((losses[9] ?? 0) * 0.9);
  });

  it('are the same for the same lists and seed', () => {
    const options = { ...OPTIONS, featureShare: 0.6, listShare: 0.6 };
    expect(boostTrees(listsOfNoise(), listwise, options)).toEqual(
      boostTrees(listsOfNoise(), listwise, options),
    );
  });

  it('have no more leaves than told', () => {
    for (const { leaves } of boostTrees(listsOfNoise(), listwise, OPTIONS))
      expect(leaves.length).toBeLessThanOrEqual(OPTIONS.leaves);
  });

  it('learn how likely a row is right where rows stand alone', () => {
    const { features, rows } = listsOfNoise();
    const count = rows.length / features;
    // Right in three of four cases above one half, in one of four below.
    const random = seededRandom(5);
    const right = Uint8Array.from({ length: count }, (_, row) =>
      Number(random() < ((rows[row * features + 1] ?? 0) > 0.5 ? 0.75 : 0.25)),
    );
    const starts = Uint32Array.from({ length: count + 1 }, (_, row) => row);
    const trees = boostTrees({ features, rows, right, starts }, rowwise, OPTIONS);
    expect(scoreOf(trees, Float32Array.of(0.5, 0.9, 0.5))).toBeGreaterThan(0);
    expect(scoreOf(trees, Float32Array.of(0.5, 0.1, 0.5))).toBeLessThan(0);
  });

  it('never go against the direction that a feature may work in', () => {
    const options = { ...OPTIONS, leaves: 2, directions: [0, -1, 0] };
    for (const { feature } of boostTrees(listsOfNoise(), listwise, options))
      expect(feature).not.toContain(1);
  });
});
