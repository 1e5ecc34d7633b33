import { askFigures, type FigureAnswer, type FigureQuery } from '../../qa/figures/ask-figures.ts';
import { trendOf } from '../../qa/figures/trend.ts';
import type { Library } from '../../qa/library/library.ts';
import type { Figure, Scope } from '../../qa/types.ts';
import { figureCard } from '../presentation/cards/figure-card.ts';
import { seriesChart } from '../presentation/charts/figure-charts.ts';
import { QUESTION_MAX } from '../requests/request-text.ts';
import type { Command, CommandInput, Reply } from './command.ts';
import { parseFigureQuery } from './figure-filters.ts';
import {
  contextOf,
  figureOutcome,
  nearestReply,
  severalReply,
  topicsReply,
} from './figure-replies.ts';

const isEmpty = ({ topic, filters, entity, days }: FigureQuery): boolean =>
  topic === '' && entity === undefined && days === undefined && Object.keys(filters).length === 0;

const conflictsOf = (answer: FigureAnswer, library: Library, scope: Scope): readonly Figure[] =>
  answer.kind === 'found' ? library.figures.conflictsOf(answer.best, scope) : [];

const oneFigure = (
  { best, others, confidence, missing }: Extract<FigureAnswer, { kind: 'found' }>,
  conflicts: readonly Figure[],
  library: Library,
  scope: Scope,
): Reply => {
  const content = {
    figure: best,
    confidence,
    conflicts,
    others,
    notes: missing.length > 0 ? [`It does not hold the word “${missing.join('”, “')}”.`] : [],
    chart: seriesChart(trendOf(best, library.figures, scope)),
  };
  return {
    card: figureCard(content, library.documents),
    visibility: 'public',
    conversation: contextOf(best),
    outcome: { ...figureOutcome('figure', [best]), confidence },
  };
};

/** Why no figure answers, in one sentence. */
export const noFigureLead = (topic: string, missing: readonly string[]): string => {
  const what = missing.length > 0 ? missing.join(' ') : topic;
  return what === ''
    ? 'No figure of the articles passes these filters.'
    : `No figure of the articles fits “${what}”.`;
};

const run = (input: CommandInput, library: Library): Reply => {
  const { scope } = input;
  const query = parseFigureQuery(input.options.topic ?? '', input.filters);
  if (isEmpty(query)) {
    const lead = 'The articles have figures on these topics:';
    return topicsReply(lead, library, scope, 'private');
  }
  const answer = askFigures(query, scope, library);
  const conflicts = conflictsOf(answer, library, scope);
  const reply = replyTo(answer, conflicts, query.topic, library, scope);
  return { ...reply, found: { kind: 'figure', answer, conflicts } };
};

const replyTo = (
  answer: FigureAnswer,
  conflicts: readonly Figure[],
  topic: string,
  library: Library,
  scope: Scope,
): Reply => {
  switch (answer.kind) {
    case 'found':
      return oneFigure(answer, conflicts, library, scope);
    case 'several':
      return severalReply(answer.figures, figure.name);
    case 'none':
      return nearestReply(noFigureLead(topic, answer.missing), answer.nearest, library, scope);
    default:
      return answer satisfies never;
  }
};

/** A number of the articles with its unit, what it measures, its time and who said it; without a topic, the topics. */
export const figure: Command = {
  name: 'figure',
  description: 'Shows a number from the articles; without a topic, what there are numbers about',
  options: [
    {
      name: 'topic',
      description: 'What is measured, such as "industrial growth west"',
      required: false,
      kind: 'text',
      maxLength: QUESTION_MAX,
      completes: 'topic',
    },
    {
      name: 'private',
      description: 'Show the figure to you alone',
      required: false,
      kind: 'boolean',
    },
  ],
  run: async (input, services) => {
    const reply = run(input, services.library());
    return input.options.private === 'true' ? { ...reply, visibility: 'private' } : reply;
  },
};
