import { isJson, type Json, objectsOf, textOf } from '../json.ts';
import { LIMITS } from './block-limits.ts';
import type { Rules } from './block-rules.ts';

/** Checks a data visualization block as far as bars are drawn with it. Source: docs.slack.dev, "Data visualization block". */
export const checkChart = (rules: Rules, block: Json, path: string): void => {
  rules.string(block.title, LIMITS.chartTitle, `${path}.title`);
  const { chart } = block;
  if (!isJson(chart) || chart.type !== 'bar') {
    rules.bad(`${path}.chart`, 'must be a bar chart');
    return;
  }
  const axis = isJson(chart.axis_config) ? chart.axis_config : {};
  const categories = rules.list(axis.categories, `${path}.chart.axis_config.categories`, 1, 20);
  for (const [index, category] of categories.entries()) {
    rules.string(category, LIMITS.chartLabel, `${path}.chart.axis_config.categories[${index}]`);
  }
  rules.string(axis.y_label, LIMITS.chartAxis, `${path}.chart.axis_config.y_label`, {
    isRequired: false,
  });
  rules.list(chart.series, `${path}.chart.series`, 1, LIMITS.chartSeries);
  const series = objectsOf(chart.series);
  for (const [index, { name, data }] of series.entries()) {
    const at = `${path}.chart.series[${index}]`;
    rules.string(name, LIMITS.chartLabel, `${at}.name`);
    const points = objectsOf(data);
    const labels = points.map((point) => textOf(point.label));
    if (labels.join('\n') !== categories.map(textOf).join('\n')) {
      rules.bad(`${at}.data`, 'labels must be the categories');
    }
    if (!points.every(({ value }) => Number.isFinite(value))) {
      rules.bad(`${at}.data`, 'values must be numbers');
    }
  }
  if (new Set(series.map(({ name }) => name)).size < series.length) {
    rules.bad(`${path}.chart.series`, 'names must be unique');
  }
};
