import { gather } from '../gather.ts';
import { mean, share } from '../metrics/mean.ts';
import { auroc } from '../metrics/separation.ts';
import type { NamedFigure } from '../runs/run.ts';
import type { SquadOptions, SquadOutcome } from '../squad-outcome.ts';

const separation = (outcomes: readonly SquadOutcome[]): readonly NamedFigure[] => {
  const scores = (isAnswerable: boolean): readonly number[] =>
    outcomes.flatMap(({ question, forced }) =>
      question.isAnswerable === isAnswerable ? [forced.score] : [],
    );
  const unanswerable = scores(false);
  return unanswerable.length === 0
    ? []
    : [['AUROC', auroc({ answerable: scores(true), unanswerable })]];
};

const withAbstention = (answerable: readonly SquadOutcome[]): readonly NamedFigure[] => [
  ['answered', share(answerable, ({ prediction }) => prediction.kind !== 'abstention')],
  ['EM, abstention on', share(answerable, ({ score }) => score.exact)],
  ['F1, abstention on', mean(answerable.map(({ score }) => score.f1))],
];

const alwaysAnswering = (outcomes: readonly SquadOutcome[]): readonly NamedFigure[] => [
  ['EM', share(outcomes, ({ forcedScore }) => forcedScore.exact)],
  ['F1', mean(outcomes.map(({ forcedScore }) => forcedScore.f1))],
  ['in sentence', share(outcomes, ({ forcedScore }) => forcedScore.inSentence)],
  ['R@1', share(outcomes, ({ sentenceRank }) => sentenceRank === 1)],
];

/** What two runs over one SQuAD file are compared by: the answerable questions, all and by answer type. */
export const squadFigures = (
  outcomes: readonly SquadOutcome[],
  options: SquadOptions,
): readonly NamedFigure[] => {
  const answerable = outcomes.filter(({ question }) => question.isAnswerable);
  const types = gather(answerable, ({ forced }) => forced.answerType);
  return [
    ...(options.alwaysAnswer ? [] : withAbstention(answerable)),
    ...alwaysAnswering(answerable),
    ...separation(outcomes),
    ...types
      .toSorted((a, b) => b.length - a.length)
      .flatMap((items): NamedFigure[] => {
        const name = `${items[0].forced.answerType} (${items.length})`;
        return [
          [`EM ${name}`, share(items, ({ forcedScore }) => forcedScore.exact)],
          [`F1 ${name}`, mean(items.map(({ forcedScore }) => forcedScore.f1))],
        ];
      }),
  ];
};
