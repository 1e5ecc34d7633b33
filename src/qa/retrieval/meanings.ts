import { createBest } from '../figures/best.ts';
import type { Slices } from '../slices.ts';
import type { Passage, ScoredPassage } from '../types.ts';

/** What is known of the meaning of passages and words. */
export interface Meanings {
  /** A vector of unit length; `undefined` where the passage has none yet. */
  vectorOf(passage: Passage): Float32Array | undefined;
  /** Whether the word is an English one. */
  isWord(word: string): boolean;
}

export const NO_MEANINGS: Meanings = { vectorOf: () => undefined, isWord: () => false };

const dot = (left: Float32Array, right: Float32Array): number => {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
};

/** The cosine of a passage's meaning and a vector's. */
export const similarity = (
  meanings: Meanings,
  vector: Float32Array,
  passage: Passage,
): number | undefined => {
  const own = meanings.vectorOf(passage);
  return own && dot(own, vector);
};

/** Passages compared between two turns of the event loop. */
const COMPARED = 2_000;

/** The passages nearest in meaning, best first. */
export function* nearest(
  passages: readonly Passage[],
  meanings: Meanings,
  vector: Float32Array,
  limit: number,
  accepts: (passage: Passage) => boolean = () => true,
): Slices<readonly ScoredPassage[]> {
  const best = createBest<{ readonly passage: Passage; readonly score: number }>(
    limit,
    (a, b) => b.score - a.score,
  );
  for (const [at, passage] of passages.entries()) {
    const score = similarity(meanings, vector, passage);
    if (score !== undefined && accepts(passage)) best.add({ passage, score });
    if (at % COMPARED === COMPARED - 1) yield;
  }
  return best.items().map((one, at) => ({ ...one, rank: at + 1 }));
}
