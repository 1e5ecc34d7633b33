import { runAtOnce, type Slices } from '../scheduling/slices.ts';
import type { Passage, ScoredPassage } from '../types.ts';
import type { DefinedName } from './defined-names.ts';
import { type Meanings, NO_MEANINGS } from './meanings.ts';
import {
  createPassageEntries,
  type PassageEntries,
  type PassageSurroundings,
} from './passage-entries.ts';
import { createSpelledWords, type SpelledWords } from './text-search.ts';
import { changeVocabulary, EMPTY_VOCABULARY, type Vocabulary } from './vocabulary.ts';

/** A stem to search for and how much it counts, 0 to 1. */
export interface SearchTerm {
  readonly stem: string;
  readonly share: number;
}

/** What can be found in one scope, and how rare each word is there. */
export interface PassageIndex {
  readonly passages: readonly Passage[];
  /** Sentences that hold the stem. */
  sentencesWith(stem: string): number;
  /** The weight of a stem, higher when rarer: ln(1 + (N - n + .5) / (n + .5)) over sentences, for unseen stems the highest. */
  weight(stem: string): number;
  /** The best passages for any of the stems, best first. */
  search(
    query: readonly SearchTerm[],
    limit: number,
    accepts?: (passage: Passage) => boolean,
  ): Slices<readonly ScoredPassage[]>;
  /** The passages whose meaning is nearest to a vector's, best first; those without a vector are left out. */
  nearest(
    vector: Float32Array,
    limit: number,
    accepts?: (passage: Passage) => boolean,
  ): Slices<readonly ScoredPassage[]>;
  /** The cosine of a passage's meaning and a vector's, -1 to 1; `undefined` where the passage has no vector yet. */
  similarity(vector: Float32Array, passage: Passage): number | undefined;
  /** Whether every passage can be found by meaning. */
  hasAllVectors(): boolean;
  /** The stems of the words that an acronym or a compound stands for, rarest first; none when it stands for nothing here. */
  spelledOut(word: string): readonly string[];
  /** The stems of the long name that some passage gives the short one, by its stem; none without. */
  longName(short: string): readonly string[];
  /** The stem of the short name that some passage gives the long one. */
  shortName(long: readonly string[]): string | undefined;
  /** Whether the passages write the words with this stem with a small letter as often as not. */
  isWrittenSmall(stem: string): boolean;
  /** Whether the word is an English one, as far as is known. */
  isWord(word: string): boolean;
  /** Words of the vocabulary that are spelt almost alike, nearest first, each with its stem. */
  spellings(word: string): readonly { readonly stem: string; readonly word: string }[];
}

/** What a scope comes to have and to lack. */
export interface PassageChange extends PassageSurroundings {
  readonly removed: readonly Passage[];
  readonly added: readonly Passage[];
  /** All of the scope after the change, in the order of the corpus. */
  readonly passages: readonly Passage[];
}

/** An index that follows one scope from state to state. */
export interface PassageTrack {
  /**
   * The index of the next state. Those of former states go on answering as before, but for how rare a
   * word is held to be among candidates; call `retire` once they are no longer asked.
   */
  advance(change: PassageChange): Slices<PassageIndex>;
  /** Takes out what only former states had. */
  retire(): Slices<void>;
}

/** What the index of one state is made of. */
interface StateParts {
  readonly passages: readonly Passage[];
  readonly vocabulary: Vocabulary;
  readonly spelled: SpelledWords;
  readonly meanings: Meanings;
  /** The state among those that `held` has. */
  readonly own: number;
  readonly held: PassageEntries;
}

/** Acronyms remembered with what they stand for. */
const MAX_ACRONYMS = 1_000;
/** More passages than these take too long to read for one word. */
const MAX_READ = 20_000;

/** Short and long names, each by the other; what is defined first counts. */
const namesOf = (defined: readonly DefinedName[]) => {
  const long = new Map<string, readonly string[]>();
  const short = new Map<string, string>();
  for (const name of defined) {
    const key = name.long.join(' ');
    if (!long.has(name.short)) long.set(name.short, name.long);
    if (!short.has(key)) short.set(key, name.short);
  }
  return { long, short };
};

