import type { Stemmer } from '../../analysis/stem.ts';
import { STOP_WORDS } from '../../analysis/word-lists.ts';

const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;

/** The words of a short text in lower case, possessive endings left off. */
export const wordsOf = (text: string): readonly string[] =>
  Array.from(text.normalize('NFKC').toLowerCase().matchAll(WORD), ([word]) =>
    word.replace(/['’]s$/, '').replaceAll('’', "'"),
  );

/** The distinct stems of a short text without its function words. */
export const stemsOf = (text: string, stem: Stemmer): readonly string[] => [
  ...new Set(
    wordsOf(text)
      .filter((word) => !STOP_WORDS.has(word))
      .map(stem),
  ),
];
