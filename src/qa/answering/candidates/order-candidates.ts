import type { FoundPassage } from '../../retrieval/find-passages.ts';
import type { ScoredSentence } from '../../retrieval/rank-sentences.ts';
import type { Passage } from '../../types.ts';
import type { Readings, SentenceReading } from './read-passages.ts';

/** A sentence with all that speaks for it. */
export interface Candidate extends ScoredSentence {
  /** What each way of finding says of its passage. */
  readonly found: FoundPassage;
  /** The reader's logit that the passage answers; absent where it was not read. */
  readonly relevance?: number;
  /** How far the reader's best words are above none, as a logit. */
  readonly spanOdds?: number;
  readonly reading?: SentenceReading;
  /** Terms that it holds in other words: the year of "2Q24"; as their indexes. */
  readonly heldOtherwise?: readonly number[];
}

/** What a sentence is ordered by: scores are comparable within one question only. */
interface OrderWeights {
  readonly relevance: number;
  readonly found: number;
  readonly rules: number;
  readonly share: number;
}

/** Fitted by a listwise softmax on folders that the reader did not learn from (training/choice). */
const READ: OrderWeights = { relevance: 0.4, found: 8.4, rules: 0.24, share: 0.91 };
const UNREAD: OrderWeights = { relevance: 0, found: 11.6, rules: 0.6, share: 0 };

/** The sentences of the passages that were found, best first by all that is known of them. */
export const orderCandidates = (
  ranked: readonly ScoredSentence[],
  found: readonly FoundPassage[],
  readings: Readings | undefined,
): readonly Candidate[] => {
  const of = new Map<Passage, FoundPassage>(found.map((one) => [one.passage, one]));
  const isRead = readings !== undefined && readings.size > 0;
  const weights = isRead ? READ : UNREAD;
  // What was not read is no better than the worst of what was.
  const least = Math.min(...[...(readings?.values() ?? [])].map(({ relevance }) => relevance));
  return ranked
    .flatMap((one): Candidate[] => {
      const passage = of.get(one.passage);
      if (passage === undefined) return [];
      const read = readings?.get(one.passage);
      const reading = read?.sentences[one.at];
      const relevance = read?.relevance ?? (isRead ? least - 1 : 0);
      const score =
        weights.relevance * relevance +
        weights.found * passage.score +
        weights.rules * one.score +
        weights.share * (reading?.share ?? 0);
      const known =
        read === undefined ? {} : { relevance: read.relevance, spanOdds: read.spanOdds };
      return [
        { ...one, score, found: passage, ...known, ...(reading === undefined ? {} : { reading }) },
      ];
    })
    .sort((left, right) => right.score - left.score);
};
