import MiniSearch from 'minisearch';
import type { Slices } from '../scheduling/slices.ts';

/** BM25+ parameters that ranked paragraphs and sentences best on SQuAD's even titles. */
const BM25 = { k: 0.4, b: 0.7, d: 1 };

/** A word in the title or heading says what the whole passage is about, but the passage itself must answer. */
const FIELD_BOOST = { text: 1, title: 0.5, heading: 0.3 };

/** Stems to be found by, one a line. */
export interface SearchedText {
  readonly id: number;
  readonly text: string;
  readonly title: string;
  readonly heading: string;
}

/** Texts to be found by their stems. */
export interface TextSearch {
  add(text: SearchedText): void;
  /** @param text as it was added. */
  remove(text: SearchedText): void;
  /** Each text that holds any of the stems, by id; some stems at a time, so that something else may have a turn. */
  search(
    shares: ReadonlyMap<string, number>,
    takes: (id: number) => boolean,
    /** About how many texts hold a stem. */
    holders: (stem: string) => number,
  ): Slices<ReadonlyMap<number, Hit>>;
}

/** What a text that holds some of the stems scores for each of them, added up, and how many they are. */
export interface Hit {
  sum: number;
  stems: number;
}

/** The score of a text, as MiniSearch has it: the more of the stems it holds, the better. */
export const scoreOf = ({ sum, stems }: Hit): number => sum * stems;

/** Holders of the stems that are searched for at a time: a search costs about a microsecond for each. */
const HOLDERS = 6_000;

/** The stems in their order, as many together as few enough texts hold. */
const inParts = (
  stems: Iterable<string>,
  holders: (stem: string) => number,
): readonly (readonly string[])[] => {
  const parts: string[][] = [];
  let held = Number.POSITIVE_INFINITY;
  for (const stem of stems) {
    held += holders(stem);
    if (held <= HOLDERS) parts.at(-1)?.push(stem);
    else {
      parts.push([stem]);
      held = holders(stem);
    }
  }
  return parts;
};

export const createTextSearch = (): TextSearch => {
  const index = new MiniSearch<SearchedText>({
    fields: ['text', 'title', 'heading'],
    tokenize: (text) => (text === '' ? [] : text.split('\n')),
    processTerm: (term) => term,
  });
  return {
    add: (text) => index.add(text),
    remove: (text) => index.remove(text),
    *search(shares, takes, holders) {
      const hits = new Map<number, Hit>();
      const take = (id: number, sum: number, stems: number): void => {
        const hit = hits.get(id);
        if (hit !== undefined) {
          hit.sum += sum;
          hit.stems += stems;
        } else if (takes(id)) hits.set(id, { sum, stems });
      };
      for (const part of inParts(shares.keys(), holders)) {
        index.search(part.join('\n'), {
          bm25: BM25,
          boostTerm: (stem) => shares.get(stem) ?? 1,
          boost: FIELD_BOOST,
          // What is found is added up here: no list of it is wanted. A score is a sum times the stems that were found.
          filter: ({ id, score, queryTerms: { length } }) => {
            take(Number(id), score / length, length);
            return false;
          },
        });
        yield;
      }
      return hits;
    },
  };
};

/** Letters of a spelling that may differ, as a share of the word's length, and at most. */
const SPELLING_DISTANCE = 0.25;
const MAX_DISTANCE = 3;
const MAX_SPELLINGS = 3;

/** Shorter words have too many neighbours to be what a misspelt word means. */
const MIN_SPELLED = 4;

/** Words to compare a spelling with. Words that the passages lose stay a while: whoever asks leaves them out. */
export interface SpelledWords {
  add(word: string, stem: string): void;
  remove(word: string): void;
  /** The words that are spelt almost like a word, nearest first, each with its stem. */
  near(
    word: string,
    isKnown: (stem: string, word: string) => boolean,
  ): readonly { readonly stem: string; readonly word: string }[];
}

export const createSpelledWords = (): SpelledWords => {
  const stemOf = new Map<string, string>();
  const index = new MiniSearch<{ readonly id: string }>({
    fields: ['id'],
    tokenize: (word) => [word],
    processTerm: (word) => word,
  });
  return {
    add: (word, stem) => {
      if (word.length < MIN_SPELLED) return;
      const known = stemOf.get(word);
      if (known === undefined) index.add({ id: word });
      // "North" has a second stem beside "east": the plain one is the same whatever came first.
      if (known === undefined || stem.length < known.length) stemOf.set(word, stem);
    },
    remove: (word) => {
      if (stemOf.delete(word)) index.remove({ id: word });
    },
    near: (word, isKnown) =>
      index
        .search(word, {
          fuzzy: SPELLING_DISTANCE,
          maxFuzzy: MAX_DISTANCE,
          filter: ({ id }) => isKnown(stemOf.get(String(id)) ?? '', String(id)),
        })
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, MAX_SPELLINGS)
        .map(({ id }) => ({ stem: stemOf.get(String(id)) ?? '', word: String(id) })),
  };
};
