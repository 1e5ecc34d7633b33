import type { Slices } from '../scheduling/slices.ts';
import type { Passage } from '../types.ts';

/** What is known of one stem in a scope. Once a vocabulary is made, its entries do not change. */
interface Entry {
  /** Sentences that hold it. */
  readonly sentences: number;
  /** Of its words, those that begin with a small letter. */
  readonly lowerCase: number;
  /** How often each word with this stem stands in the passages. */
  readonly words: ReadonlyMap<string, number>;
}

/** The words of one scope, counted. */
export interface Vocabulary {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly sentenceCount: number;
}

export const EMPTY_VOCABULARY: Vocabulary = { entries: new Map(), sentenceCount: 0 };

/** An entry that is still counted. */
interface Count {
  sentences: number;
  lowerCase: number;
  readonly words: Map<string, number>;
}

const SMALL_LETTER = /^\p{Ll}/u;

/** Entries copied between two turns of the event loop. */
const COPIED = 20_000;

function* copyOf<Value>(map: ReadonlyMap<string, Value>): Slices<Map<string, Value>> {
  const copy = new Map<string, Value>();
  for (const [key, value] of map) {
    copy.set(key, value);
    if (copy.size % COPIED === 0) yield;
  }
  return copy;
}

/** Adds a word to what is counted of its stem, or takes it away. */
const countWord = (entry: Count, word: string, isSmall: boolean, sign: 1 | -1): void => {
  if (isSmall) entry.lowerCase += sign;
  const left = (entry.words.get(word) ?? 0) + sign;
  if (left === 0) entry.words.delete(word);
  else entry.words.set(word, left);
};

/** Adds what a passage holds to the counts, or takes it away. */
const count = (passage: Passage, sign: 1 | -1, countOf: (stem: string) => Count): void => {
  const { tokens, span, text } = passage;
  for (const { first, past } of passage.sentences) {
    const seen = new Set<string>();
    for (let at = first; at < past; at += 1) {
      const stem = tokens.stem[at] ?? '';
      const start = (tokens.start[at] ?? 0) - span.start;
      const entry = countOf(stem);
      countWord(entry, tokens.word[at] ?? stem, SMALL_LETTER.test(text.charAt(start)), sign);
      if (!seen.has(stem)) entry.sentences += sign;
      seen.add(stem);
    }
  }
};

/** The vocabulary once some passages are gone and others have come; the one before stays as it is. */
export function* changeVocabulary(
  before: Vocabulary,
  removed: Iterable<Passage>,
  added: Iterable<Passage>,
): Slices<Vocabulary> {
  const entries = yield* copyOf(before.entries);
  const touched = new Map<string, Count>();
  const countOf = (stem: string): Count => {
    const known = touched.get(stem);
    if (known !== undefined) return known;
    const { sentences = 0, lowerCase = 0, words = [] } = entries.get(stem) ?? {};
    const entry = { sentences, lowerCase, words: new Map(words) };
    touched.set(stem, entry);
    return entry;
  };
  let sentenceCount = before.sentenceCount;
  for (const passage of removed) {
    count(passage, -1, countOf);
    sentenceCount -= passage.sentences.length;
    yield;
  }
  for (const passage of added) {
    count(passage, 1, countOf);
    sentenceCount += passage.sentences.length;
    yield;
  }
  let written = 0;
  for (const [stem, entry] of touched) {
    if (entry.words.size === 0) entries.delete(stem);
    else entries.set(stem, entry);
    written += 1;
    if (written % 1000 === 0) yield;
  }
  return { entries, sentenceCount };
}
