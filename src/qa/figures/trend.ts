import type { Stemmer } from '../analysis/stem.ts';
import type { Figure, Period, Scope } from '../types.ts';
import type { FigureIndex } from './index/figure-index.ts';
import { stemsOf } from './index/figure-words.ts';
import { isSameMetric } from './index/same-metric.ts';

/** One value of a series. */
export interface SeriesPoint {
  readonly figure: Figure;
  /** The figure's own period, or the end of it that the figure stands for ("from 17.84%" in 2012 to 2021). */
  readonly period: Period;
}

/** A metric over its periods, the earliest first. */
export interface Series {
  readonly metric: string;
  readonly entity?: string;
  readonly points: readonly SeriesPoint[];
}

/** The ends of "from A to B" stand for the first and the last year of their period. */
const periodOf = (figure: Figure): Period | undefined => {
  const { period, change, quantity } = figure;
  if (period === undefined) return undefined;
  const [first, last] = [period.from.slice(0, 4), period.to.slice(0, 4)];
  if (first === last || change?.from === undefined || change.to === undefined) return period;
  if (quantity.text === change.from.text) {
    return { label: first, from: period.from, to: `${first}-12-31` };
  }
  return quantity.text === change.to.text
    ? { label: last, from: `${last}-01-01`, to: period.to }
    : period;
};

const sameEntity = (a: Figure, b: Figure, stem: Stemmer): boolean =>
  stemsOf(a.entity ?? '', stem).join(' ') === stemsOf(b.entity ?? '', stem).join(' ');

/** The series that a figure belongs to, one point a period; of several values for one period the first found stays. */
export const trendOf = (figure: Figure, index: FigureIndex, scope: Scope): Series => {
  const { stem } = index;
  const alike = index
    .findFigures(figure.metric, scope)
    .map((found) => found.figure)
    .filter((other) => isSameMetric(figure, other, stem) && sameEntity(figure, other, stem));
  const byPeriod = new Map<string, SeriesPoint>();
  for (const other of [figure, ...alike]) {
    const period = periodOf(other);
    const key = `${period?.from}..${period?.to}`;
    if (period !== undefined && !byPeriod.has(key)) byPeriod.set(key, { figure: other, period });
  }
  const points = [...byPeriod.values()].sort((a, b) => (a.period.to < b.period.to ? -1 : 1));
  const { metric, entity } = figure;
  return entity === undefined ? { metric, points } : { metric, entity, points };
};
