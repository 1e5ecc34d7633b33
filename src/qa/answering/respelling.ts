import type { Analysis } from '../analysis/analyse-question.ts';
import type { SpelledTerm } from '../retrieval/weigh-terms.ts';

/** The question with its misspelt words put right by words of the corpus; nothing when there are none. */
export const respelling = (
  { text }: Analysis,
  terms: readonly SpelledTerm[],
): { readonly didYouMean?: string } => {
  let mended = text;
  for (const { text: word, expansions } of terms) {
    const [right] = expansions;
    if (right === undefined) continue;
    const at = mended.toLowerCase().indexOf(word);
    if (at >= 0) mended = mended.slice(0, at) + right + mended.slice(at + word.length);
  }
  return mended === text ? {} : { didYouMean: mended };
};
