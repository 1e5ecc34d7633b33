import { type Analysis, analyseQuestion, type QuestionTools } from './analysis/analyse-question.ts';
import { confidenceOf, evidenceScore, reasonToAbstain } from './answering/abstain.ts';
import { cite } from './answering/cite.ts';
import type { Measures } from './answering/measure-passage.ts';
import { type ReadAnswer, readAnswer } from './answering/read-answer.ts';
import { type ReadSentence, readCandidates } from './answering/read-candidates.ts';
import { traceOf } from './answering/trace-of.ts';
import type { AnswerOptions } from './library.ts';
import type { SpanReader } from './reading/span-reader.ts';
import { acceptDocument, acceptSpeaker } from './retrieval/apply-filters.ts';
import type { PassageIndex, SearchTerm } from './retrieval/passage-index.ts';
import {
  type QueryContext,
  rankSentences,
  type ScoredSentence,
} from './retrieval/rank-sentences.ts';
import { type SpelledTerm, weighTerms } from './retrieval/weigh-terms.ts';
import type {
  AbstentionReason,
  Answer,
  Answered,
  AnswerType,
  Citation,
  Document,
  DocumentId,
  Filters,
  Passage,
  Question,
  Scope,
} from './types.ts';

/** What the answerer works with. */
export interface AnswererParts extends QuestionTools {
  readonly documents: ReadonlyMap<DocumentId, Document>;
  readonly passagesOf: ReadonlyMap<DocumentId, readonly Passage[]>;
  indexFor(scope: Scope): PassageIndex;
  readonly context: QueryContext;
  measure(passage: Passage): Measures;
  readonly reader?: SpanReader;
}

/** Passages looked at closely; SQuAD's answers stand in the first 30 in 98 of 100 cases. */
const CANDIDATE_PASSAGES = 30;

/** Sentences shown with an abstention. */
const NEAREST = 3;

interface Retrieved {
  readonly analysis: Analysis;
  readonly terms: readonly SpelledTerm[];
  readonly ranked: readonly ReadSentence[];
  /** Whether there were candidates before the filters took them out. */
  readonly isFilteredOut: boolean;
}

/** How much a word of nearly the same meaning counts in finding candidates. */
const NEIGHBOUR_SHARE = 0.5;

const searchTerms = (terms: readonly SpelledTerm[]): readonly SearchTerm[] =>
  terms.flatMap(({ stems, neighbours }) => [
    ...stems.map((stem) => ({ stem, share: 1 })),
    ...neighbours.map(({ stem, share }) => ({ stem, share: share * NEIGHBOUR_SHARE })),
  ]);

const retrieve = (
  parts: AnswererParts,
  analysis: Analysis,
  index: PassageIndex,
  filters: Filters | undefined,
): Retrieved => {
  const terms = weighTerms(analysis.terms, index);
  const query = searchTerms(terms);
  const accepts = (passage: Passage): boolean => {
    const document = parts.documents.get(passage.documentId);
    return filters === undefined || (document !== undefined && acceptDocument(filters, document));
  };
  const candidates = index.search(
    query,
    CANDIDATE_PASSAGES,
    filters === undefined ? undefined : accepts,
  );
  const by = filters?.by;
  const ranked = rankSentences(analysis, terms, candidates, parts.context).filter(
    ({ sentence }) => by === undefined || acceptSpeaker(by, sentence.attribution?.speaker),
  );
  const isFilteredOut =
    filters !== undefined && ranked.length === 0 && index.search(query, 1).length > 0;
  return { analysis, terms, ranked, isFilteredOut };
};

interface Refusal {
  readonly reason: AbstentionReason;
  readonly missing?: string;
}

const whyNot = (
  { analysis, isFilteredOut }: Retrieved,
  best: ScoredSentence | undefined,
  score: number,
  options: AnswerOptions,
): Refusal | undefined => {
  if (best !== undefined && options.alwaysAnswer === true) return undefined;
  if (analysis.rejection !== undefined) {
    const missing = analysis.language === undefined ? {} : { missing: analysis.language };
    return { reason: analysis.rejection, ...missing };
  }
  if (best === undefined) return { reason: isFilteredOut ? 'filtered-out' : 'no-passage' };
  return reasonToAbstain(analysis, best, score);
};

