import type { Span } from '../../types.ts';
import type { SentenceReading } from '../candidates/read-passages.ts';

/** What two spans share of both together, 0 to 1. */
export const overlapOf = (left: Span, right: Span): number => {
  const shared = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  return shared <= 0 ? 0 : (2 * shared) / (left.end - left.start + right.end - right.start);
};

/**
 * How much of a span the reader can be expected to mean, 0 to 1: its overlap with each span that the reader found, by the
 * reader's belief in that one. Several spans that share their middle count together, so the choice is steadier than the
 * single most probable span (minimum Bayes risk: Kumar and Byrne 2004).
 */
export const agreement = ({ spans }: SentenceReading, span: Span): number =>
  spans.reduce((sum, { span: other, share }) => sum + share * overlapOf(span, other), 0);
