import { mean, share } from '../metrics/mean.ts';
import type { Scores } from '../metrics/separation.ts';
import type { RankingSet } from '../question-set.ts';
import type { SystemOutcomes } from '../ranking-outcome.ts';
import { SEPARATION_COLUMNS, separationRow } from './separation-table.ts';
import { type Cell, table } from './table.ts';

export interface RankingFigures {
  readonly set: RankingSet;
  readonly systems: readonly SystemOutcomes[];
  /** The core's score and the best sentence's idf coverage, by question. */
  readonly scores: readonly number[];
  readonly coverages: readonly number[];
}

const rankedTable = (
  title: string,
  systems: readonly SystemOutcomes[],
  asked: readonly number[],
): string =>
  table(
    `${title}: ${asked.length}`,
    ['MAP', 'MRR', 'R@1'],
    systems.map(({ name, outcomes }): [string, ...Cell[]] => {
      const own = asked.flatMap((at) => outcomes.slice(at, at + 1));
      return [
        name,
        mean(own.map(({ averagePrecision }) => averagePrecision)),
        mean(own.map(({ firstRight }) => (firstRight === undefined ? 0 : 1 / firstRight))),
        share(own, ({ firstRight }) => firstRight === 1),
      ];
    }),
  );

/** Everything measured on one file of labelled sentences, as text. */
export const rankingReport = ({ set, systems, scores, coverages }: RankingFigures): string => {
  const { questions } = set;
  const asked = (test: (rights: number, all: number) => boolean): readonly number[] =>
    questions.flatMap(({ candidates }, at) =>
      test(candidates.filter(({ isRight }) => isRight).length, candidates.length) ? [at] : [],
    );
  const withRight = asked((rights) => rights > 0);
  const without = asked((rights) => rights === 0);
  const clean = asked((rights, all) => rights > 0 && rights < all);
  const scoresBy = (values: readonly number[]): Scores => ({
    answerable: withRight.map((at) => values[at] ?? 0),
    unanswerable: without.map((at) => values[at] ?? 0),
  });
  const sentences = questions.reduce((sum, { candidates }) => sum + candidates.length, 0);
  return [
    `${questions.length} questions, ${sentences} sentences; ${without.length} questions without a right sentence are left out of MAP and MRR`,
    rankedTable('questions with a right sentence', systems, withRight),
    rankedTable('clean: with right and wrong ones', systems, clean),
    ...(without.length === 0
      ? []
      : [
          table('whether there is a right sentence', SEPARATION_COLUMNS, [
            separationRow('idf coverage', scoresBy(coverages)),
            separationRow('newsdesk', scoresBy(scores)),
          ]),
        ]),
  ].join('\n\n');
};
