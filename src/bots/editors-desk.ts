import { type AnswerShelf, createAnswerShelf } from '../editors/answer-shelf.ts';
import { askedOften } from '../editors/asked-often.ts';
import { type Digest, digestOf } from '../editors/digest.ts';
import { type Gap, gapReport } from '../editors/gap-report.ts';
import { type Overview, type OverviewLimits, overviewOf } from '../editors/overview.ts';
import { OVERVIEW_PARTS, type OverviewPart, partOf } from '../editors/overview-tables.ts';
import { type AnswerFinding, reviewAnswers } from '../editors/review-answers.ts';
import type { Span } from '../editors/trend.ts';
import { isArticle } from '../qa/library/articles-in.ts';
import type { Library } from '../qa/library/library.ts';
import type { Document, Scope } from '../qa/types.ts';
import type { Moment, Store } from '../store/store.ts';
import { type AnswersDesk, createAnswersDesk } from './answers-desk.ts';
import { PUBLIC_SCOPE } from './scopes/public-scope.ts';

export { type AnswersDesk, OVERVIEW_PARTS, type Overview, type OverviewPart };

/** Whose questions are looked at, and what they may see; everyone's, unless told. */
export interface Asked {
  /** The team or server that they were asked in. */
  readonly place?: string;
  readonly scope: Scope;
}

/** A question that a person was asked. */
export interface AskedPeople {
  readonly question: string;
  readonly askedAt: Moment;
  readonly resolvedAt?: Moment;
}

/** What editors look at and take away; for the operator. */
export interface EditorsDesk {
  /** What was asked in vain of late, most often asked first. */
  gaps(limit: number, asked?: Asked): Promise<readonly Gap[]>;
  /** What there is to do about the articles and what they are asked, of the last weeks; `undefined` without a store. */
  overview(): Promise<Overview | undefined>;
  /** A part of it as a file. */
  table(part: OverviewPart, format: 'csv' | 'json'): Promise<string>;
  /** Questions that people were asked because no article answered them, the last first. */
  asked(): Promise<readonly AskedPeople[]>;
  /** Where answers are written. */
  readonly answers: AnswersDesk;
  /** What there is to do about what was asked in a place of late; `undefined` when there is nothing. */
  digest(asked: Asked): Promise<Digest | undefined>;
}

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** How far back the overview looks: a trend needs weeks to compare the last one with. */
const OVERVIEW_MS = 4 * WEEK_MS;
const QUESTIONS_MAX = 10_000;
/** Gaps looked through for a draft. */
const GAPS_MAX = 200;
/** More is for a file. */
const SHOWN: OverviewLimits = { gaps: 50, others: 20 };
const IN_FILE: OverviewLimits = { gaps: 200, others: 1_000 };
/** A digest is short. */
const MOST_ASKED_MAX = 5;

/** What should be looked at of the verified answers, those of a scope where one is given. */
const findingsFor = (
  { verified, documents }: Library,
  now: number,
  scope?: Scope,
): readonly AnswerFinding[] => {
  const isSeen = ({ collection }: Document): boolean =>
    scope === undefined || scope.collections.includes(collection);
  const today = new Date(now).toISOString().slice(0, 10);
  const answers = verified.filter(({ document }) => isSeen(document));
  return reviewAnswers(answers, [...documents.values()].filter(isArticle), today);
};

/** What was asked and thought of the answers within a time, of one place where it is named. */
const recordsOf = async (store: Store, span: Span, place?: string) => ({
  questions: await store.questions.since(span.from, QUESTIONS_MAX, place),
  feedback: await store.feedback.since(span.from, place),
  span,
});

const lastly = (now: Moment, ms: number): Span => ({ from: now - ms, to: now });

/** What the desk is made of; the store is there once it is open. */
export interface EditorsDeskOptions {
  readonly library: () => Library;
  readonly store: () => Store | undefined;
  readonly shelf: AnswerShelf;
  readonly now?: () => Moment;
}

export const createEditorsDesk = ({
  library,
  store,
  shelf,
  now = Date.now,
}: EditorsDeskOptions): EditorsDesk => {
  const gaps: EditorsDesk['gaps'] = async (limit, { place, scope } = { scope: PUBLIC_SCOPE }) => {
    const kept = store();
    if (kept === undefined) return [];
    const records = await recordsOf(kept, lastly(now(), WEEK_MS), place);
    return gapReport(records, library(), scope, limit);
  };
  const overview = async (limits: OverviewLimits): Promise<Overview | undefined> => {
    const kept = store();
    if (kept === undefined) return undefined;
    const records = await recordsOf(kept, lastly(now(), OVERVIEW_MS));
    const findings = findingsFor(library(), now());
    return overviewOf(records, findings, library(), PUBLIC_SCOPE, limits);
  };
  return {
    gaps,
    overview: () => overview(SHOWN),
    table: async (part, format) => {
      const whole = await overview(IN_FILE);
      const { rows, csv } = whole === undefined ? { rows: [], csv: '' } : partOf(whole, part);
      return format === 'csv' ? csv : JSON.stringify(rows, undefined, 2);
    },
    asked: async () => {
      const asked = (await store()?.help.since(now() - OVERVIEW_MS)) ?? [];
      return asked
        .map(({ question, askedAt, resolvedAt }) => ({
          question,
          askedAt,
          ...(resolvedAt === undefined ? {} : { resolvedAt }),
        }))
        .reverse();
    },
    answers: createAnswersDesk({
      library,
      store,
      shelf,
      gaps: async () => (await overview(IN_FILE))?.gaps ?? [],
    }),
    digest: async ({ place, scope }) => {
      const kept = store();
      if (kept === undefined) return undefined;
      const span = lastly(now(), WEEK_MS);
      const records = await recordsOf(kept, span, place);
      const { questions } = records;
      const { meaningsOf } = library();
      return digestOf({
        questions,
        gaps: await gapReport(records, library(), scope, GAPS_MAX),
        mostAsked: await askedOften(questions, span, meaningsOf, MOST_ASKED_MAX),
        findings: findingsFor(library(), now(), scope),
      });
    },
  };
};

/** What the bots are given of it. @param folder the folder of articles, where answers may be written into it */
export const editorServices = (
  library: () => Library,
  store: () => Store | undefined,
  folder?: string,
  now?: () => Moment,
): { readonly gaps: EditorsDesk['gaps']; readonly editors: EditorsDesk } => {
  const shelf = createAnswerShelf({ folder, kept: () => store()?.answers });
  const editors = createEditorsDesk({ library, store, shelf, ...(now && { now }) });
  return { gaps: editors.gaps, editors };
};
