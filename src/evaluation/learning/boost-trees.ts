import type { Tree } from '../../qa/regression-trees.ts';
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
  /** Rows that would move the scores by less are left out of a tree: most of a long list teaches nothing. */
  readonly leastGradient: number;
  readonly seed: number;
}

/** Fills in the derivatives of the rows [from, past) and returns their loss. */
type Derive = (
  lists: TrainingLists,
  scores: Float64Array,
  derivatives: Derivatives,
  range: readonly [from: number, past: number],
) => number;

/** What one tree says of the row that begins at `at`. */
const scoreTree = (tree: Tree, rows: Float32Array, at: number): number => {
  let node = tree.feature.length === 0 ? -1 : 0;
  while (node >= 0) {
    const value = rows[at + (tree.feature[node] ?? 0)] ?? 0;
    node = (value <= (tree.threshold[node] ?? 0) ? tree.left[node] : tree.right[node]) ?? -1;
  }
  return tree.leaves[-node - 1] ?? 0;
};

/** A list's loss is minus the log of the probability that its right rows have together; every list must hold one. */
export const listwise: Derive = ({ right }, scores, { gradients, hessians }, [from, past]) => {
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

/** A row's loss is minus the log of the probability of what it is, right or wrong: logistic regression. */
export const rowwise: Derive = ({ right }, scores, { gradients, hessians }, [from, past]) => {
  let loss = 0;
  for (let row = from; row < past; row += 1) {
    const probability = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
    gradients[row] = probability - (right[row] ?? 0);
    hessians[row] = Math.max(probability * (1 - probability), 1e-6);
    loss -= Math.log(right[row] === 1 ? probability : 1 - probability);
  }
  return loss;
};

/** Takes every list's derivatives, and the rows of some lists that a tree is grown from. */
const nextRows = (
  lists: TrainingLists,
  derive: Derive,
  [scores, derivatives]: readonly [Float64Array, Derivatives],
  { listShare, leastGradient }: BoostOptions,
  random: () => number,
): { readonly rows: Int32Array; readonly loss: number } => {
  const { starts } = lists;
  const rows = new Int32Array(scores.length);
  let used = 0;
  let loss = 0;
  for (let list = 0; list < starts.length - 1; list += 1) {
    const [from, past] = [starts[list] ?? 0, starts[list + 1] ?? 0];
    loss += derive(lists, scores, derivatives, [from, past]);
    if (random() >= listShare) continue;
    for (let row = from; row < past; row += 1)
      if (Math.abs(derivatives.gradients[row] ?? 0) >= leastGradient) rows[used++] = row;
  }
  return { rows: rows.slice(0, used), loss: loss / (starts.length - 1) };
};

/** Gradient boosted trees for a loss, after Friedman 2001; the listwise one after Cao et al. 2007 (ListNet). */
export const boostTrees = (
  lists: TrainingLists,
  derive: Derive,
  options: BoostOptions,
  onTree: (done: number, loss: number, all: number) => void = () => {},
): readonly Tree[] => {
  const { features, rows } = lists;
  const count = rows.length / features;
  const binned = binFeatures(rows, features);
  const scores = new Float64Array(count);
  const derivatives = { gradients: new Float64Array(count), hessians: new Float64Array(count) };
  const random = seededRandom(options.seed);
  const trees: Tree[] = [];
  for (let number = 1; number <= options.trees; number += 1) {
    const seen = nextRows(lists, derive, [scores, derivatives], options, random);
    const subset = Array.from({ length: features }, (_, feature) => feature).filter(
      () => random() < options.featureShare,
    );
    const tree = growTree(binned, derivatives, seen.rows, subset, options);
    trees.push(tree);
    for (let row = 0; row < count; row += 1)
      scores[row] = (scores[row] ?? 0) + scoreTree(tree, rows, row * features);
    onTree(number, seen.loss, options.trees);
  }
  return trees.filter(({ feature }) => feature.length > 0);
};
