import type { SpelledTerm } from '../retrieval/weigh-terms.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';
import type { Candidate } from './candidates/order-candidates.ts';

/** What was found for a question, with all that speaks for each sentence. */
export interface Considered {
  readonly analysis: Analysis;
  readonly terms: readonly SpelledTerm[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** Whether there were candidates before the filters took them out. */
  readonly isFilteredOut: boolean;
}
