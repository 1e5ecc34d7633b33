import type { FigureIndex } from '../figures/index/figure-index.ts';
import type { Answered, Document, DocumentId, Passage, Question, Scope } from '../types.ts';
import type { StandingAnswer } from '../verified/standing-answers.ts';

/** What one question may add to the usual pipeline; with any of these it is answered without what is remembered. */
export interface AnswerOptions {
  /** For measuring: worked out, though it was asked before. */
  readonly isFresh?: true;
  /** For measuring: never abstain when at least one passage shares a word with the question. */
  readonly alwaysAnswer?: boolean;
  /** For measuring: how many ranked sentences the trace lists at most; 10 unless told. */
  readonly candidates?: number;
}

/** Everything built from one state of the corpus; it is swapped whole when the corpus changes. */
export interface Library {
  /** Articles, and the answers of editors. */
  readonly documents: ReadonlyMap<DocumentId, Document>;
  readonly passages: readonly Passage[];
  readonly figures: FigureIndex;
  /** What editors answered, as it stands; drafts too. */
  readonly verified: readonly StandingAnswer[];
  /** What questions mean, as vectors of unit length in the order given; nothing where there is no encoder, or it has ended. */
  meaningsOf(texts: readonly string[]): Promise<readonly Float32Array[] | undefined>;
  answer(question: Question, scope: Scope, options?: AnswerOptions): Promise<Answered>;
}
