import type { PassageVectors } from '../encoding/passage-vectors.ts';
import type { Slices } from '../scheduling/slices.ts';
import type { Passage, ScoredPassage } from '../types.ts';

/** What is known of the meaning of passages and words. */
export interface Meanings {
  /** The cosine of a passage's meaning and a vector's, -1 to 1; `undefined` where the passage has no vector yet. */
  similarity(vector: Float32Array, passage: Passage): number | undefined;
  /** Of these passages the nearest in meaning that are accepted, best first; those without a vector are left out. */
  nearest(
    among: readonly Passage[],
    vector: Float32Array,
    limit: number,
    accepts?: (passage: Passage) => boolean,
  ): Slices<readonly ScoredPassage[]>;
  /** Whether each of these passages has a vector. */
  hasAll(passages: readonly Passage[]): boolean;
  /** Whether the word is an English one. */
  isWord(word: string): boolean;
}

export const NO_MEANINGS: Meanings = {
  similarity: () => undefined,
  *nearest() {
    yield;
    return [];
  },
  hasAll: () => false,
  isWord: () => false,
};

/** The meanings of passages as far as they have vectors. */
export const meaningsOf = (vectors: PassageVectors<Passage>): Omit<Meanings, 'isWord'> => {
  // A state's passages do not change; once all have their vectors it is not asked again.
  const whole = new WeakSet<readonly Passage[]>();
  return {
    similarity: vectors.similarity,
    *nearest(among, vector, limit, accepts) {
      const found = yield* vectors.nearest(among, vector, limit, accepts);
      return found.map(({ key, score }, at) => ({ passage: key, score, rank: at + 1 }));
    },
    hasAll: (passages) => {
      if (whole.has(passages)) return true;
      const hasAll = passages.every((passage) => vectors.has(passage));
      if (hasAll) whole.add(passages);
      return hasAll;
    },
  };
};
