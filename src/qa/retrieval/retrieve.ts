import type { Slices } from '../scheduling/slices.ts';
import type { Document, DocumentId, Passage, Question } from '../types.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import { acceptDocument, acceptSpeaker } from './apply-filters.ts';
import { type FoundPassage, findPassages } from './find-passages.ts';
import type { PassageIndex, SearchTerm } from './passage-index.ts';
import { type QueryContext, rankSentences, type ScoredSentence } from './rank-sentences.ts';
import { settleNames } from './settle-names.ts';
import { type Aliases, type SpelledTerm, weighTerms } from './weigh-terms.ts';

/** What was found for a question, best first. */
export interface Retrieved {
  readonly analysis: Analysis;
  readonly terms: readonly SpelledTerm[];
  readonly found: readonly FoundPassage[];
  /** The sentences of the passages, best first by the words they share with the question. */
  readonly ranked: readonly ScoredSentence[];
  /** Whether there were candidates before the filters took them out. */
  readonly isFilteredOut: boolean;
}

export interface RetrievalParts {
  readonly documents: ReadonlyMap<DocumentId, Document>;
  readonly context: QueryContext;
}

/** What a question for the latest gives the newest of the candidate articles, against the oldest one. */
const NEWEST_BONUS = 0.15;
/** A follow-up is looked for in the article of the last answer first. */
const SAME_DOCUMENT_BONUS = 0.12;

/** The passages with what a question prefers added to their scores, best first again. */
const prefer = (
  parts: RetrievalParts,
  analysis: Analysis,
  found: readonly FoundPassage[],
  lastDocument: DocumentId | undefined,
): readonly FoundPassage[] => {
  const dateOf = ({ passage }: FoundPassage): string =>
    parts.documents.get(passage.documentId)?.publishedOn ?? '';
  const dates = analysis.wantsLatest ? [...new Set(found.map(dateOf))].sort() : [];
  const bonus = (one: FoundPassage): number =>
    (one.passage.documentId === lastDocument ? SAME_DOCUMENT_BONUS : 0) +
    (dates.length < 2 ? 0 : (NEWEST_BONUS * dates.indexOf(dateOf(one))) / (dates.length - 1));
  return found
    .map((one) => ({ ...one, score: one.score + bonus(one) }))
    .sort((left, right) => right.score - left.score)
    .map((one, at) => ({ ...one, rank: at + 1 }));
};

/** More distinct words cost seconds on a large corpus. */
const MAX_SEARCHED = 32;

/** Sentences that hold the words searched for, all together: a search costs about a microsecond for each. */
const MAX_HOLDING = 12_000;

/**
 * The terms to find candidates by. On a large corpus the most frequent are left out: nearly every passage
 * holds one, and whoever holds the rare ones is looked at for all of them afterwards.
 */
const searchTerms = (terms: readonly SpelledTerm[], index: PassageIndex): readonly SearchTerm[] => {
  const own = terms.flatMap(({ stems }) => stems.map((stem) => ({ stem, share: 1 })));
  const searched = own.slice(0, MAX_SEARCHED);
  const holding = (term: SearchTerm): number => index.sentencesWith(term.stem);
  const rarestFirst = own.toSorted((left, right) => holding(left) - holding(right));
  const kept = new Set<SearchTerm>();
  let held = 0;
  for (const term of rarestFirst) {
    held += holding(term);
    if (kept.size > 0 && held > MAX_HOLDING) break;
    kept.add(term);
  }
  return searched.filter((term) => kept.has(term));
};

/** A question with what its words weigh in a scope. */
export type WeighedQuestion = Pick<Retrieved, 'analysis' | 'terms'>;

/** What each word of a question weighs, and how else it is written in the articles. */
export const weighQuestion = (
  asIs: Analysis,
  index: PassageIndex,
  isVerbatim = false,
  aliases?: Aliases,
): WeighedQuestion => {
  const analysis = settleNames(asIs, index);
  return { analysis, terms: weighTerms(analysis, index, isVerbatim, aliases) };
};

/** What an index holds that a question may mean, best first, within the explicit filters; step by step. */
export function* retrieve(
  parts: RetrievalParts,
  { analysis, terms }: WeighedQuestion,
  index: PassageIndex,
  asked: Pick<Question, 'filters'> & {
    readonly vector?: Float32Array | undefined;
    readonly lastDocument?: DocumentId | undefined;
  },
): Slices<Retrieved> {
  const { filters, vector, lastDocument } = asked;
  const query = searchTerms(terms, index);
  yield;
  const accepts = (passage: Passage): boolean => {
    const document = parts.documents.get(passage.documentId);
    return filters === undefined || (document !== undefined && acceptDocument(filters, document));
  };
  const proposed = yield* findPassages(index, {
    terms: query,
    vector,
    accepts: filters === undefined ? undefined : accepts,
  });
  yield;
  const found = prefer(parts, analysis, proposed, lastDocument);
  const by = filters?.by;
  const ranked = rankSentences(analysis, terms, found, parts.context).filter(
    ({ sentence }) => by === undefined || acceptSpeaker(by, sentence.attribution?.speaker),
  );
  yield;
  const isFilteredOut =
    filters !== undefined && ranked.length === 0 && (yield* index.search(query, 1)).length > 0;
  return { analysis, terms, found, ranked, isFilteredOut };
}
