import { askFigures } from '../../qa/figures/ask-figures.ts';
import { trendOf } from '../../qa/figures/trend.ts';
import type { Library } from '../../qa/library/library.ts';
import type { Figure, Scope } from '../../qa/types.ts';
import { trendCard } from '../presentation/cards/trend-card.ts';
import { QUESTION_MAX } from '../requests/request-text.ts';
import type { Command, CommandInput, Reply } from './command.ts';
import { noFigureLead } from './figure.ts';
import { parseFigureQuery } from './figure-filters.ts';
import { contextOf, figureOutcome, nearestReply, topicsReply } from './figure-replies.ts';

/** The series with the most points among figures that fit equally well. */
const longestSeries = (figures: readonly Figure[], library: Library, scope: Scope): Reply => {
  const [longest] = figures
    .map((figure) => ({ figure, series: trendOf(figure, library.figures, scope) }))
    .sort((a, b) => b.series.points.length - a.series.points.length);
  if (longest === undefined || longest.series.points.length === 0) {
    return nearestReply('The articles print no time for this figure.', figures, library, scope);
  }
  const { figure, series } = longest;
  const shown = series.points.map((point) => point.figure);
  return {
    card: trendCard(series, library.documents),
    visibility: 'public',
    conversation: contextOf(figure),
    outcome: figureOutcome('trend', shown),
  };
};

const run = (input: CommandInput, library: Library): Reply => {
  const { scope } = input;
  const query = parseFigureQuery(input.options.topic ?? '', input.filters);
  if (query.topic === '' && query.entity === undefined) {
    const lead = 'Name what should be shown over time. There are figures on these topics:';
    return topicsReply(lead, library, scope, 'private');
  }
  const answer = askFigures(query, scope, library);
  switch (answer.kind) {
    case 'found':
      return longestSeries([answer.best], library, scope);
    case 'several':
      return longestSeries(answer.figures, library, scope);
    case 'none':
      return nearestReply(
        noFigureLead(query.topic, answer.missing),
        answer.nearest,
        library,
        scope,
      );
    default:
      return answer satisfies never;
  }
};

/** A metric over its periods. */
export const trend: Command = {
  name: 'trend',
  description: 'Shows how a number developed over time',
  options: [
    {
      name: 'topic',
      description: 'What is measured, such as "share of industrial value added"',
      required: false,
      kind: 'text',
      maxLength: QUESTION_MAX,
      completes: 'topic',
    },
  ],
  run: async (input, services) => run(input, services.library()),
};
