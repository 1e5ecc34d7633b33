import type { Opposites } from '../analysis/opposites.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import { readInTime } from '../answering/candidates/read-passages.ts';
import type { PassageReader } from '../reading/passage-reader.ts';
import type { Document, DocumentId, Scope } from '../types.ts';
import {
  type Analysis,
  analyseQuestion,
  type QuestionTools,
} from '../understanding/question/analyse-question.ts';
import {
  type MatchSignals,
  MEANING_MIN,
  matchOdds,
  READ_MATCH,
  UNREAD_MATCH,
} from './match-weights.ts';
import {
  type AskedQuestion,
  matchSignals,
  type NearQuestion,
  type NearTools,
  nearQuestions,
} from './near-questions.ts';
import type { KeptText, QuestionMeanings } from './question-meanings.ts';
import { type Rival, rivalsOf } from './rivals.ts';
import { createSourceFinder, type SourceFinder } from './source-words.ts';
import { isShown, type StandingAnswer, shownText } from './standing-answers.ts';
import { standingIn } from './standing-in.ts';

/** A verified answer to a question that is asked. */
export interface VerifiedMatch {
  readonly found: StandingAnswer;
  /** The stored question that comes nearest. */
  readonly question: string;
  /** What tells that they mean the same; none where their words are the same. */
  readonly signals?: MatchSignals;
}

/** The verified answers of one state of a corpus. */
export interface VerifiedAnswers {
  /** In the order of their ids; drafts and those that do not stand, too. */
  readonly all: readonly StandingAnswer[];
  /** The answer that editors gave to this question, of those that the scope may see with all they rest on. */
  find(asked: AskedQuestion): Promise<VerifiedMatch | undefined>;
  /** Whether a question is stored in these very words. */
  isStored(text: string, scope: Scope): boolean;
  /** Stored questions that would be answered by another answer if their own did not hold them. */
  rivals(): readonly Rival[];
  /** Whether each can be found by its meaning, as far as there is an encoder. */
  isWhole(): boolean;
}

/** What the states of a corpus share. */
export interface KeptVerified {
  readonly find: SourceFinder;
  readonly storedOf: (document: Document) => readonly Analysis[];
  readonly stemsOf: (text: string) => ReadonlySet<string>;
}

/** What verified answers are found with. */
export interface VerifiedTools extends QuestionTools {
  readonly opposites: Opposites;
  readonly reader?: PassageReader | undefined;
  readonly questions?: QuestionMeanings | undefined;
}

/** Answers read for one question. */
const READ = 2;
/** The reader is never surer than this, as a logit: what would not match then is not read. */
const RELEVANCE_MAX = 5;

/** The texts whose meanings are needed. */
const textsOf = (shown: readonly StandingAnswer[]): readonly KeptText[] =>
  shown.flatMap((one) => [
    ...one.answer.questions.map((text): KeptText => ({ text, as: 'question' })),
    { text: shownText(one), as: 'passage' },
  ]);

export const createKeptVerified = (tools: QuestionTools): KeptVerified => {
  const stored = new WeakMap<Document, readonly Analysis[]>();
  return {
    find: createSourceFinder(),
    storedOf: (document) => {
      const questions = document.verified?.questions ?? [];
      const own = stored.get(document) ?? questions.map((text) => analyseQuestion(text, tools));
      stored.set(document, own);
      return own;
    },
    stemsOf: (text) => {
      const { word, stem } = tools.english.analyse(text).tokens;
      return new Set(stem.filter((_, at) => !STOP_WORDS.has(word[at] ?? '')));
    },
  };
};

/** The newest check first; of one day, in the order of the ids. */
const byCheck = (one: StandingAnswer, other: StandingAnswer): number =>
  (other.answer.reviewedOn ?? '').localeCompare(one.answer.reviewedOn ?? '');

/** Whether a scope may see an answer and all that it rests on. */
const isSeen = ({ document, sources, shown }: StandingAnswer, { collections }: Scope): boolean =>
  [document, ...sources.map((source) => source.document), ...(shown ? [shown.document] : [])].every(
    ({ collection }) => collections.includes(collection),
  );

const sameWords = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

/** The nearest of these that means the same, read where there is a reader. */
const bestMatch = async (
  { analysis, vector }: AskedQuestion,
  near: readonly NearQuestion[],
  reader: PassageReader | undefined,
  tools: NearTools,
): Promise<VerifiedMatch | undefined> => {
  if (vector === undefined) return undefined;
  const few = near.slice(0, READ).flatMap((one) => {
    const signals = matchSignals(one, near, vector, tools);
    const most = Math.max(
      matchOdds({ ...signals, relevance: RELEVANCE_MAX }, READ_MATCH),
      matchOdds(signals, UNREAD_MATCH),
    );
    return most < 0 || signals.meaning < MEANING_MIN ? [] : [{ one, signals }];
  });
  if (few.length === 0) return undefined;
  const texts = few.map(({ one }) => ({ context: '', text: shownText(one.found) }));
  const readings = reader && (await readInTime(reader, analysis.text, texts));
  const [best] = few
    .map(({ one: { found, question }, signals: unread }, at) => {
      const relevance = readings?.[at]?.relevance;
      const signals = { ...unread, relevance: relevance ?? 0 };
      const odds = matchOdds(signals, relevance === undefined ? UNREAD_MATCH : READ_MATCH);
      return { match: { found, question, signals }, odds };
    })
    .filter(({ odds }) => odds >= 0)
    .sort((a, b) => b.odds - a.odds);
  return best?.match;
};

/** The verified answers among the documents of a state. */
export const createVerifiedAnswers = (
  documents: ReadonlyMap<DocumentId, Document>,
  { questions, reader, opposites }: VerifiedTools,
  kept: KeptVerified,
): VerifiedAnswers => {
  const all = standingIn(documents, kept.find);
  const shown = all.filter(isShown).sort(byCheck);
  questions?.follow(textsOf(shown));
  const known = new Map<StandingAnswer, ReadonlySet<string>>();
  const tools: NearTools = {
    opposites,
    questions,
    storedOf: ({ document }) => kept.storedOf(document),
    knownOf: (one) => {
      const titles = one.sources.map(({ document }) => document.title);
      const stems = known.get(one) ?? kept.stemsOf([shownText(one), ...titles].join('\n'));
      known.set(one, stems);
      return stems;
    },
  };
  const seenIn = (scope: Scope) => shown.filter((one) => isSeen(one, scope));
  return {
    all,
    find: async (asked) => {
      if (shown.length === 0) return undefined;
      const near = nearQuestions(asked, seenIn(asked.scope), tools);
      const [same] = near
        .filter(({ compared }) => compared.isSame)
        .sort((a, b) => byCheck(a.found, b.found));
      return same === undefined
        ? bestMatch(asked, near, reader, tools)
        : { found: same.found, question: same.question };
    },
    isStored: (text, scope) =>
      seenIn(scope).some(({ answer }) =>
        answer.questions.some((question) => sameWords(question) === sameWords(text)),
      ),
    rivals: () => shown.flatMap((own) => rivalsOf(own, shown, tools)),
    isWhole: () => shown.length === 0 || questions?.isSettled() !== false,
  };
};
