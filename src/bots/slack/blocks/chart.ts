import type { types } from '@slack/bolt';
import type { Chart, ChartPoint } from '../../presentation/card.ts';
import {
  CHART_AXIS_MAX,
  CHART_LABEL_MAX,
  CHART_POINTS_MAX,
  CHART_SERIES_MAX,
  CHART_TITLE_MAX,
} from './limits.ts';
import type { Unit } from './rich-text.ts';
import { cleanLine } from './text.ts';
import { shortenLabel } from './trim.ts';

/** Slack draws it in the reader's own theme. Source: docs.slack.dev, "Data visualization block". */
const CHART_BLOCK = 'data_visualization';

const label = (raw: string, max: number): string => shortenLabel(cleanLine(raw), max);

const POWERS = [
  { from: 1e12, word: 'trillion' },
  { from: 1e9, word: 'billion' },
  { from: 1e6, word: 'million' },
] as const;

const NAMELESS = 'Value';

/** The series of a chart, each with a value for every category; `undefined` where one is missing. */
const seriesOf = (points: readonly ChartPoint[], categories: readonly string[], scale: number) => {
  const names = [...new Set(points.map(({ series }) => series ?? NAMELESS))];
  const series = names.map((name) => ({
    name: label(name, CHART_LABEL_MAX),
    data: points
      .filter((point) => (point.series ?? NAMELESS) === name)
      .map((point) => ({
        label: label(point.label, CHART_LABEL_MAX),
        value: Number((point.value / scale).toPrecision(12)),
      })),
  }));
  const isWhole = series.every(
    ({ name, data }) =>
      name !== '' && data.map((one) => one.label).join('\n') === categories.join('\n'),
  );
  const isDistinct = new Set(series.map(({ name }) => name)).size === names.length;
  return isWhole && isDistinct && names.length <= CHART_SERIES_MAX ? series : undefined;
};

/**
 * A chart as Slack's own block; `undefined` where its labels cannot be told apart in the room there is. The
 * values stand as printed in the table beside it.
 */
export const chartUnit = (chart: Chart | undefined): Unit | undefined => {
  const points = (chart?.points ?? []).filter(({ value }) => Number.isFinite(value));
  const title = label(chart?.title ?? '', CHART_TITLE_MAX);
  if (chart === undefined || title === '' || points.length < 2) return undefined;
  const rawLabels = [...new Set(points.map((point) => point.label))];
  const categories = rawLabels.map((raw) => label(raw, CHART_LABEL_MAX));
  const isClear = new Set(categories).size === categories.length && !categories.includes('');
  if (!isClear || categories.length > CHART_POINTS_MAX) return undefined;
  const greatest = Math.max(...points.map(({ value }) => Math.abs(value)));
  const power = POWERS.find(({ from }) => greatest >= from);
  const series = seriesOf(points, categories, power?.from ?? 1);
  if (series === undefined) return undefined;
  const unit = label([power?.word, chart.unit].filter(Boolean).join(' '), CHART_AXIS_MAX);
  const block = {
    type: CHART_BLOCK,
    title,
    chart: {
      type: 'bar',
      series,
      axis_config: { categories, ...(unit === '' ? {} : { y_label: unit }) },
    },
  };
  // Bolt's types do not know this block yet.
  return { block: block as unknown as types.KnownBlock, text: '' };
};

/** Whether a block is a chart, which some clients, workspaces and surfaces do not take; the tables say the same. */
export const isChartBlock = ({ type }: types.KnownBlock): boolean =>
  // Bolt's types do not know the chart block yet.
  (type as string) === CHART_BLOCK;
