/** One regression tree: node i asks whether feature[i] <= threshold[i]; a child below 0 is leaf -child - 1. */
export interface Tree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leaves: readonly number[];
}

interface FlatTrees {
  /** Where each tree's nodes begin. */
  readonly roots: Int32Array;
  readonly feature: Uint8Array;
  readonly threshold: Float32Array;
  /** A node's index, or -1 - a leaf's index. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly leaves: Float32Array;
}

/** All trees in one row of numbers each, so that scoring touches little memory. */
const flatten = (trees: readonly Tree[]): FlatTrees => {
  const nodes = trees.map(({ feature }) => feature.length);
  const roots = new Int32Array(trees.length);
  let node = 0;
  let leaf = 0;
  const left: number[] = [];
  const right: number[] = [];
  for (const [index, tree] of trees.entries()) {
    roots[index] = node;
    const [nodesBefore, leavesBefore] = [node, leaf];
    const moved = (child: number): number =>
      child < 0 ? child - leavesBefore : child + nodesBefore;
    left.push(...tree.left.map(moved));
    right.push(...tree.right.map(moved));
    node += nodes[index] ?? 0;
    leaf += tree.leaves.length;
  }
  return {
    roots,
    feature: Uint8Array.from(trees.flatMap(({ feature }) => feature)),
    threshold: Float32Array.from(trees.flatMap(({ threshold }) => threshold)),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    leaves: Float32Array.from(trees.flatMap(({ leaves }) => leaves)),
  };
};

/** What trees say together of the row of features that begins at `at`. */
export type Forest = (rows: Float32Array, at: number) => number;

/** A function that adds up what every tree says of a row; every tree has a node, and no more than 256 features are asked for. */
export const createForest = (trees: readonly Tree[]): Forest => {
  const { roots, feature, threshold, left, right, leaves } = flatten(trees);
  return (rows, at) => {
    let sum = 0;
    for (let tree = 0; tree < roots.length; tree += 1) {
      let node = roots[tree] ?? 0;
      do {
        const value = rows[at + (feature[node] ?? 0)] ?? 0;
        node = (value <= (threshold[node] ?? 0) ? left[node] : right[node]) ?? -1;
      } while (node >= 0);
      sum += leaves[-node - 1] ?? 0;
    }
    return sum;
  };
};