const indexOfState = (parts: StateParts): PassageIndex => {
  const { passages, meanings, spelled, own, held } = parts;
  const { entries, sentenceCount } = parts.vocabulary;
  const acronyms = new Map<string, readonly string[]>();
  let names: ReturnType<typeof namesOf> | undefined;
  const definedNames = () => {
    names ??= namesOf(held.definedNames(own));
    return names;
  };
  const sentencesWith = (stem: string): number => entries.get(stem)?.sentences ?? 0;
  const weight = (stem: string): number => {
    const n = sentencesWith(stem);
    return Math.log(1 + (sentenceCount - n + 0.5) / (n + 0.5));
  };
  return {
    passages,
    sentencesWith,
    weight,
    similarity: meanings.similarity,
    nearest: (vector, limit, accepts) => meanings.nearest(passages, vector, limit, accepts),
    hasAllVectors: () => meanings.hasAll(passages),
    spelledOut: (acronym) => {
      const known = acronyms.get(acronym);
      if (known !== undefined) return known;
      if (passages.length > MAX_READ) return [];
      const stems = held
        .spelledOut(own, acronym)
        .toSorted((left, right) => weight(right) - weight(left));
      if (acronyms.size >= MAX_ACRONYMS) acronyms.clear();
      acronyms.set(acronym, stems);
      return stems;
    },
    longName: (short) => definedNames().long.get(short) ?? [],
    shortName: (long) => definedNames().short.get(long.join(' ')),
    isWrittenSmall: (stem) => {
      const { lowerCase = 0, words = [] } = entries.get(stem) ?? {};
      let all = 0;
      for (const [, count] of words) all += count;
      return lowerCase > 0 && lowerCase * 2 >= all;
    },
    isWord: meanings.isWord,
    search: (query, limit, accepts) => {
      const shares = new Map<string, number>();
      for (const { stem, share } of query) shares.set(stem, Math.max(share, shares.get(stem) ?? 0));
      return held.search(own, { shares, limit, accepts, holders: sentencesWith });
    },
    spellings: (word) =>
      spelled.near(word, (stem, known) => entries.get(stem)?.words.has(known) === true),
  };
};

/** Indexes over the passages of one scope, state after state; nothing outside the scope takes part in them. */
export const createPassageTrack = (meanings: Meanings = NO_MEANINGS): PassageTrack => {
  const held = createPassageEntries();
  const spelled = createSpelledWords();
  let vocabulary = EMPTY_VOCABULARY;
  let state = 0;

  const forgetWords = ({ tokens }: Passage): void => {
    for (const [at, word] of tokens.word.entries()) {
      const entry = vocabulary.entries.get(tokens.stem[at] ?? word);
      if (entry?.words.has(word) !== true) spelled.remove(word);
    }
  };

  return {
    *advance({ removed, added, passages, ...around }) {
      const own = state + 1;
      const next = yield* changeVocabulary(vocabulary, removed, added);
      for (const passage of added) {
        held.add(passage, around, own);
        for (const [at, word] of passage.tokens.word.entries()) {
          spelled.add(word, passage.tokens.stem[at] ?? word);
        }
        yield;
      }
      for (const passage of removed) held.end(passage, own);
      vocabulary = next;
      state = own;
      return indexOfState({ passages, vocabulary: next, spelled, meanings, own, held });
    },
    retire: () => held.retire(forgetWords),
  };
};

/** An index over the passages of one scope; nothing outside them takes part in it. */
export const createPassageIndex = (
  passages: readonly Passage[],
  titleStems: (passage: Passage) => readonly string[],
  headingStems: (passage: Passage) => readonly string[],
  meanings?: Meanings,
): PassageIndex =>
  runAtOnce(
    createPassageTrack(meanings).advance({
      removed: [],
      added: passages,
      passages,
      titleStems,
      headingStems,
    }),
  );
