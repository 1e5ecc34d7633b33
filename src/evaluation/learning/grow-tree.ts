import type { Tree } from '../../qa/regression-trees.ts';
import { BINS, type BinnedFeatures } from './bin-features.ts';

export interface GrowOptions {
  readonly leaves: number;
  /** How far each tree moves the scores. */
  readonly rate: number;
  /** Added to the second derivatives of a leaf: leaves of few rows say little. */
  readonly lambda: number;
  /** The least second derivatives that a leaf may have. */
  readonly leastHessian: number;
  /** By feature: 1 where more of it may only raise the score, -1 where it may only lower it, 0 or nothing where it may do either. */
  readonly directions?: readonly number[];
}

/** The first and second derivatives of the loss by each row's score. */
export interface Derivatives {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  readonly bin: number;
}

interface Leaf {
  readonly rows: Int32Array;
  /** Gradient and hessian of each bin of each feature looked at. */
  readonly histogram: Float64Array;
  readonly gradient: number;
  readonly hessian: number;
  readonly best: Split | undefined;
  /** The node it hangs on, -1 for the root. */
  readonly parent: number;
  readonly side: 'left' | 'right';
}

type Growing = { readonly [Key in keyof Tree]: number[] };

const sumRows = (
  { columns }: BinnedFeatures,
  { gradients, hessians }: Derivatives,
  subset: readonly number[],
  rows: Int32Array,
): Float64Array => {
  const histogram = new Float64Array(subset.length * BINS * 2);
  for (const [place, feature] of subset.entries()) {
    const column = columns[feature] ?? new Uint8Array();
    const base = place * BINS * 2;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] ?? 0;
      const at = base + (column[row] ?? 0) * 2;
      histogram[at] = (histogram[at] ?? 0) + (gradients[row] ?? 0);
      histogram[at + 1] = (histogram[at + 1] ?? 0) + (hessians[row] ?? 0);
    }
  }
  return histogram;
};

type Sums = Pick<Leaf, 'histogram' | 'gradient' | 'hessian'>;

/** Whether a split moves the score in the direction that the feature may work in. */
const isAllowed = (
  direction: number,
  lambda: number,
  [low, lowHessian]: readonly [number, number],
  [high, highHessian]: readonly [number, number],
): boolean =>
  direction === 0 || direction * (low / (lowHessian + lambda) - high / (highHessian + lambda)) >= 0;

/** The best split by the feature at a place of the histogram, if it gains more than `least`. */
const splitBy = (
  { histogram, gradient, hessian }: Sums,
  [place, feature, bins]: readonly [number, number, number],
  { lambda, leastHessian, directions }: GrowOptions,
  least: number,
): Split | undefined => {
  const worth = (g: number, h: number): number => (g * g) / (h + lambda);
  const whole = worth(gradient, hessian);
  const direction = directions?.[feature] ?? 0;
  let best: Split | undefined;
  let g = 0;
  let h = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const at = (place * BINS + bin) * 2;
    g += histogram[at] ?? 0;
    h += histogram[at + 1] ?? 0;
    if (h < leastHessian || hessian - h < leastHessian) continue;
    const gain = worth(g, h) + worth(gradient - g, hessian - h) - whole;
    if (gain <= (best?.gain ?? least)) continue;
    if (isAllowed(direction, lambda, [g, h], [gradient - g, hessian - h]))
      best = { gain, feature, bin };
  }
  return best;
};

/** A split that gains less is none. */
const LEAST_GAIN = 1e-9;

const findSplit = (
  sums: Sums,
  { bounds }: BinnedFeatures,
  subset: readonly number[],
  options: GrowOptions,
): Split | undefined => {
  let best: Split | undefined;
  for (const [place, feature] of subset.entries()) {
    const bins = bounds[feature]?.length ?? 0;
    best = splitBy(sums, [place, feature, bins], options, best?.gain ?? LEAST_GAIN) ?? best;
  }
  return best;
};

/** The rows on either side of a split. */
const divide = (rows: Int32Array, column: Uint8Array, bin: number): [Int32Array, Int32Array] => [
  rows.filter((row) => (column[row] ?? 0) <= bin),
  rows.filter((row) => (column[row] ?? 0) > bin),
];

const subtract = (whole: Float64Array, part: Float64Array): Float64Array =>
  whole.map((value, at) => value - (part[at] ?? 0));

/** A tree over some rows and features, grown where it gains most until it has its leaves. */
export const growTree = (
  binned: BinnedFeatures,
  derivatives: Derivatives,
  rows: Int32Array,
  subset: readonly number[],
  options: GrowOptions,
): Tree => {
  const tree: Growing = { feature: [], threshold: [], left: [], right: [], leaves: [] };
  const leafOf = (
    own: Int32Array,
    histogram: Float64Array,
    place: Pick<Leaf, 'parent' | 'side'>,
  ): Leaf => {
    let gradient = 0;
    let hessian = 0;
    for (let at = 0; at < BINS * 2; at += 2) {
      gradient += histogram[at] ?? 0;
      hessian += histogram[at + 1] ?? 0;
    }
    const sums = { histogram, gradient, hessian };
    return { ...sums, ...place, rows: own, best: findSplit(sums, binned, subset, options) };
  };
  const split = (leaf: Leaf, { feature, bin }: Split): readonly [Leaf, Leaf] => {
    const node = tree.feature.length;
    tree.feature.push(feature);
    tree.threshold.push(binned.bounds[feature]?.[bin] ?? 0);
    tree.left.push(0);
    tree.right.push(0);
    if (leaf.parent >= 0) tree[leaf.side][leaf.parent] = node;
    const [left, right] = divide(leaf.rows, binned.columns[feature] ?? new Uint8Array(), bin);
    const isLeftSmall = left.length < right.length;
    const small = sumRows(binned, derivatives, subset, isLeftSmall ? left : right);
    const large = subtract(leaf.histogram, small);
    return [
      leafOf(left, isLeftSmall ? small : large, { parent: node, side: 'left' }),
      leafOf(right, isLeftSmall ? large : small, { parent: node, side: 'right' }),
    ];
  };
  const root = sumRows(binned, derivatives, subset, rows);
  const leaves = [leafOf(rows, root, { parent: -1, side: 'left' })];
  while (leaves.length < options.leaves) {
    const gains = leaves.map(({ best }) => best?.gain ?? 0);
    const at = gains.indexOf(Math.max(...gains));
    const leaf = leaves[at];
    if (leaf?.best === undefined) break;
    leaves.splice(at, 1, ...split(leaf, leaf.best));
  }
  for (const { gradient, hessian, parent, side } of leaves) {
    tree.leaves.push((-options.rate * gradient) / (hessian + options.lambda));
    if (parent >= 0) tree[side][parent] = -tree.leaves.length;
  }
  return tree;
};
