import type { Library } from '../qa/library/library.ts';
import type { Scope } from '../qa/types.ts';
import { type AskedOften, askedOften, isAsked } from './asked-often.ts';
import { type Gap, type GapSources, gapReport } from './gap-report.ts';
import type { AnswerFinding } from './review-answers.ts';
import { type StaleArticle, staleArticles } from './stale-articles.ts';
import type { Span } from './trend.ts';

/** What editors see of some weeks. */
export interface Overview {
  readonly days: number;
  /** What was not answered, or answered wrong, most often asked first. */
  readonly gaps: readonly Gap[];
  readonly mostAsked: readonly AskedOften[];
  /** What should be looked at of verified answers, what must be mended first. */
  readonly findings: readonly AnswerFinding[];
  readonly stale: readonly StaleArticle[];
  /** Questions whose words are not kept any more: of them is only known that they were asked. */
  readonly wordless: number;
}

/** How much of each is told. */
export interface OverviewLimits {
  readonly gaps: number;
  readonly others: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** What there is to do about the articles, and what they are asked. */
export const overviewOf = async (
  { span, ...sources }: GapSources & { readonly span: Span },
  findings: readonly AnswerFinding[],
  library: Library,
  scope: Scope,
  limits: OverviewLimits,
): Promise<Overview> => {
  const { questions } = sources;
  const { meaningsOf } = library;
  return {
    days: Math.round((span.to - span.from) / DAY_MS),
    gaps: await gapReport({ ...sources, span }, library, scope, limits.gaps),
    mostAsked: await askedOften(questions, span, meaningsOf, limits.others),
    findings,
    stale: staleArticles(questions, library, span.to).slice(0, limits.others),
    wordless: questions.filter((one) => isAsked(one) && one.text === undefined).length,
  };
};
