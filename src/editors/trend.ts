import type { Moment } from '../store/store.ts';

/** A time that is looked at, from its beginning to its end. */
export interface Span {
  readonly from: Moment;
  readonly to: Moment;
}

/** How often something was the case in the last week, and how often a week before that. */
export interface Trend {
  readonly lately: number;
  /** To one decimal. */
  readonly before: number;
}

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** The trend of some moments; nothing where no more than a week is looked at. */
export const trendOf = (moments: readonly Moment[], { from, to }: Span): Trend | undefined => {
  const weeks = (to - from - WEEK_MS) / WEEK_MS;
  if (weeks <= 0) return undefined;
  const lately = moments.filter((at) => at > to - WEEK_MS).length;
  const before = (moments.length - lately) / weeks;
  return { lately, before: Math.round(before * 10) / 10 };
};
