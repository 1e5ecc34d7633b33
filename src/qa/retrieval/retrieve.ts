import type { Analysis } from '../analysis/analyse-question.ts';
import type { Slices } from '../slices.ts';
import type { Document, DocumentId, Passage, Question } from '../types.ts';
import { acceptDocument, acceptSpeaker } from './apply-filters.ts';
import type { PassageIndex, SearchTerm } from './passage-index.ts';
import type { RankContext } from './passage-profile.ts';
import { type QueryContext, rankSentences, type ScoredSentence } from './rank-sentences.ts';
import type { Ranker } from './ranker.ts';
import { rerank } from './rerank.ts';
import { type SpelledTerm, weighTerms } from './weigh-terms.ts';

/** What was found for a question, best first. */
export interface Retrieved<Candidate extends ScoredSentence = ScoredSentence> {
  readonly analysis: Analysis;
  readonly terms: readonly SpelledTerm[];
  readonly ranked: readonly Candidate[];
  /** Whether there were candidates before the filters took them out. */
  readonly isFilteredOut: boolean;
}

export interface RetrievalParts {
  readonly documents: ReadonlyMap<DocumentId, Document>;
  readonly context: QueryContext & RankContext;
  /** Ranks what the rules found; without it the rules' order stands. */
  readonly ranker?: Ranker;
}

/** Passages looked at closely; SQuAD's answers stand in the first 30 in 98 of 100 cases. */
const CANDIDATE_PASSAGES = 30;

/** The sentences with their scores raised by a share of each, best first again. */
const raise = (
  ranked: readonly ScoredSentence[],
  bonus: (candidate: ScoredSentence) => number,
): readonly ScoredSentence[] =>
  ranked
    .map((candidate) => ({ ...candidate, score: candidate.score * (1 + bonus(candidate)) }))
    .sort((left, right) => right.score - left.score);

/** What a question for the latest gives the newest of the candidate articles, against the oldest one. */
const NEWEST_BONUS = 0.25;

/** "Latest", "now": of sentences that match alike, the newest article's comes first. */
const preferNewest = (
  documents: ReadonlyMap<DocumentId, Document>,
  ranked: readonly ScoredSentence[],
): readonly ScoredSentence[] => {
  const dateOf = ({ passage }: ScoredSentence): string =>
    documents.get(passage.documentId)?.publishedOn ?? '';
  const dates = [...new Set(ranked.map(dateOf))].sort();
  if (dates.length < 2) return ranked;
  return raise(
    ranked,
    (candidate) => (NEWEST_BONUS * dates.indexOf(dateOf(candidate))) / (dates.length - 1),
  );
};

/** How much a word of nearly the same meaning counts in finding candidates. */
const NEIGHBOUR_SHARE = 0.5;

/** More distinct words cost seconds on a large corpus: neighbours fill what the question's own words leave. */
const MAX_SEARCHED = 32;

/** Sentences that hold the words searched for, all together: a search costs about a microsecond for each. */
const MAX_HOLDING = 12_000;

/**
 * The terms to find candidates by. On a large corpus the most frequent are left out: nearly every passage
 * holds one, and whoever holds the rare ones is looked at for all of them afterwards.
 */
const searchTerms = (terms: readonly SpelledTerm[], index: PassageIndex): readonly SearchTerm[] => {
  const own = terms.flatMap(({ stems }) => stems.map((stem) => ({ stem, share: 1 })));
  const near = terms
    .flatMap(({ neighbours }) => neighbours)
    .map(({ stem, share }) => ({ stem, share: share * NEIGHBOUR_SHARE }))
    .sort((left, right) => right.share - left.share);
  const searched = [...own, ...near].slice(0, MAX_SEARCHED);
  const holding = (term: SearchTerm): number => index.sentencesWith(term.stem);
  const rarestFirst = own.toSorted((left, right) => holding(left) - holding(right));
  const kept = new Set<SearchTerm>();
  let held = 0;
  for (const term of [...rarestFirst, ...near]) {
    held += holding(term);
    if (kept.size > 0 && held > MAX_HOLDING) break;
    kept.add(term);
  }
  return searched.filter((term) => kept.has(term));
};

/** A follow-up is looked for in the article of the last answer first. */
const SAME_DOCUMENT_BONUS = 0.2;

const preferDocument = (
  documentId: DocumentId,
  ranked: readonly ScoredSentence[],
): readonly ScoredSentence[] =>
  raise(ranked, ({ passage }) => (passage.documentId === documentId ? SAME_DOCUMENT_BONUS : 0));

/** The sentences of the index that match the question, best first, within the explicit filters; step by step. */
export function* retrieve(
  parts: RetrievalParts,
  analysis: Analysis,
  index: PassageIndex,
  { filters, isVerbatim = false }: Pick<Question, 'filters' | 'isVerbatim'>,
  lastDocument?: DocumentId,
): Slices<Retrieved> {
  const terms = weighTerms(analysis.terms, index, isVerbatim);
  const query = searchTerms(terms, index);
  yield;
  const accepts = (passage: Passage): boolean => {
    const document = parts.documents.get(passage.documentId);
    return filters === undefined || (document !== undefined && acceptDocument(filters, document));
  };
  const candidates = yield* index.search(
    query,
    CANDIDATE_PASSAGES,
    filters === undefined ? undefined : accepts,
  );
  const by = filters?.by;
  yield;
  const byRules = rankSentences(analysis, terms, candidates, parts.context).filter(
    ({ sentence }) => by === undefined || acceptSpeaker(by, sentence.attribution?.speaker),
  );
  yield;
  const { ranker, context } = parts;
  const ranked = ranker === undefined ? byRules : rerank(ranker, analysis, terms, byRules, context);
  const isFilteredOut =
    filters !== undefined && ranked.length === 0 && (yield* index.search(query, 1)).length > 0;
  const followed = lastDocument === undefined ? ranked : preferDocument(lastDocument, ranked);
  const ordered = analysis.wantsLatest ? preferNewest(parts.documents, followed) : followed;
  return { analysis, terms, ranked: ordered, isFilteredOut };
}
