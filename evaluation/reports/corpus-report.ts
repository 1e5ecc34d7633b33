import { gather } from '../gather.ts';
import { attributed, corpusFigures } from '../metrics/corpus-figures.ts';
import { mean, share } from '../metrics/mean.ts';
import type { CorpusOutcome } from '../runs/corpus-run.ts';
import { rankTable } from './rank-table.ts';
import { type Cell, figure, table } from './table.ts';

const COLUMNS = ['asked', 'answered', 'EM', 'F1', 'in span', 'in sentence', 'R@1', 'MRR'];

const cells = (items: readonly CorpusOutcome[]): readonly Cell[] => [
  String(items.length),
  share(items, ({ isAnswered }) => isAnswered),
  share(items, ({ exact }) => exact),
  mean(items.map(({ f1 }) => f1)),
  share(items, ({ inText }) => inText),
  share(items, ({ inSentence }) => inSentence),
  share(items, ({ rank }) => rank === 1),
  mean(items.map(({ rank }) => (rank === undefined ? 0 : 1 / rank))),
];

const tableBy = (
  title: string,
  outcomes: readonly CorpusOutcome[],
  keyOf: (outcome: CorpusOutcome) => string,
): readonly string[] => {
  const groups = gather(outcomes, keyOf).toSorted((a, b) => b.length - a.length);
  if (groups.length < 2) return [];
  return [
    table(
      title,
      COLUMNS,
      groups.map((items) => [keyOf(items[0]), ...cells(items)]),
    ),
  ];
};

const unanswerableTable = (outcomes: readonly CorpusOutcome[]): string =>
  table(
    'unanswerable',
    ['asked', 'false answers', 'right reason'],
    [
      ['all', outcomes] as const,
      ...gather(outcomes, ({ question }) => question.why).map(
        (items) => [items[0].question.why, items] as const,
      ),
    ].map(([name, items]) => {
      const reasoned = items.filter(({ question }) => question.reason !== undefined);
      return [
        name,
        String(items.length),
        share(items, ({ isAnswered }) => isAnswered),
        reasoned.length === 0
          ? undefined
          : share(reasoned, ({ question, prediction }) => question.reason === prediction.reason),
      ];
    }),
  );

const speakerLines = (outcomes: readonly CorpusOutcome[]): readonly string[] => {
  const known = attributed(outcomes);
  const named = known.filter(({ question }) => question.speaker !== null);
  const unnamed = known.filter(({ question }) => question.speaker === null);
  if (known.length === 0) return [];
  return [
    table(
      'who said it, of the right sentences shown',
      ['asked', 'right'],
      [
        [
          'a speaker is named',
          String(named.length),
          share(named, (o) => o.speaker === o.question.speaker),
        ],
        [
          'none is named',
          String(unnamed.length),
          share(unnamed, ({ speaker }) => speaker === null),
        ],
      ],
    ),
  ];
};

/** Everything measured on questions about one corpus, as text. */
export const corpusReport = (outcomes: readonly CorpusOutcome[]): string => {
  const answerable = outcomes.filter(({ question }) => question.isAnswerable);
  const unanswerable = outcomes.filter(({ question }) => !question.isAnswerable);
  const figures = corpusFigures(outcomes);
  return [
    `${outcomes.length} questions, ${unanswerable.length} unanswerable`,
    rankTable('evidence found', [{ name: 'newsdesk', figures }]),
    table('answers', COLUMNS, [['answerable', ...cells(answerable)]]),
    `abstention precision ${figure(figures.abstentionPrecision)}, recall ${figure(figures.abstentionRecall)}`,
    ...tableBy('by answer type', answerable, ({ question }) => question.type),
    ...tableBy('by class of language', answerable, ({ question }) => question.why),
    ...(unanswerable.length === 0 ? [] : [unanswerableTable(unanswerable)]),
    ...speakerLines(outcomes),
  ].join('\n\n');
};

const lossOf = (outcome: CorpusOutcome): readonly string[] => {
  const { question, prediction, isAnswered, inSentence, inText, speaker } = outcome;
  const got = isAnswered ? prediction.sentence : `abstained: ${prediction.reason}`;
  const line = (kind: string, shown: string, wanted: string): string =>
    `${kind.padEnd(8)} ${question.id} ${question.text}\n    got: ${shown}\n    want: ${wanted}`;
  if (!question.isAnswerable)
    return isAnswered
      ? [line('false', `${prediction.sentence} [${figure(prediction.score)}]`, 'an abstention')]
      : [];
  if (!inSentence) return [line('sentence', got, question.quotes[0] ?? question.answers[0] ?? '')];
  const losses: string[] = [];
  if (!inText) losses.push(line('span', prediction.text, question.answers[0] ?? ''));
  if (question.speaker && question.speaker !== speaker)
    losses.push(line('speaker', String(speaker), String(question.speaker)));
  return losses;
};

/** Every loss with what was got and what was wanted; held questions stay unread. */
export const corpusLosses = (outcomes: readonly CorpusOutcome[]): string =>
  outcomes
    .filter(({ question }) => !question.isHeld)
    .flatMap(lossOf)
    .join('\n');
