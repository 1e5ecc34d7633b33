import type { ComparedPair } from '../../../qa/figures/compare-figures.ts';
import { unitWords } from '../../../qa/figures/figure-line.ts';
import type { Series } from '../../../qa/figures/trend.ts';
import type { Figure, Unit } from '../../../qa/types.ts';
import type { Chart, ChartPoint } from '../card.ts';

const MOST_POINTS = 8;

const chartOf = (title: string, unit: Unit, points: readonly ChartPoint[]): Chart | undefined => {
  if (points.length < 2) return undefined;
  const shown = points.slice(0, MOST_POINTS);
  const told = shown.map(({ label, series, printed }) =>
    [series, label]
      .filter((part) => part !== undefined && part !== '')
      .join(', ')
      .concat(`: ${printed}`),
  );
  return {
    title,
    unit: unitWords(unit) ?? '',
    alt: `${title}. ${told.join('; ')}.`,
    points: shown,
  };
};

const titleOf = (metric: string, entity: string | undefined): string =>
  entity === undefined || metric.toLowerCase().includes(entity.toLowerCase())
    ? metric
    : `${metric}, ${entity}`;

/** The values of a series over time; `undefined` for fewer than two. */
export const seriesChart = ({ metric, entity, points }: Series): Chart | undefined => {
  const [first] = points;
  if (first === undefined) return undefined;
  return chartOf(
    titleOf(metric, entity),
    first.figure.quantity.unit,
    points.map(({ figure, period }) => ({
      label: period.label,
      value: figure.quantity.value,
      printed: figure.quantity.text,
    })),
  );
};

const isSameUnit = (a: Unit, b: Unit): boolean => a.kind === b.kind && a.name === b.name;

/** Both sides of the pairs that share the first pair's unit. */
export const comparisonChart = (
  sides: { readonly left: string; readonly right: string },
  pairs: readonly ComparedPair[],
): Chart | undefined => {
  const unit = pairs[0]?.left.quantity.unit;
  if (unit === undefined) return undefined;
  const alike = pairs.filter((pair) => isSameUnit(pair.left.quantity.unit, unit));
  const pointOf = (metric: string, series: string, figure: Figure): ChartPoint => ({
    label: metric,
    series,
    value: figure.quantity.value,
    printed: figure.quantity.text,
  });
  return chartOf(
    `${sides.left} and ${sides.right}`,
    unit,
    alike
      .slice(0, MOST_POINTS / 2)
      .flatMap(({ metric, left, right }) => [
        pointOf(metric, sides.left, left),
        pointOf(metric, sides.right, right),
      ]),
  );
};
