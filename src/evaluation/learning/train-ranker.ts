import { RANK_FEATURES } from '../../qa/retrieval/rank-features.ts';
import type { RankerFile } from '../../qa/retrieval/ranker.ts';
import { type BoostOptions, boostTrees, listwise, type TrainingLists } from './boost-trees.ts';
import { isTelling, type TrainingList } from './collect-lists.ts';
import { shortenTree } from './shorten-tree.ts';

const FEATURES = RANK_FEATURES.length;

/** Chosen on SQuAD's even titles, out of fold, and on WikiQA: twice the leaves fit better and carry over worse. */
const OPTIONS: BoostOptions = {
  trees: 150,
  leaves: 8,
  rate: 0.1,
  lambda: 2,
  leastHessian: 5,
  featureShare: 0.5,
  listShare: 0.7,
  leastGradient: 0.003,
  seed: 7,
};

const join = (lists: readonly TrainingList[]): TrainingLists => {
  const used = lists.filter(isTelling);
  const count = used.reduce((sum, { right }) => sum + right.length, 0);
  const rows = new Float32Array(count * FEATURES);
  const right = new Uint8Array(count);
  const starts = new Uint32Array(used.length + 1);
  let row = 0;
  for (const [index, list] of used.entries()) {
    starts[index] = row;
    rows.set(list.rows, row * FEATURES);
    for (const isRight of list.right) right[row++] = isRight ? 1 : 0;
  }
  starts[used.length] = row;
  return { features: FEATURES, rows, right, starts };
};

/** A ranker's trees, grown from lists; the same lists give the same trees. */
export const trainRanker = (
  lists: readonly TrainingList[],
  onTree?: (done: number, loss: number, all: number) => void,
): Pick<RankerFile, 'features' | 'trees'> => ({
  features: RANK_FEATURES,
  trees: boostTrees(join(lists), listwise, OPTIONS, onTree).map(shortenTree),
});
