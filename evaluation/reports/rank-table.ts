import type { RankFigures } from '../metrics/ranking.ts';
import { table } from './table.ts';

/** Recall and MRR of several rankings side by side. */
export const rankTable = (
  title: string,
  systems: readonly { readonly name: string; readonly figures: RankFigures }[],
): string =>
  table(
    title,
    ['R@1', 'R@5', 'R@10', 'MRR'],
    systems.map(({ name, figures }) => [
      name,
      figures.recallAt1,
      figures.recallAt5,
      figures.recallAt10,
      figures.mrr,
    ]),
  );
