import type { Chart } from '../card.ts';

/** The points of a chart as text, one a line: what the picture shows, for whoever cannot see it. */
export const chartLines = (chart: Chart | undefined): readonly string[] =>
  (chart?.points ?? []).map(({ series, label, printed }) =>
    [series, `${label}: ${printed}`].filter((part) => part !== undefined && part !== '').join(', '),
  );
