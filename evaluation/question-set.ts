import type { AnswerType, Document, DocumentId, Span } from '../src/qa/types.ts';

/** An answer that people gave; `span` tells where it stands, where the set knows. */
export interface GoldAnswer {
  readonly text: string;
  readonly documentId?: DocumentId;
  /** In `Document.text`. */
  readonly span?: Span;
}

export interface GoldQuestion {
  readonly id: string;
  readonly text: string;
  /** What folds keep together: the article's title. */
  readonly group: string;
  readonly isAnswerable: boolean;
  readonly answers: readonly GoldAnswer[];
  readonly documentId?: DocumentId;
  /** The paragraph that the question was written for. */
  readonly paragraph?: Span;
  readonly type?: AnswerType;
  readonly speaker?: string;
}

/** Questions whose answers stand somewhere in the documents. */
export interface QuestionSet {
  readonly documents: readonly Document[];
  readonly questions: readonly GoldQuestion[];
}

export interface RankingQuestion {
  readonly id: string;
  readonly text: string;
  readonly documentId: DocumentId;
  readonly candidates: readonly { readonly span: Span; readonly isRight: boolean }[];
}

/** Questions that each come with a document whose sentences are to be ranked. */
export interface RankingSet {
  readonly documents: readonly Document[];
  readonly questions: readonly RankingQuestion[];
}
