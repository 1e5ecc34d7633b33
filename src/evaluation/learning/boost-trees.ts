import type { Tree } from '../../qa/retrieval/ranker.ts';
import { seededRandom } from '../metrics/random.ts';
import { binFeatures } from './bin-features.ts';
import { type Derivatives, type GrowOptions, growTree } from './grow-tree.ts';

/** Questions with their candidates' features: list i holds the rows [starts[i], starts[i + 1]). */
export interface TrainingLists {
  /** Numbers a row. */
  readonly features: number;
  readonly rows: Float32Array;
  readonly starts: Uint32Array;
  /** 1 for a row that is right. */
  readonly right: Uint8Array;
}

export interface BoostOptions extends GrowOptions {
  readonly trees: number;
  /** The share of the features, and of the lists, that each tree sees. */
  readonly featureShare: number;
  readonly listShare: number;
  readonly seed: number;
}

/** What one tree says of the row that begins at `at`. */
const scoreTree = (tree: Tree, rows: Float32Array, at: number): number => {
  let node = tree.feature.length === 0 ? -1 : 0;
  while (node >= 0) {
    const value = rows[at + (tree.feature[node] ?? 0)] ?? 0;
    node = (value <= (tree.threshold[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? -1;
  }
  return tree.leaves[-node - 1] ?? 0;
};

/** Fills in one list's derivatives and returns its loss. */
const deriveList = (
  { right }: TrainingLists,
  scores: Float64Array,
  { gradients, hessians }: Derivatives,
  [from, past]: readonly [number, number],
): number => {
  const highest = scores.subarray(from, past).reduce((max, score) => Math.max(max, score), -1e9);
  let all = 0;
  let good = 0;
  for (let row = from; row < past; row += 1) {
    const odds = Math.exp((scores[row] ?? 0) - highest);
    gradients[row] = odds;
    all += odds;
    if (right[row] === 1) good += odds;
  }
  for (let row = from; row < past; row += 1) {
    const odds = gradients[row] ?? 0;
    const share = odds / all;
    gradients[row] = share - (right[row] === 1 ? odds / good : 0);
    hessians[row] = Math.max(share * (1 - share), 1e-6);
  }
  return -Math.log(good / all);
};

/**
 * Gradient boosted trees for a listwise softmax: a list's loss is minus the log of the probability that its right rows
 * have together, after Cao et al. 2007 (ListNet) and Friedman 2001. Every list must hold a right row.
 */
export const boostTrees = (
  lists: TrainingLists,
  options: BoostOptions,
  onTree: (done: number, loss: number) => void = () => {},
): readonly Tree[] => {
  const { features, rows, starts } = lists;
  const rowCount = rows.length / features;
  const count = starts.length - 1;
  const binned = binFeatures(rows, features);
  const scores = new Float64Array(rowCount);
  const derivatives = {
    gradients: new Float64Array(rowCount),
    hessians: new Float64Array(rowCount),
  };
  const random = seededRandom(options.seed);
  const trees: Tree[] = [];
  for (let number = 1; number <= options.trees; number += 1) {
    const seen = new Int32Array(rowCount);
    let used = 0;
    let loss = 0;
    for (let list = 0; list < count; list += 1) {
      const range = [starts[list] ?? 0, starts[list + 1] ?? 0] as const;
      loss += deriveList(lists, scores, derivatives, range);
      if (random() >= options.listShare) continue;
      for (let row = range[0]; row < range[1]; row += 1) seen[used++] = row;
    }
    const subset = Array.from({ length: features }, (_, feature) => feature).filter(
      () => random() < options.featureShare,
    );
    const tree = growTree(binned, derivatives, seen.slice(0, used), subset, options);
    trees.push(tree);
    for (let row = 0; row < rowCount; row += 1)
      scores[row] = (scores[row] ?? 0) + scoreTree(tree, rows, row * features);
    onTree(number, loss / count);
  }
  return trees.filter(({ feature }) => feature.length > 0);
};
