import { askCore } from '../ask-core.ts';
import { corpusOf } from '../baselines/baselines.ts';
import { idfCoverage } from '../baselines/idf-coverage.ts';
import { share } from '../metrics/mean.ts';
import { answeredAt, auroc, type Scores } from '../metrics/separation.ts';
import type { GoldQuestion, QuestionSet } from '../question-set.ts';
import { SEPARATION_COLUMNS, separationRow } from '../reports/separation-table.ts';
import { type Cell, table } from '../reports/table.ts';
import { mapWithProgress, type NamedFigure, type RunResult, type RunServices } from './run.ts';

interface HalfOutcome {
  readonly question: GoldQuestion;
  /** Whether the question's article is in the index. */
  readonly isHere: boolean;
  readonly score: number;
  readonly coverage: number;
  readonly isAnswered: boolean;
  readonly reason: string | undefined;
  readonly sentence: string;
}

const runHalf = async (
  set: QuestionSet,
  hidden: 0 | 1,
  services: RunServices,
): Promise<readonly HalfOutcome[]> => {
  const documents = set.documents.filter((_, at) => at % 2 !== hidden);
  const stage = hidden === 0 ? 'first half hidden' : 'second half hidden';
  const library = await services.build(documents);
  const coverage = idfCoverage(corpusOf(library));
  const ask = async (question: GoldQuestion): Promise<HalfOutcome> => {
    const prediction = await askCore(library, { text: question.text }, { alwaysAnswer: false });
    return {
      question,
      isHere: question.documentId !== undefined && library.documents.has(question.documentId),
      score: prediction.score,
      coverage: coverage(question.text),
      isAnswered: prediction.kind !== 'abstention',
      reason: prediction.reason,
      sentence: prediction.sentence,
    };
  };
  return mapWithProgress(set.questions, stage, services.progress, ask);
};

const scoresOf = (
  outcomes: readonly HalfOutcome[],
  scoreOf: (outcome: HalfOutcome) => number,
): Scores => ({
  answerable: outcomes.filter(({ isHere }) => isHere).map(scoreOf),
  unanswerable: outcomes.filter(({ isHere }) => !isHere).map(scoreOf),
});

const answeredOf = (outcomes: readonly HalfOutcome[], isHere: boolean): number =>
  share(
    outcomes.filter((outcome) => outcome.isHere === isHere),
    ({ isAnswered }) => isAnswered,
  );

const decisionRow = (name: string, outcomes: readonly HalfOutcome[]): [string, ...Cell[]] => {
  const abstained = outcomes.filter(({ isAnswered }) => !isAnswered);
  const gone = outcomes.filter(({ isHere }) => !isHere);
  return [
    name,
    answeredOf(outcomes, true),
    answeredOf(outcomes, false),
    share(abstained, ({ isHere }) => !isHere),
    share(gone, ({ isAnswered }) => !isAnswered),
  ];
};

/** Measures how the core tells questions about articles it holds from those about articles it does not, both halves in turn. */
export const runHideHalf = async (set: QuestionSet, services: RunServices): Promise<RunResult> => {
  const halves = [await runHalf(set, 0, services), await runHalf(set, 1, services)];
  const both = halves.flat();
  const named: readonly (readonly [string, readonly HalfOutcome[]])[] = [
    ['first half hidden', halves[0] ?? []],
    ['second half hidden', halves[1] ?? []],
    ['both', both],
  ];
  const report = [
    `${set.questions.length} questions asked twice, every second of ${set.documents.length} titles out of the index`,
    table(
      'article here or not',
      SEPARATION_COLUMNS,
      named.flatMap(([name, outcomes]) => [
        separationRow(
          `idf coverage, ${name}`,
          scoresOf(outcomes, ({ coverage }) => coverage),
        ),
        separationRow(
          `newsdesk, ${name}`,
          scoresOf(outcomes, ({ score }) => score),
        ),
      ]),
    ),
    table(
      'as it stands',
      ['answered', 'false answers', 'abstention precision', 'recall'],
      named.map(([name, outcomes]) => decisionRow(`newsdesk, ${name}`, outcomes)),
    ),
  ].join('\n\n');
  const rows = both.map(({ question, ...outcome }) => ({
    id: question.id,
    question: question.text,
    ...outcome,
  }));
  const figures: readonly NamedFigure[] = [
    ['AUROC', auroc(scoresOf(both, ({ score }) => score))],
    [
      'answered at 10 % false',
      answeredAt(
        0.1,
        scoresOf(both, ({ score }) => score),
      ),
    ],
    ['answered', answeredOf(both, true)],
    ['false answers', answeredOf(both, false)],
  ];
  return { report, figures, rows };
};
