import type { Gap } from './gap-report.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const blockOf = (gap: Gap, number: number): string => {
  const { question, unanswered, downVoted, wordings, nearest, comments, isAnsweredNow } = gap;
  const asked = [
    unanswered > 0 ? `unanswered ${times(unanswered)}` : '',
    downVoted > 0 ? `called wrong ${times(downVoted)}` : '',
  ].filter((part) => part !== '');
  return [
    `${number}. ${question}`,
    `   ${asked.join(', ')}, last on ${day(gap.lastAsked)}${isAnsweredNow && downVoted === 0 ? '; the articles answer it by now' : ''}`,
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

/** A cell that a spreadsheet takes for text. Source: OWASP, "CSV Injection"; RFC 4180 for the quotes. */
const cell = (value: string | number | boolean): string => {
  const text = String(value).replace(/\s+/gu, ' ');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

const COLUMNS = [
  'question',
  'count',
  'unanswered',
  'down_voted',
  'last_asked',
  'answered_now',
  'nearest_article',
  'nearest_title',
  'wordings',
  'comments',
];

/** Gaps as a table for a spreadsheet. */
export const gapsAsCsv = (gaps: readonly Gap[]): string =>
  [
    COLUMNS.join(','),
    ...gaps.map((gap) =>
      [
        gap.question,
        gap.count,
        gap.unanswered,
        gap.downVoted,
        day(gap.lastAsked),
        gap.isAnsweredNow,
        gap.nearest?.documentId ?? '',
        gap.nearest?.title ?? '',
        gap.wordings.join(' | '),
        gap.comments.join(' | '),
      ]
        .map(cell)
        .join(','),
    ),
  ].join('\r\n');
