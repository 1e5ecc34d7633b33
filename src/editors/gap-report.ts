import type { Library } from '../qa/library/library.ts';
import { nextTurn } from '../qa/scheduling/slices.ts';
import type { DocumentId, Scope } from '../qa/types.ts';
import type { FeedbackEntry, LoggedQuestion, Moment } from '../store/store.ts';
import { byFrequency, groupQuestions } from './group-questions.ts';
import { type Span, type Trend, trendOf } from './trend.ts';

/** Questions that ask much the same and were not answered, or answered wrong. */
export interface Gap {
  /** The wording that was used most. */
  readonly question: string;
  /** All wordings, the most used first. */
  readonly wordings: readonly string[];
  /** How often it was asked in vain, and how often an answer was called wrong. */
  readonly unanswered: number;
  readonly downVoted: number;
  readonly count: number;
  /** What people wrote beside their opinion. */
  readonly comments: readonly string[];
  readonly lastAsked: Moment;
  /** How often either was the case of late; nothing where no more than a week is looked at. */
  readonly trend?: Trend;
  /** What was answered when an answer was last called wrong. */
  readonly shown?: {
    readonly documentId: DocumentId;
    readonly title: string;
    readonly quote: string;
  };
  /** The article that comes nearest now. */
  readonly nearest?: { readonly documentId: DocumentId; readonly title: string };
  /** Whether the articles answer it by now. */
  readonly isAnsweredNow: boolean;
}

export interface GapSources {
  readonly questions: readonly LoggedQuestion[];
  readonly feedback: readonly FeedbackEntry[];
  /** The time they are of, where it is told. */
  readonly span?: Span;
}

/** One time that a question was not answered well. */
interface Miss {
  readonly text: string;
  readonly kind: 'unanswered' | 'down-voted';
  readonly at: Moment;
  readonly opinion?: FeedbackEntry;
}

const missesOf = ({ questions, feedback }: GapSources): readonly Miss[] => [
  ...questions
    .filter(({ outcome }) => outcome === 'abstained')
    .flatMap(({ text, at }) =>
      text === undefined ? [] : [{ text, at, kind: 'unanswered' as const }],
    ),
  ...feedback
    .filter(({ choice }) => choice !== 'right')
    .flatMap((opinion) =>
      opinion.question === undefined
        ? []
        : [{ text: opinion.question, at: opinion.at, kind: 'down-voted' as const, opinion }],
    ),
];

/** What an answer that was called wrong showed last, as far as the scope may see it. */
const shownIn = (misses: readonly Miss[], library: Library, scope: Scope): Pick<Gap, 'shown'> => {
  const { documentId = '', quote } = misses.findLast(({ opinion }) => opinion)?.opinion ?? {};
  const document = library.documents.get(documentId);
  if (quote === undefined || document === undefined) return {};
  if (!scope.collections.includes(document.collection)) return {};
  return { shown: { documentId, title: document.title, quote } };
};

const gapOf = async (
  misses: readonly Miss[],
  library: Library,
  scope: Scope,
  span: Span | undefined,
): Promise<Gap> => {
  const wordings = byFrequency(misses.map(({ text }) => text.trim()));
  const [question = ''] = wordings;
  const { answer, trace } = await library.answer({ text: question }, scope);
  const [candidate] = trace.candidates;
  const documentId = candidate?.passageId.slice(0, candidate.passageId.lastIndexOf('#'));
  const document = library.documents.get(documentId ?? '');
  const downVoted = misses.filter(({ kind }) => kind === 'down-voted').length;
  const moments = misses.map(({ at }) => at);
  const trend = span && trendOf(moments, span);
  return {
    question,
    wordings,
    unanswered: misses.length - downVoted,
    downVoted,
    count: misses.length,
    comments: misses.flatMap(({ opinion }) => opinion?.comment ?? []),
    lastAsked: Math.max(...moments),
    ...(trend === undefined ? {} : { trend }),
    ...shownIn(misses, library, scope),
    ...(document === undefined
      ? {}
      : { nearest: { documentId: document.id, title: document.title } }),
    isAnsweredNow: answer.kind !== 'abstention',
  };
};

/** What the articles lack, most often asked first, each with the article of the scope that comes nearest. */
export const gapReport = async (
  sources: GapSources,
  library: Library,
  scope: Scope,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Gap[]> => {
  const misses = [...missesOf(sources)].sort((a, b) => a.at - b.at);
  const groups = await groupQuestions(misses, library.meaningsOf);
  const gaps: Gap[] = [];
  for (const group of groups.slice(0, limit)) {
    const inOrder = [...group].sort((a, b) => a.at - b.at);
    gaps.push(await gapOf(inOrder, library, scope, sources.span));
    await nextTurn();
  }
  return gaps;
};
