/** A text as words that keep what numbers are made of: "6.7%" stays one word. */
const wordsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%.+]+/gu, ' ')
    .replace(/\.(?= |$)/g, '')
    .trim();

/** Whether a text holds a phrase, whole words, whatever stands between them. */
export const holdsPhrase = (text: string, phrase: string): boolean => {
  const words = wordsOf(phrase);
  return words !== '' && ` ${wordsOf(text)} `.includes(` ${words} `);
};

/** The same, for the first or last words of a longer sentence cut off inside a word. */
export const holdsFragment = (text: string, fragment: string): boolean => {
  const words = wordsOf(fragment);
  return words !== '' && wordsOf(text).includes(words);
};
