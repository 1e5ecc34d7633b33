import type { WeightedTerm } from '../../retrieval/rank-sentences.ts';
import type { Document, Passage, Period, Quantity, Span } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import type { Candidate } from '../candidates/order-candidates.ts';

/** What a strategy may look at: the question, one sentence in its passage, and what was found in them. */
export interface Evidence {
  readonly analysis: Analysis;
  readonly terms: readonly WeightedTerm[];
  readonly candidate: Candidate;
  /** Per token of the passage: the index of the term it meets, or -1. */
  readonly matches: Int16Array;
  readonly document: Document;
  /** The passages of the document, in order. */
  readonly neighbours: readonly Passage[];
  /** Quantities of the passage; spans are offsets of the document. */
  readonly quantities: readonly { readonly span: Span; readonly quantity: Quantity }[];
  /** Times the passage names; the period is absent where its days cannot be known. */
  readonly times: readonly { readonly span: Span; readonly period?: Period }[];
}

/** Where an answer stands: one span, or one a part for a list; each may name another sentence to stand in. */
export interface AnswerSpan {
  readonly span: Span;
  /** The sentence it stands in, when that is not the candidate. */
  readonly passage?: Passage;
  readonly sentenceAt?: number;
}

/** A way to find the answer inside a sentence; order in the registry is priority. */
export interface AnswerStrategy {
  readonly name: string;
  /** The answer's spans, or `undefined` where the strategy does not apply. */
  find(evidence: Evidence): readonly [AnswerSpan, ...AnswerSpan[]] | undefined;
}
