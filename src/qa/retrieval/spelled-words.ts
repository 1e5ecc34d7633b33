import SearchableMap from 'minisearch/SearchableMap';

/** Letters of a spelling that may differ, as a share of the word's length, and at most. */
const SPELLING_DISTANCE = 0.25;
const MAX_DISTANCE = 3;
const MAX_SPELLINGS = 3;

/** Shorter words have too many neighbours to be what a misspelt word means. */
const MIN_SPELLED = 4;

/** Words to compare a spelling with. Words that the passages lose stay a while: whoever asks leaves them out. */
export interface SpelledWords {
  add(word: string, stem: string): void;
  remove(word: string): void;
  /** The words that are spelt almost like a word, nearest first, each with its stem. */
  near(
    word: string,
    isKnown: (stem: string, word: string) => boolean,
  ): readonly { readonly stem: string; readonly word: string }[];
}

/** A word that is spelt almost alike. */
interface Near {
  readonly word: string;
  readonly stem: string;
  readonly share: number;
}

/** How much of a word is alike, where so many letters are not. */
const shareOf = (word: string, letters: number): number => word.length / (word.length + letters);

export const createSpelledWords = (): SpelledWords => {
  const stemOf = new SearchableMap<string>();
  return {
    add: (word, stem) => {
      if (word.length < MIN_SPELLED) return;
      const known = stemOf.get(word);
      // "North" has a second stem beside "east": the plain one is the same whatever came first.
      if (known === undefined || stem.length < known.length) stemOf.set(word, stem);
    },
    remove: (word) => {
      stemOf.delete(word);
    },
    near: (word, isKnown) => {
      const distance = Math.min(MAX_DISTANCE, Math.round(word.length * SPELLING_DISTANCE));
      const near: Near[] = [];
      for (const [other, [stem, letters]] of stemOf.fuzzyGet(word, distance))
        if (isKnown(stem, other)) near.push({ word: other, stem, share: shareOf(other, letters) });
      return near
        .sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1))
        .slice(0, MAX_SPELLINGS)
        .map((one) => ({ stem: one.stem, word: one.word }));
    },
  };
};
