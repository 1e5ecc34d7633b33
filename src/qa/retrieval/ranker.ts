import { readFile } from 'node:fs/promises';
import { RANK_FEATURES } from './rank-features.ts';
import type { ScoredSentence } from './rank-sentences.ts';

/** One regression tree: node i asks whether feature[i] <= threshold[i]; a child below 0 is leaf -child - 1. */
export interface Tree {
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly leaves: readonly number[];
}

/** A file of questions that a learned part learned from. */
export interface LearnedFrom {
  readonly file: string;
  readonly sha256: string;
  /** The titles of its articles. */
  readonly titles: readonly string[];
  readonly questions: number;
}

/** The learned part as it ships: what `npm run train` writes. */
export interface RankerFile {
  /** Names of the features, in the order that the trees count them. */
  readonly features: readonly string[];
  readonly trees: readonly Tree[];
  readonly learnedFrom: readonly LearnedFrom[];
}

/** Scores rows of features: the higher, the likelier the sentence holds the answer. */
export interface Ranker {
  /** The score of each row in nats, comparable within one question only; `rows` holds `RANK_FEATURES.length` numbers a row. */
  score(rows: Float32Array, candidates: readonly ScoredSentence[]): Float64Array;
}

/** The learned part does not fit this version. */
export class RankerFileError extends Error {
  readonly code = 'RANKER_DAMAGED';

  constructor(message: string) {
    super(`ranker.json: ${message}`);
    this.name = 'RankerFileError';
  }
}

const WEIGHTS = new URL('./weights/ranker.json', import.meta.url);

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

/**
 * A ranker that adds up what every tree says of a row.
 * @throws {RankerFileError} when the trees were grown for other features
 */
export const createRanker = ({
  features,
  trees,
}: Pick<RankerFile, 'features' | 'trees'>): Ranker => {
  const columns = RANK_FEATURES.length;
  if (features.join() !== RANK_FEATURES.join() || trees.some(({ feature }) => feature.length === 0))
    throw new RankerFileError(
      'its features are not those of this version: train it again (npm run train) or set RANKER=off',
    );
  const { roots, feature, threshold, left, right, leaves } = flatten(trees);
  const scoreRow = (rows: Float32Array, at: number): number => {
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
  return {
    score: (rows) =>
      Float64Array.from({ length: rows.length / columns }, (_, row) =>
        scoreRow(rows, row * columns),
      ),
  };
};

/** The file of the ranker that ships. */
export const readRankerFile = async (): Promise<RankerFile> =>
  JSON.parse(await readFile(WEIGHTS, 'utf8')) as RankerFile; // our own artefact; its features are checked on use

/**
 * The ranker that ships.
 * @throws {RankerFileError}
 */
export const loadRanker = async (): Promise<Ranker> => createRanker(await readRankerFile());
