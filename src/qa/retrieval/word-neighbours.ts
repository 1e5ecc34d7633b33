import type { WordVectors } from '../reading/word-vectors.ts';

/** A stem of the corpus that means nearly the same as a word of the question. */
export interface Neighbour {
  readonly stem: string;
  /** How much of the word's weight it carries, 0 to 1. */
  readonly share: number;
}

/** Cosines below it join words of one field, not of one meaning. */
const ALIKE = 0.4;

/** The cosine of words that mean the same. */
const SAME = 0.9;

const MAX_NEIGHBOURS = 40;

/** Words remembered with their neighbours. */
const MAX_KNOWN = 5_000;

/** A function that returns the stems of a vocabulary nearest to a word, best first; none for a word without a vector. */
export const createWordNeighbours = (
  vectors: WordVectors,
  vocabulary: Iterable<readonly [stem: string, word: string]>,
): ((word: string, stem: string) => readonly Neighbour[]) => {
  const found: { readonly stem: string; readonly row: number }[] = [];
  for (const [stem, word] of vocabulary) {
    const row = vectors.rowOf(word);
    if (row !== undefined) found.push({ stem, row });
  }
  const stems = found.map(({ stem }) => stem);
  const similarities = vectors.similarities(Int32Array.from(found, ({ row }) => row));
  const known = new Map<string, readonly Neighbour[]>();
  return (word, own) => {
    const remembered = known.get(word);
    if (remembered !== undefined) return remembered;
    const row = vectors.rowOf(word);
    const neighbours: Neighbour[] = [];
    if (row !== undefined) {
      const cosines = similarities(row);
      for (const [at, stem] of stems.entries()) {
        const cosine = cosines[at] ?? 0;
        if (cosine < ALIKE || stem === own) continue;
        neighbours.push({ stem, share: Math.min(1, cosine / SAME) ** 2 });
      }
      // Words that are equally near stand in the order of the alphabet, whatever order they came in.
      neighbours.sort(
        (left, right) => right.share - left.share || (left.stem < right.stem ? -1 : 1),
      );
    }
    if (known.size >= MAX_KNOWN) known.clear();
    const kept = neighbours.slice(0, MAX_NEIGHBOURS);
    known.set(word, kept);
    return kept;
  };
};
