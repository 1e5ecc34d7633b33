import { shareInterval } from '../metrics/interval.ts';
import { share } from '../metrics/mean.ts';
import { auroc } from '../metrics/separation.ts';
import type { FolderOutcome } from '../runs/folder-run.ts';
import { type Cell, figure, table } from './table.ts';

const answerable = (outcomes: readonly FolderOutcome[]): readonly FolderOutcome[] =>
  outcomes.filter(({ question }) => question.isAnswerable);

const within = (rank: number | undefined, most: number): boolean =>
  rank !== undefined && rank <= most;

const rankCells = (
  outcomes: readonly FolderOutcome[],
  rankOf: (outcome: FolderOutcome) => number | undefined,
): readonly Cell[] =>
  [1, 3, 10].map((most) => share(outcomes, (outcome) => within(rankOf(outcome), most)));

const groupsOf = (
  outcomes: readonly FolderOutcome[],
): readonly (readonly [string, readonly FolderOutcome[]])[] => {
  const by = (keyOf: (outcome: FolderOutcome) => string) =>
    [...new Set(outcomes.map(keyOf))]
      .sort()
      .map((key) => [key, outcomes.filter((outcome) => keyOf(outcome) === key)] as const);
  return [
    ...by(({ folder }) => folder),
    ...by(({ question }) => question.kind).map(([kind, some]) => [`  ${kind}`, some] as const),
    ['all', outcomes],
  ];
};

const withInterval = (passed: readonly boolean[]): string => {
  const [low, high] = shareInterval(passed);
  return `${figure(share(passed, Boolean))} [${figure(low, 2)}, ${figure(high, 2)}]`;
};

const shareOf = (
  outcomes: readonly FolderOutcome[],
  ...wanted: FolderOutcome['outcome'][]
): number => share(outcomes, ({ outcome }) => wanted.includes(outcome));

/** Whether a reader of the card gets to what is wanted: it answers, or stands among what is named as near. */
const isReached = ({ outcome, isNear }: FolderOutcome): boolean =>
  outcome === 'right' || outcome === 'part' || isNear;

const answerCells = (outcomes: readonly FolderOutcome[]): readonly Cell[] => {
  const asked = answerable(outcomes);
  const others = outcomes.filter(({ question }) => !question.isAnswerable);
  const strong = outcomes.filter(
    ({ answer }) => answer.kind !== 'abstention' && answer.confidence === 'strong',
  );
  const refused = asked.filter(({ outcome }) => outcome === 'refused');
  return [
    String(asked.length),
    shareOf(asked, 'right'),
    shareOf(asked, 'right', 'part'),
    shareOf(asked, 'wrong'),
    shareOf(asked, 'refused'),
    share(refused, ({ isNear }) => isNear),
    share(asked, isReached),
    shareOf(others, 'false'),
    `${figure(shareOf(strong, 'right', 'part'))}/${strong.length}`,
  ];
};

/** Everything measured on the questions of some folders, as text. */
export const folderReport = (outcomes: readonly FolderOutcome[]): string => {
  const groups = groupsOf(outcomes);
  const asked = answerable(outcomes);
  const ranks = (title: string, rankOf: (outcome: FolderOutcome) => number | undefined): string =>
    table(
      title,
      ['n', 'first', 'of 3', 'of 10'],
      groups.map(([name, some]) => [
        name,
        String(answerable(some).length),
        ...rankCells(answerable(some), rankOf),
      ]),
    );
  const interval = (name: string, isHit: (outcome: FolderOutcome) => boolean): string =>
    `${name} ${withInterval(asked.map(isHit))}`;
  const scores = {
    answerable: asked.map(({ answer }) => answer.score),
    unanswerable: outcomes
      .filter(({ question }) => !question.isAnswerable)
      .map(({ answer }) => answer.score),
  };
  return [
    ranks('passage found', ({ foundRank }) => foundRank),
    ranks('passage read', ({ rank }) => rank),
    table(
      'answers',
      ['n', 'right', '+part', 'wrong', 'refused', 'near', 'reach', 'false', 'strong right'],
      groups.map(([name, some]) => [name, ...answerCells(some)]),
    ),
    [
      '95 of 100 samples:',
      interval('found first', ({ foundRank }) => within(foundRank, 1)),
      interval('of 3', ({ foundRank }) => within(foundRank, 3)),
      interval('of 10', ({ foundRank }) => within(foundRank, 10)),
      interval('read first', ({ rank }) => within(rank, 1)),
      interval('of 3', ({ rank }) => within(rank, 3)),
      interval('right', ({ outcome }) => outcome === 'right'),
    ].join('\n  '),
    `AUROC, answerable against not: ${figure(auroc(scores))}`,
  ].join('\n\n');
};
