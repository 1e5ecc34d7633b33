import type { Series } from '../../../qa/figures/trend.ts';
import type { TrendCard } from '../card.ts';
import { seriesChart } from '../charts/figure-charts.ts';
import { type Documents, sourceOfCitation } from '../quotes/quote.ts';
import { figureRow } from './figure-card.ts';

/** A metric over its periods, the earliest first. */
export const trendCard = (series: Series, documents: Documents): TrendCard => {
  const chart = seriesChart(series);
  return {
    kind: 'trend',
    metric: series.metric,
    rows: series.points.map(({ figure, period }) => ({
      figure: { ...figureRow(figure), period: period.label },
      source: sourceOfCitation(figure.citation, documents),
    })),
    notes: series.points.length < 2 ? ['The articles tell this for one period only.'] : [],
    actions: [],
    ...(series.entity === undefined ? {} : { entity: series.entity }),
    ...(chart === undefined ? {} : { chart }),
  };
};
