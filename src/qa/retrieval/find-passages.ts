import type { Slices } from '../scheduling/slices.ts';
import type { Passage, ScoredPassage } from '../types.ts';
import type { PassageIndex, SearchTerm } from './passage-index.ts';

/** A passage with what each way of finding says of it. */
export interface FoundPassage extends ScoredPassage {
  /** Its score by words as a share of the best one's, 0 to 1. */
  readonly words: number;
  /** How alike in meaning question and passage are, -1 to 1; absent where nobody has worked that out. */
  readonly meaning?: number;
}

/** What to find passages by. */
export interface PassageQuery {
  readonly terms: readonly SearchTerm[];
  /** The question's meaning; absent where there is no encoder. */
  readonly vector?: Float32Array | undefined;
  readonly accepts?: ((passage: Passage) => boolean) | undefined;
}

/** Passages that each way of finding proposes. */
const PROPOSED = 40;
/** Passages looked at closely. */
const CANDIDATES = 24;
/**
 * What the words add to the meaning. Chosen on the training folders: of .1 to .3 the first of three and of ten hardly
 * differ, beyond that the words drown the meaning.
 */
const WORDS_SHARE = 0.15;

/** The passages that words and meaning propose, best first by both together. */
export function* findPassages(
  index: PassageIndex,
  { terms, vector, accepts }: PassageQuery,
): Slices<readonly FoundPassage[]> {
  const byWords = yield* index.search(terms, PROPOSED, accepts);
  const byMeaning = vector === undefined ? [] : yield* index.nearest(vector, PROPOSED, accepts);
  const best = byWords[0]?.score || 1;
  const words = new Map(byWords.map(({ passage, score }) => [passage, score / best]));
  const meanings = new Map(byMeaning.map(({ passage, score }) => [passage, score]));
  const meaningOf = (passage: Passage): number | undefined =>
    meanings.get(passage) ?? (vector && index.similarity(vector, passage));
  const found = [...new Set([...words.keys(), ...meanings.keys()])].map((passage) => {
    const meaning = meaningOf(passage);
    return {
      passage,
      words: words.get(passage) ?? 0,
      ...(meaning === undefined ? {} : { meaning }),
    };
  });
  const typical = middleOf(found.flatMap(({ meaning }) => meaning ?? []));
  return found
    .map((one) => ({ ...one, score: (one.meaning ?? typical) + WORDS_SHARE * one.words }))
    .sort((left, right) => right.score - left.score)
    .slice(0, CANDIDATES)
    .map((one, at) => ({ ...one, rank: at + 1 }));
}

/** A passage that is not encoded yet is taken for as alike as the others. */
const middleOf = (numbers: readonly number[]): number =>
  [...numbers].sort((left, right) => left - right)[numbers.length >> 1] ?? 0;
