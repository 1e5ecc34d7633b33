import type { Passage } from '../types.ts';

/** How often each stem stands in one article. */
export interface ArticleWords {
  readonly sentences: number;
  /** Sentences that hold the stem. */
  sentencesWith(stem: string): number;
}

const countWords = (passages: readonly Passage[]): ArticleWords => {
  const counts = new Map<string, number>();
  let sentences = 0;
  for (const passage of passages) {
    for (const { first, past } of passage.sentences) {
      sentences += 1;
      for (const stem of new Set(passage.tokens.stem.slice(first, past)))
        counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  return { sentences, sentencesWith: (stem) => counts.get(stem) ?? 0 };
};

/** A function that returns the words of an article's passages, counted when first needed and kept. */
export const createArticleWords = (): ((passages: readonly Passage[]) => ArticleWords) => {
  const known = new WeakMap<readonly Passage[], ArticleWords>();
  return (passages) => {
    const words = known.get(passages) ?? countWords(passages);
    known.set(passages, words);
    return words;
  };
};
