import type { Library } from '../../src/qa/library/library.ts';
import { createRandom } from './synthetic-corpus.ts';

const WORDS_PER_QUESTION = 6;

/** Questions made of words that stand near each other in the passages, the same ones every time. */
export const questionsFrom = (library: Library, count: number): readonly string[] => {
  const random = createRandom(11);
  return Array.from({ length: count }, () => {
    const passage = library.passages[Math.floor(random() * library.passages.length)];
    const words = passage?.tokens.word.filter((word) => /^[\p{L}\p{N}]/u.test(word)) ?? [];
    const first = Math.floor(random() * Math.max(1, words.length - WORDS_PER_QUESTION));
    return `What about the ${words.slice(first, first + WORDS_PER_QUESTION).join(' ')}?`;
  });
};
