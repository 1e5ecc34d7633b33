import type { Opposites } from '../../analysis/opposites.ts';
import type { Encoder } from '../../encoding/encoder.ts';
import type { FigureIndex } from '../../figures/index/figure-index.ts';
import type { QueryContext } from '../../retrieval/rank-sentences.ts';
import type { SpelledTerm } from '../../retrieval/weigh-terms.ts';
import type { Document, DocumentId, Passage } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import type { Measures } from './measure-passage.ts';
import type { Candidate } from './order-candidates.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';

export interface DecisionParts {
  /** What passages were found by, beside their words. */
  readonly encoder?: Pick<Encoder, 'isForeign'>;
  readonly documents: ReadonlyMap<DocumentId, Document>;
  readonly passagesOf: ReadonlyMap<DocumentId, readonly Passage[]>;
  readonly figures: FigureIndex;
  readonly opposites: Opposites;
  readonly context: QueryContext;
  measure(passage: Passage): Measures;
}

/** What was read, and in which sentence. */
export interface Read extends ReadAnswer {
  readonly from: Candidate;
}

/** What the strategies find in one sentence. */
export const readSentence = (
  parts: DecisionParts,
  analysis: Analysis,
  terms: readonly SpelledTerm[],
  from: Candidate,
): ReadAnswer | undefined => {
  const document = parts.documents.get(from.passage.documentId);
  if (document === undefined) return undefined;
  return readAnswer(
    analysis,
    terms,
    from,
    document,
    parts.passagesOf.get(document.id) ?? [],
    parts.measure,
  );
};
