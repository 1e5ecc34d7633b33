import type { Gap } from './gap-report.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const times = (count: number): string =>
  count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`;

const blockOf = (gap: Gap, number: number): string => {
  const { question, unanswered, downVoted, wordings, nearest, comments, isAnsweredNow, trend } =
    gap;
  const asked = [
    unanswered > 0 ? `unanswered ${times(unanswered)}` : '',
    downVoted > 0 ? `called wrong ${times(downVoted)}` : '',
  ].filter((part) => part !== '');
  return [
    `${number}. ${question}`,
    `   ${asked.join(', ')}, last on ${day(gap.lastAsked)}${isAnsweredNow && downVoted === 0 ? '; the articles answer it by now' : ''}`,
    ...(trend === undefined
      ? []
      : [`   in the last week ${times(trend.lately)}, before that ${trend.before} a week`]),
    ...(wordings.length > 1 ? [`   also: ${wordings.slice(1, 4).join(' | ')}`] : []),
    ...(nearest === undefined ? [] : [`   nearest: ${nearest.title} (${nearest.documentId})`]),
    ...comments.slice(0, 3).map((comment) => `   “${comment.replace(/\s+/gu, ' ')}”`),
  ].join('\n');
};

/** Gaps to read. */
export const gapsAsText = (gaps: readonly Gap[], days: number): string =>
  gaps.length === 0
    ? `Nothing was asked in vain in the last ${days} days, as far as questions are kept (STORE_QUESTIONS).`
    : gaps.map((gap, at) => blockOf(gap, at + 1)).join('\n\n');
