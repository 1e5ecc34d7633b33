import { createHash } from 'node:crypto';

/** 96 of the hash's 256 bits: no two sentences of an article share them by chance. */
const HASH_BYTES = 12;

/** Identifies the exact words of a sentence: 16 letters, digits, "-" and "_". */
export const quoteHash = (sentence: string): string =>
  createHash('sha256').update(sentence).digest().subarray(0, HASH_BYTES).toString('base64url');
