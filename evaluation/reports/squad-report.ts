import type { Confidence } from '../../src/qa/types.ts';
import type { Prediction } from '../ask-core.ts';
import type { BaselineCorpus } from '../baselines/baseline.ts';
import type { BaselineOutcome } from '../baselines/rank-baselines.ts';
import { gather } from '../gather.ts';
import { mean, share } from '../metrics/mean.ts';
import { rankFigures } from '../metrics/ranking.ts';
import type { Scores } from '../metrics/separation.ts';
import type { QuestionSet } from '../question-set.ts';
import type { AnswerScore } from '../score-answer.ts';
import type { SquadOptions, SquadOutcome } from '../squad-outcome.ts';
import { rankTable } from './rank-table.ts';
import { SEPARATION_COLUMNS, separationRow } from './separation-table.ts';
import { type Cell, table } from './table.ts';

export interface SquadFigures {
  readonly set: QuestionSet;
  readonly options: SquadOptions;
  readonly outcomes: readonly SquadOutcome[];
  readonly baselines: readonly BaselineOutcome[];
  /** Idf coverage of the best sentence, by question. */
  readonly coverages: readonly number[];
  readonly corpus: BaselineCorpus;
}

const isAnswered = ({ kind }: Prediction): boolean => kind !== 'abstention';

const header = ({ set, options, corpus }: SquadFigures): string => {
  const { questions } = set;
  const titles = new Set(questions.map(({ group }) => group)).size;
  const where = options.givenPassage ? 'paragraph given' : 'open over all paragraphs';
  return (
    `${questions.length} questions (${questions.filter(({ isAnswerable }) => !isAnswerable).length} unanswerable), ` +
    `${titles} titles, ${corpus.paragraphs.length} paragraphs, ${corpus.sentences.length} sentences; ${where}`
  );
};

/** Only questions whose answer's place is known can be found. */
const placed = (figures: SquadFigures): readonly number[] =>
  figures.outcomes.flatMap(({ question }, at) =>
    question.answers.some(({ span }) => span !== undefined) ? [at] : [],
  );

const rankTables = (figures: SquadFigures): readonly string[] => {
  const { outcomes, baselines, options } = figures;
  const asked = placed(figures);
  const ours = asked.flatMap((at) => outcomes.slice(at, at + 1));
  const tableOf = (
    title: string,
    core: (outcome: SquadOutcome) => number | undefined,
    theirs: (baseline: BaselineOutcome) => readonly (number | undefined)[],
  ): string =>
    rankTable(title, [
      ...baselines.map((baseline) => ({
        name: baseline.name,
        figures: rankFigures(asked.map((at) => theirs(baseline)[at])),
      })),
      { name: 'newsdesk', figures: rankFigures(ours.map(core)) },
    ]);
  const sentences = tableOf(
    'sentence found',
    ({ sentenceRank }) => sentenceRank,
    ({ sentenceRanks }) => sentenceRanks,
  );
  if (options.givenPassage) return [sentences];
  return [
    sentences,
    tableOf(
      'paragraph found',
      ({ paragraphRank }) => paragraphRank,
      ({ paragraphRanks }) => paragraphRanks,
    ),
  ];
};

const answerCells = (
  items: readonly { readonly prediction: Prediction; readonly score: AnswerScore }[],
): readonly Cell[] => [
  String(items.length),
  share(items, ({ prediction }) => isAnswered(prediction)),
  share(items, ({ score }) => score.exact),
  mean(items.map(({ score }) => score.f1)),
  share(items, ({ score }) => score.inText),
  share(items, ({ score }) => score.inSentence),
];

const ANSWER_COLUMNS = ['asked', 'answered', 'EM', 'F1', 'in span', 'in sentence'];

const forcedOf = ({ forced, forcedScore }: SquadOutcome) => ({
  prediction: forced,
  score: forcedScore,
});

