import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SHIPPED_ENCODER } from './open-encoder.ts';

/** Whole words of two letters and more: no parts of words, marks or special pieces. */
const WORD = /^\p{L}{2,}$/u;

/**
 * Tells whether a word, in lower case, is one of the commonest of English: the whole words in the vocabulary of the encoder
 * that ships. None where that file is missing: it takes part in no answer, only in what is held to be misspelt.
 */
export const loadKnownWords = async (): Promise<(word: string) => boolean> => {
  const vocabulary = await readFile(join(SHIPPED_ENCODER, 'vocab.txt'), 'utf8').catch(() => '');
  const words = new Set(vocabulary.split('\n').filter((piece) => WORD.test(piece)));
  return (word) => words.has(word);
};
