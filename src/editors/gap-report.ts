import { createStemmer } from '../qa/analysis/stem.ts';
import { stemsOf } from '../qa/figures/index/figure-words.ts';
import type { Library } from '../qa/library/library.ts';
import { nextTurn } from '../qa/scheduling/slices.ts';
import type { DocumentId, Scope } from '../qa/types.ts';
import type { FeedbackEntry, LoggedQuestion } from '../store/store.ts';

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
  /** Milliseconds since 1970. */
  readonly lastAsked: number;
  /** The article that comes nearest now. */
  readonly nearest?: { readonly documentId: DocumentId; readonly title: string };
  /** Whether the articles answer it by now. */
  readonly isAnsweredNow: boolean;
}

export interface GapSources {
  readonly questions: readonly LoggedQuestion[];
  readonly feedback: readonly FeedbackEntry[];
}

/** One time that a question was not answered well. */
interface Miss {
  readonly text: string;
  readonly kind: 'unanswered' | 'down-voted';
  readonly at: number;
  readonly comment?: string;
}

/** The share of words that two questions must have in common to ask the same, of all words of both. */
const ALIKE = 0.6;
/** Groups a question is compared with: the report is for people. */
const MAX_GROUPS = 2_000;

const missesOf = ({ questions, feedback }: GapSources): readonly Miss[] => [
  ...questions
    .filter(({ outcome }) => outcome === 'abstained')
    .flatMap(({ text, at }) =>
      text === undefined ? [] : [{ text, at, kind: 'unanswered' as const }],
    ),
  ...feedback
    .filter(({ choice }) => choice !== 'right')
    .flatMap(({ question, at, comment }) =>
      question === undefined
        ? []
        : [
            {
              text: question,
              at,
              kind: 'down-voted' as const,
              ...(comment === undefined ? {} : { comment }),
            },
          ],
    ),
];

interface Group {
  readonly stems: ReadonlySet<string>;
  readonly misses: Miss[];
}

const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const common = [...a].filter((stem) => b.has(stem)).length;
  const all = a.size + b.size - common;
  return all === 0 ? 1 : common / all;
};

const groupMisses = (misses: readonly Miss[]): readonly Group[] => {
  const stem = createStemmer();
  const groups: Group[] = [];
  for (const miss of [...misses].sort((a, b) => a.at - b.at)) {
    const stems = new Set(stemsOf(miss.text, stem));
    const group = groups.find((known) => likeness(known.stems, stems) >= ALIKE);
    if (group !== undefined) group.misses.push(miss);
    else if (groups.length < MAX_GROUPS) groups.push({ stems, misses: [miss] });
  }
  return groups;
};

const byFrequency = (texts: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
};

const gapOf = async ({ misses }: Group, library: Library, scope: Scope): Promise<Gap> => {
  const wordings = byFrequency(misses.map(({ text }) => text.trim()));
  const [question = ''] = wordings;
  const { answer, trace } = await library.answer({ text: question }, scope);
  const [candidate] = trace.candidates;
  const documentId = candidate?.passageId.slice(0, candidate.passageId.lastIndexOf('#'));
  const document = library.documents.get(documentId ?? '');
  const downVoted = misses.filter(({ kind }) => kind === 'down-voted').length;
  return {
    question,
    wordings,
    unanswered: misses.length - downVoted,
    downVoted,
    count: misses.length,
    comments: misses.flatMap(({ comment }) => comment ?? []),
    lastAsked: Math.max(...misses.map(({ at }) => at)),
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
  const groups = [...groupMisses(missesOf(sources))].sort(
    (a, b) => b.misses.length - a.misses.length,
  );
  const gaps: Gap[] = [];
  for (const group of groups.slice(0, limit)) {
    gaps.push(await gapOf(group, library, scope));
    await nextTurn();
  }
  return gaps;
};
