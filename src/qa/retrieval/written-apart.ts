import type { Passage } from '../types.ts';

/** Shorter words are too often two others by chance. */
const MIN_WHOLE = 6;
const MIN_PART = 3;

/** Where two neighbouring words of a passage are the whole, the index of the first of them; else -1. */
const placeOf = ({ tokens: { word } }: Passage, whole: string): number => {
  for (let at = 0; at + 1 < word.length; at += 1) {
    const first = word[at] ?? '';
    if (first.length < MIN_PART || !whole.startsWith(first)) continue;
    if (whole.length - first.length >= MIN_PART && first + word[at + 1] === whole) return at;
  }
  return -1;
};

/** The stems of the two words that a word is written as somewhere in the passages: "lighthouse" as "light house"; none where it is not. */
export const stemsApart = (passages: Iterable<Passage>, whole: string): readonly string[] => {
  if (whole.length < MIN_WHOLE || !/^\p{L}+$/u.test(whole)) return [];
  for (const passage of passages) {
    const at = placeOf(passage, whole);
    if (at >= 0) return passage.tokens.stem.slice(at, at + 2);
  }
  return [];
};
