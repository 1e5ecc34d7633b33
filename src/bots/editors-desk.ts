import { type Digest, digestOf } from '../editors/digest.ts';
import { type DraftFile, draftAnswer } from '../editors/draft-answer.ts';
import { type Gap, gapReport } from '../editors/gap-report.ts';
import { gapsAsCsv } from '../editors/gap-text.ts';
import { type AnswerFinding, reviewAnswers } from '../editors/review-answers.ts';
import { isArticle } from '../qa/library/articles-in.ts';
import type { Library } from '../qa/library/library.ts';
import type { Document, Scope } from '../qa/types.ts';
import type { Store } from '../store/store.ts';
import { PUBLIC_SCOPE } from './scopes/public-scope.ts';

/** Whose questions are looked at, and what they may see; everyone's, unless told. */
export interface Asked {
  /** The team or server that they were asked in. */
  readonly place?: string;
  readonly scope: Scope;
}

/** What editors look at and take away; for the operator. */
export interface EditorsDesk {
  /** What was asked in vain of late, most often asked first. */
  gaps(limit: number, asked?: Asked): Promise<readonly Gap[]>;
  /** The same as a file. */
  table(format: 'csv' | 'json'): Promise<string>;
  /** A file to be filled in and put into the folder of answers: nobody is shown it before. */
  draft(question: string): Promise<DraftFile>;
  /** What there is to do about what was asked in a place of late; `undefined` when there is nothing. */
  digest(asked: Asked): Promise<Digest | undefined>;
  /** What should be looked at of verified answers, what must be mended first. */
  findings(): readonly AnswerFinding[];
}

/** How far back gaps are looked for. */
const GAP_MS = 7 * 24 * 60 * 60_000;
const GAP_QUESTIONS_MAX = 10_000;
/** Gaps in a file, and looked through for a draft. */
const GAPS_MAX = 200;

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

/** @param library the library as it stands @param store the store, once it is open */
export const createEditorsDesk = (
  library: () => Library,
  store: () => Store | undefined,
  now: () => number = Date.now,
): EditorsDesk => {
  const gaps: EditorsDesk['gaps'] = async (limit, { place, scope } = { scope: PUBLIC_SCOPE }) => {
    const kept = store();
    if (kept === undefined) return [];
    const since = now() - GAP_MS;
    const questions = await kept.questions.since(since, GAP_QUESTIONS_MAX, place);
    const feedback = await kept.feedback.since(since, place);
    return gapReport({ questions, feedback }, library(), scope, limit);
  };
  return {
    gaps,
    table: async (format) => {
      const found = await gaps(GAPS_MAX);
      return format === 'csv' ? gapsAsCsv(found) : JSON.stringify(found, undefined, 2);
    },
    draft: async (question) => {
      const [known] = (await gaps(GAPS_MAX)).filter(({ wordings }) => wordings.includes(question));
      const { answer } = await library().answer({ text: question }, PUBLIC_SCOPE);
      const [nearest] = answer.kind === 'abstention' ? answer.nearest : [];
      return draftAnswer({
        question,
        wordings: known?.wordings ?? [],
        comments: known?.comments ?? [],
        ...(nearest === undefined ? {} : { nearest }),
      });
    },
    digest: async (asked) => {
      const kept = store();
      if (kept === undefined) return undefined;
      const since = now() - GAP_MS;
      return digestOf({
        questions: await kept.questions.since(since, GAP_QUESTIONS_MAX, asked.place),
        gaps: await gaps(GAPS_MAX, asked),
        findings: findingsFor(library(), now(), asked.scope),
      });
    },
    findings: () => findingsFor(library(), now()),
  };
};

/** What the bots are given of it. */
export const editorServices = (
  library: () => Library,
  store: () => Store | undefined,
): { readonly gaps: EditorsDesk['gaps']; readonly editors: EditorsDesk } => {
  const editors = createEditorsDesk(library, store);
  return { gaps: editors.gaps, editors };
};
