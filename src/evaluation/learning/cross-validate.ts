import { RANK_FEATURES } from '../../qa/retrieval/rank-features.ts';
import { createRanker, type Ranker } from '../../qa/retrieval/ranker.ts';
import { dealFolds } from '../folds.ts';
import { mean, share } from '../metrics/mean.ts';
import type { TrainingList } from './collect-lists.ts';
import { trainRanker } from './train-ranker.ts';

/** How often the right sentence comes first, and the mean of one over its place; 0 where it is no candidate. */
export interface RankScores {
  readonly first: number;
  readonly reciprocal: number;
}

const placeOf = (scores: ArrayLike<number>, right: readonly boolean[]): number | undefined => {
  const order = right.map((_, at) => at).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const place = order.findIndex((at) => right[at] === true);
  return place < 0 ? undefined : place + 1;
};

const scoresOf = (places: readonly (number | undefined)[]): RankScores => ({
  first: share(places, (place) => place === 1),
  reciprocal: mean(places.map((place) => (place === undefined ? 0 : 1 / place))),
});

const RULE = RANK_FEATURES.indexOf('rule');

const byRules = ({ rows, right }: TrainingList): ArrayLike<number> =>
  right.map((_, at) => rows[at * RANK_FEATURES.length + RULE] ?? 0);

/** A ranker that learned from the titles of all folds but one. */
export interface FoldRanker {
  readonly ranker: Ranker;
  /** The titles it did not learn from. */
  readonly held: ReadonlySet<string>;
}

/** How the rules, and rankers that learned from the other titles, rank each set's questions; and those rankers. */
export const crossValidate = (
  sets: ReadonlyMap<string, readonly TrainingList[]>,
  folds: number,
  onFold: (done: number) => void,
): {
  readonly scores: ReadonlyMap<
    string,
    { readonly rules: RankScores; readonly learned: RankScores }
  >;
  readonly rankers: readonly FoldRanker[];
} => {
  const all = [...sets.values()].flat();
  const learned = new Map<TrainingList, number | undefined>();
  const rankers = dealFolds(all, folds).map((fold, at): FoldRanker => {
    const held = new Set(fold.map(({ group }) => group));
    const ranker = createRanker(trainRanker(all.filter(({ group }) => !held.has(group))));
    for (const list of fold) learned.set(list, placeOf(ranker.score(list.rows, []), list.right));
    onFold(at + 1);
    return { ranker, held };
  });
  const scores = new Map(
    [...sets].map(([name, lists]) => [
      name,
      {
        rules: scoresOf(lists.map((list) => placeOf(byRules(list), list.right))),
        learned: scoresOf(lists.map((list) => learned.get(list))),
      },
    ]),
  );
  return { scores, rankers };
};
