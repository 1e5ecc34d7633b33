import type { SpelledTerm } from '../retrieval/weigh-terms.ts';
import type { Analysis } from '../understanding/question/analyse-question.ts';

const IS_LETTER = /[\p{L}\p{N}]/u;

/** Where a word stands by itself in a text, whatever its case; -1 where it does not. */
const placeOf = (text: string, word: string): number => {
  const small = text.toLowerCase();
  for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + 1))
    if (!IS_LETTER.test(small.charAt(at - 1)) && !IS_LETTER.test(small.charAt(at + word.length)))
      return at;
  return -1;
};

/** A text with its misspelt words put right by words of the corpus. */
export const respelled = (text: string, terms: readonly SpelledTerm[]): string => {
  let mended = text;
  for (const { text: word, expansions } of terms) {
    const [right] = expansions;
    const at = right === undefined ? -1 : placeOf(mended, word);
    if (at >= 0) mended = mended.slice(0, at) + right + mended.slice(at + word.length);
  }
  return mended;
};

/** The question with its misspelt words put right; nothing when there are none. */
export const respelling = (
  { text }: Analysis,
  terms: readonly SpelledTerm[],
): { readonly didYouMean?: string } => {
  const mended = respelled(text, terms);
  return mended === text ? {} : { didYouMean: mended };
};