const nearestOf = (parts: AnswererParts, ranked: readonly ScoredSentence[]): readonly Citation[] =>
  ranked.slice(0, NEAREST).flatMap(({ passage, sentence }) => {
    const document = parts.documents.get(passage.documentId);
    return document === undefined ? [] : [cite(document, passage, sentence)];
  });

interface Decision {
  readonly answer: Answer;
  readonly strategy?: string;
}

/** Sentences read for an answer of the type asked for, and how far behind the best they may stand. */
const READ_SENTENCES = 5;
const READ_WITHIN = 0.82;

/** Strategies that take any phrase; a question for an amount or a date is better answered by a later sentence than by these. */
const UNTYPED = new Set(['phrase', 'sentence']);
const NEEDS_TYPE = new Set<AnswerType>([
  'figure',
  'date',
  'person',
  'organisation',
  'place',
  'definition',
]);

interface Read extends ReadAnswer {
  readonly from: ReadSentence;
}

const readFirst = (
  parts: AnswererParts,
  { analysis, terms, ranked }: Retrieved,
): Read | undefined => {
  let fallback: Read | undefined;
  const best = ranked[0];
  for (const from of ranked.slice(0, READ_SENTENCES)) {
    if (
      best === undefined ||
      from.score < best.score * READ_WITHIN ||
      from.missing.length > best.missing.length
    )
      break;
    const document = parts.documents.get(from.passage.documentId);
    if (document === undefined) continue;
    const read = readAnswer(
      analysis,
      terms,
      from,
      document,
      parts.passagesOf.get(document.id) ?? [],
      parts.measure,
    );
    if (read === undefined) continue;
    if (!NEEDS_TYPE.has(analysis.answerType) || !UNTYPED.has(read.strategy))
      return { ...read, from };
    fallback ??= { ...read, from };
  }
  return fallback;
};

/** An amount or a date asked for that is in no sentence near the best is not there at all. */
const lacksType = ({ analysis }: Retrieved, read: Read, options: AnswerOptions): boolean =>
  options.alwaysAnswer !== true &&
  (analysis.answerType === 'figure' || analysis.answerType === 'date') &&
  UNTYPED.has(read.strategy);

const decide = (parts: AnswererParts, retrieved: Retrieved, options: AnswerOptions): Decision => {
  const { analysis, terms, ranked } = retrieved;
  const read = readFirst(parts, retrieved);
  const best = read?.from ?? ranked[0];
  const score = best === undefined ? 0 : evidenceScore(analysis, terms, best);
  const refusal = whyNot(retrieved, best, score, options);
  if (refusal === undefined && read !== undefined && !lacksType(retrieved, read, options)) {
    const confidence = confidenceOf(score);
    const { answerType } = analysis;
    return {
      strategy: read.strategy,
      answer: { kind: 'extract', answerType, parts: read.parts, conflicts: [], score, confidence },
    };
  }
  const nearest = nearestOf(parts, ranked);
  return {
    answer: { kind: 'abstention', ...(refusal ?? { reason: 'low-evidence' }), nearest, score },
  };
};

/** A function that answers questions over the parts of a library. */
export const createAnswerer = (parts: AnswererParts) => {
  return async (
    question: Question,
    scope: Scope,
    options: AnswerOptions = {},
  ): Promise<Answered> => {
    const started = performance.now();
    const index = parts.indexFor(scope);
    const analysis = analyseQuestion(question.text, parts);
    const found = retrieve(parts, analysis, index, question.filters);
    const retrieved =
      parts.reader === undefined || analysis.rejection !== undefined
        ? found
        : { ...found, ranked: await readCandidates(analysis.text, found.ranked, parts.reader) };
    const retrievalMs = performance.now() - started;
    const { answer, strategy } = decide(parts, retrieved, options);
    const trace = traceOf({
      ...retrieved,
      index,
      strategy,
      limit: options.candidates,
      retrievalMs,
      answerMs: performance.now() - started,
    });
    return { answer, trace, carried: [], next: { entities: [], terms: [] } };
  };
};
