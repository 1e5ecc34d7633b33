import { stem as porter2 } from 'porter2';

/** Entries kept; a corpus of ordinary English has fewer distinct words, hostile input has more. */
const MAX_STEMS = 200_000;

/** Longer words are no words: their first letters stand for them. */
const MAX_WORD_LENGTH = 64;

export type Stemmer = (word: string) => string;

/**
 * A function that returns a lower-case word's stem, remembering the words it has seen.
 * Rules: Porter2, https://snowballstem.org/algorithms/english/stemmer.html
 */
export const createStemmer = (): Stemmer => {
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const short = word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word;
    const stemmed = porter2(short);
    if (stems.size >= MAX_STEMS) stems.clear();
    stems.set(word, stemmed);
    return stemmed;
  };
};
