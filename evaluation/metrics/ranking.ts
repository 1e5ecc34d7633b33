import { mean, share } from './mean.ts';

export interface RankFigures {
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly recallAt10: number;
  /** Mean reciprocal rank. */
  readonly mrr: number;
}

/** The place of the first right item, from 1; undefined when none is right. */
export const firstRight = <Item>(
  ranking: readonly Item[],
  isRight: (item: Item) => boolean,
): number | undefined => {
  const place = ranking.findIndex(isRight);
  return place === -1 ? undefined : place + 1;
};

/** Recall and mean reciprocal rank over the place of each question's first right item. */
export const rankFigures = (ranks: readonly (number | undefined)[]): RankFigures => ({
  recallAt1: share(ranks, (rank) => rank === 1),
  recallAt5: share(ranks, (rank) => rank !== undefined && rank <= 5),
  recallAt10: share(ranks, (rank) => rank !== undefined && rank <= 10),
  mrr: mean(ranks.map((rank) => (rank === undefined ? 0 : 1 / rank))),
});

/** Average precision of a whole ranking, given as whether each item is right; 0 when none is. */
export const averagePrecision = (rights: readonly boolean[]): number => {
  const precisions: number[] = [];
  for (const [index, isRight] of rights.entries()) {
    if (isRight) precisions.push((precisions.length + 1) / (index + 1));
  }
  return mean(precisions);
};