const answerTable = ({ outcomes, options }: SquadFigures): string => {
  const answerable = outcomes.filter(({ question }) => question.isAnswerable);
  const unanswerable = outcomes.filter(({ question }) => !question.isAnswerable);
  const rows: [string, ...Cell[]][] = [];
  if (!options.alwaysAnswer) {
    rows.push(['abstention on', ...answerCells(outcomes)]);
    if (unanswerable.length > 0) {
      rows.push(['  answerable', ...answerCells(answerable)]);
      rows.push(['  unanswerable', ...answerCells(unanswerable)]);
    }
  }
  rows.push(['always answer', ...answerCells(outcomes.map(forcedOf))]);
  if (unanswerable.length > 0)
    rows.push(['  answerable', ...answerCells(answerable.map(forcedOf))]);
  return table('answers', ANSWER_COLUMNS, rows);
};

const typeTable = ({ outcomes }: SquadFigures): string => {
  const types = gather(
    outcomes.filter(({ question }) => question.isAnswerable),
    ({ forced }) => forced.answerType,
  );
  return table(
    'by answer type (always answer)',
    [...ANSWER_COLUMNS, 'R@1'],
    types
      .toSorted((a, b) => b.length - a.length)
      .map((items) => [
        items[0].forced.answerType,
        ...answerCells(items.map(forcedOf)),
        share(items, ({ sentenceRank }) => sentenceRank === 1),
      ]),
  );
};

const CONFIDENCES: readonly Confidence[] = ['strong', 'likely'];

const confidenceTable = ({ outcomes }: SquadFigures): string => {
  const answered = outcomes.filter(({ prediction }) => isAnswered(prediction));
  return table(
    'confidence of what is answered',
    ['share', ...ANSWER_COLUMNS],
    CONFIDENCES.map((confidence) => {
      const items = answered.filter(({ prediction }) => prediction.confidence === confidence);
      return [confidence, items.length / Math.max(1, answered.length), ...answerCells(items)];
    }),
  );
};

const abstentionTables = ({ outcomes, coverages, options }: SquadFigures): readonly string[] => {
  const scoresBy = (scoreAt: (at: number) => number): Scores => {
    const answerable: number[] = [];
    const unanswerable: number[] = [];
    for (const [at, { question }] of outcomes.entries())
      (question.isAnswerable ? answerable : unanswerable).push(scoreAt(at));
    return { answerable, unanswerable };
  };
  const abstained = outcomes.filter(({ prediction }) => !isAnswered(prediction));
  const unanswerable = outcomes.filter(({ question }) => !question.isAnswerable);
  if (unanswerable.length === 0) return [];
  const separation = table('answerable or not', SEPARATION_COLUMNS, [
    separationRow(
      'idf coverage',
      scoresBy((at) => coverages[at] ?? 0),
    ),
    separationRow(
      'newsdesk',
      scoresBy((at) => outcomes[at]?.forced.score ?? 0),
    ),
  ]);
  if (options.alwaysAnswer) return [separation];
  const decisions = table(
    'abstention',
    ['precision', 'recall'],
    [
      [
        'newsdesk',
        share(abstained, ({ question }) => !question.isAnswerable),
        share(unanswerable, ({ prediction }) => !isAnswered(prediction)),
      ],
    ],
  );
  return [separation, decisions];
};

const timeLine = ({ outcomes }: SquadFigures): string => {
  const times = outcomes.map(({ prediction }) => prediction.answerMs).sort((a, b) => a - b);
  const at = (part: number): string =>
    (times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0).toFixed(2);
  return `answer time: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`;
};

/** Everything measured on one SQuAD file, as text. */
export const squadReport = (figures: SquadFigures): string =>
  [
    header(figures),
    ...rankTables(figures),
    answerTable(figures),
    ...abstentionTables(figures),
    confidenceTable(figures),
    typeTable(figures),
    timeLine(figures),
  ].join('\n\n');
