import type { Tree } from '../../qa/regression-trees.ts';

/** Significant digits kept of a number: what is cut off changes no order. */
const DIGITS = 6;

/** The tree with its leaves' values in few digits. */
export const shortenTree = (tree: Tree): Tree => ({
  ...tree,
  leaves: tree.leaves.map((value) => Number(value.toPrecision(DIGITS))),
});
