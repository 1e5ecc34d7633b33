/** A number for each distinct word, and back. A word keeps its number, also once no text holds it any more. */
export interface WordNumbers {
  numberOf(word: string): number;
  wordOf(number: number): string;
}

export const createWordNumbers = (): WordNumbers => {
  const words: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf: (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, words.length);
      return words.push(word) - 1;
    },
    wordOf: (number) => {
      const word = words[number];
      if (word === undefined) throw new RangeError(`no word has the number ${number}`);
      return word;
    },
  };
};

/** What words are packed with; one for all documents of a library. */
export interface PackedWords {
  readonly words: WordNumbers;
  /** The stem that each word, by its number, had first: most have no other. */
  readonly stems: number[];
  /** Kinds of words, sentences and names. */
  readonly kinds: WordNumbers;
}

export const createPackedWords = (): PackedWords => ({
  words: createWordNumbers(),
  stems: [],
  kinds: createWordNumbers(),
});
