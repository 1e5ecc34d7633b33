import type { AskedOften } from './asked-often.ts';
import { type Column, csvTable } from './csv-table.ts';
import type { Gap } from './gap-report.ts';
import type { Overview } from './overview.ts';
import type { AnswerFinding } from './review-answers.ts';
import type { StaleArticle } from './stale-articles.ts';
import type { Trend } from './trend.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const TREND: readonly Column<{ readonly trend?: Trend }>[] = [
  ['last_week', ({ trend }) => trend?.lately ?? ''],
  ['a_week_before', ({ trend }) => trend?.before ?? ''],
];

const GAP_COLUMNS: readonly Column<Gap>[] = [
  ['question', ({ question }) => question],
  ['count', ({ count }) => count],
  ['unanswered', ({ unanswered }) => unanswered],
  ['down_voted', ({ downVoted }) => downVoted],
  ...TREND,
  ['last_asked', ({ lastAsked }) => day(lastAsked)],
  ['answered_now', ({ isAnsweredNow }) => isAnsweredNow],
  ['nearest_article', ({ nearest }) => nearest?.documentId ?? ''],
  ['nearest_title', ({ nearest }) => nearest?.title ?? ''],
  ['shown_article', ({ shown }) => shown?.documentId ?? ''],
  ['shown_words', ({ shown }) => shown?.quote ?? ''],
  ['wordings', ({ wordings }) => wordings.join(' | ')],
  ['comments', ({ comments }) => comments.join(' | ')],
];

const ASKED_COLUMNS: readonly Column<AskedOften>[] = [
  ['question', ({ question }) => question],
  ['count', ({ count }) => count],
  ['answered', ({ answered }) => answered],
  ...TREND,
];

const FINDING_COLUMNS: readonly Column<AnswerFinding>[] = [
  ['file', ({ file }) => file],
  ['question', ({ question }) => question],
  ['kind', ({ kind }) => kind],
  ['what', ({ text }) => text],
  ['must_be_mended', ({ mustMend }) => mustMend],
];

const STALE_COLUMNS: readonly Column<StaleArticle>[] = [
  ['article', ({ documentId }) => documentId],
  ['title', ({ title }) => title],
  ['published', ({ publishedOn }) => publishedOn],
  ['quoted', ({ quoted }) => quoted],
];

/** Gaps as a table for a spreadsheet. */
export const gapsAsCsv = (gaps: readonly Gap[]): string => csvTable(gaps, GAP_COLUMNS);

/** The parts of an overview that are given as files. */
export const OVERVIEW_PARTS = ['gaps', 'most-asked', 'answers', 'articles'] as const;
export type OverviewPart = (typeof OVERVIEW_PARTS)[number];

/** One part of an overview, as rows and as a table for a spreadsheet. */
export const partOf = (
  { gaps, mostAsked, findings, stale }: Overview,
  part: OverviewPart,
): { readonly rows: readonly object[]; readonly csv: string } => {
  switch (part) {
    case 'gaps':
      return { rows: gaps, csv: gapsAsCsv(gaps) };
    case 'most-asked':
      return { rows: mostAsked, csv: csvTable(mostAsked, ASKED_COLUMNS) };
    case 'answers':
      return { rows: findings, csv: csvTable(findings, FINDING_COLUMNS) };
    case 'articles':
      return { rows: stale, csv: csvTable(stale, STALE_COLUMNS) };
    default:
      return part satisfies never;
  }
};
