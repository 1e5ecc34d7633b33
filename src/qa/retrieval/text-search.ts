import MiniSearch from 'minisearch';
import type { Slices } from '../slices.ts';

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
  /** The score of each text that holds any of the stems, by id; stem by stem, so that something else may have a turn. */
  search(
    shares: ReadonlyMap<string, number>,
    takes: (id: number) => boolean,
  ): Slices<ReadonlyMap<number, number>>;
}

/** What is known so far of a text that holds some of the stems. */
interface Hit {
  sum: number;
  stems: number;
}

export const createTextSearch = (): TextSearch => {
  const index = new MiniSearch<SearchedText>({
    fields: ['text', 'title', 'heading'],
    tokenize: (text) => (text === '' ? [] : text.split('\n')),
    processTerm: (term) => term,
  });
  return {
    add: (text) => index.add(text),
    remove: (text) => index.remove(text),
    *search(shares, takes) {
      const hits = new Map<number, Hit>();
      const take = (id: number, score: number): void => {
        const hit = hits.get(id);
        if (hit !== undefined) {
          hit.sum += score;
          hit.stems += 1;
        } else if (takes(id)) hits.set(id, { sum: score, stems: 1 });
      };
      for (const [stem, share] of shares) {
        index.search(stem, {
          bm25: BM25,
          boostTerm: () => share,
          boost: FIELD_BOOST,
          // What is found is added up here: no list of it is wanted.
          filter: ({ id, score }) => {
            take(Number(id), score);
            return false;
          },
        });
        yield;
      }
      const scores = new Map<number, number>();
      // As MiniSearch has it for all stems at once: the more of them a text holds, the better.
      for (const [id, { sum, stems }] of hits) scores.set(id, sum * stems);
      yield;
      return scores;
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
