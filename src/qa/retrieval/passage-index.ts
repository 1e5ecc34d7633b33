import MiniSearch from 'minisearch';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { WordVectors } from '../reading/word-vectors.ts';
import type { Passage, ScoredPassage } from '../types.ts';
import { createSpelledOut } from './spelled-out.ts';
import { createWordNeighbours, type Neighbour } from './word-neighbours.ts';

/** BM25+ parameters that ranked paragraphs and sentences best on SQuAD's even titles. */
const BM25 = { k: 0.4, b: 0.7, d: 1 };

/** A word in the title or heading says what the whole passage is about, but the passage itself must answer. */
const FIELD_BOOST = { text: 1, title: 0.5, heading: 0.3 };

interface IndexedPassage {
  readonly id: number;
  readonly text: string;
  readonly title: string;
  readonly heading: string;
}

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
  /** Whether a capital letter begins the stem's words wherever it stands. */
  isAlwaysCapital(stem: string): boolean;
  /** The best passages for any of the stems, best first. */
  search(
    query: readonly SearchTerm[],
    limit: number,
    accepts?: (passage: Passage) => boolean,
  ): readonly ScoredPassage[];
  /** Stems that mean nearly the same as a word; none where the index was built without word vectors. */
  neighbours(word: string, stem: string): readonly Neighbour[];
  /** The stems of the words that an acronym stands for, rarest first; none when it stands for nothing here. */
  spelledOut(acronym: string): readonly string[];
  /** Whether the word is an English one, as far as the word vectors tell. */
  isWord(word: string): boolean;
  /** Words of the vocabulary that are spelt almost alike, nearest first, each with its stem. */
  spellings(word: string): readonly { readonly stem: string; readonly word: string }[];
}

interface Vocabulary {
  /** Sentences that hold each stem. */
  readonly sentences: Map<string, number>;
  /** A word that each stem stands for. */
  readonly words: Map<string, string>;
  /** Stems that begin with a small letter somewhere. */
  readonly lowerCase: Set<string>;
}

const countSentence = (
  vocabulary: Vocabulary,
  passage: Passage,
  first: number,
  past: number,
): void => {
  const seen = new Set<string>();
  for (let at = first; at < past; at += 1) {
    const stem = passage.tokens.stem[at] ?? '';
    const start = (passage.tokens.start[at] ?? 0) - passage.span.start;
    if (/^\p{Ll}/u.test(passage.text.charAt(start))) vocabulary.lowerCase.add(stem);
    if (seen.has(stem)) continue;
    seen.add(stem);
    if (!vocabulary.words.has(stem)) vocabulary.words.set(stem, passage.tokens.word[at] ?? stem);
    vocabulary.sentences.set(stem, (vocabulary.sentences.get(stem) ?? 0) + 1);
  }
};

const countVocabulary = (passages: readonly Passage[]): Vocabulary => {
  const vocabulary: Vocabulary = { sentences: new Map(), words: new Map(), lowerCase: new Set() };
  for (const passage of passages) {
    for (const { first, past } of passage.sentences)
      countSentence(vocabulary, passage, first, past);
  }
  return vocabulary;
};

/** Letters of a spelling that may differ, as a share of the word's length, and at most. */
const SPELLING_DISTANCE = 0.25;
const MAX_DISTANCE = 3;
const MAX_SPELLINGS = 3;

/** Shorter words have too many neighbours to be what a misspelt word means. */
const MIN_SPELLED = 4;

/** A function that returns the words of the passages that are spelt almost like a word, nearest first. */
const createSpellings = (passages: readonly Passage[]): PassageIndex['spellings'] => {
  const stemOf = new Map<string, string>();
  for (const { tokens } of passages) {
    for (const [at, word] of tokens.word.entries()) {
      if (word.length >= MIN_SPELLED) stemOf.set(word, tokens.stem[at] ?? word);
    }
  }
  const index = new MiniSearch<{ readonly id: string }>({
    fields: ['id'],
    tokenize: (word) => [word],
    processTerm: (word) => word,
  });
  index.addAll([...stemOf.keys()].map((id) => ({ id })));
  return (word) =>
    index
      .search(word, { fuzzy: SPELLING_DISTANCE, maxFuzzy: MAX_DISTANCE })
      .slice(0, MAX_SPELLINGS)
      .map(({ id }) => ({ stem: stemOf.get(String(id)) ?? '', word: String(id) }));
};

/** An index over the passages of one scope; nothing outside them takes part in it. */
export const createPassageIndex = (
  passages: readonly Passage[],
  titleStems: (passage: Passage) => readonly string[],
  headingStems: (passage: Passage) => readonly string[],
  vectors?: WordVectors,
): PassageIndex => {
  const vocabulary = countVocabulary(passages);
  const sentenceCount = passages.reduce((sum, { sentences }) => sum + sentences.length, 0);
  const split = (text: string): string[] => (text === '' ? [] : text.split('\n'));
  const index = new MiniSearch<IndexedPassage>({
    fields: ['text', 'title', 'heading'],
    tokenize: split,
    processTerm: (term) => term,
  });
  index.addAll(
    passages.map((passage, id) => ({
      id,
      text: passage.tokens.stem.join('\n'),
      title: titleStems(passage).join('\n'),
      heading: headingStems(passage).join('\n'),
    })),
  );

  const meaningful = [...vocabulary.words].filter(
    ([stem]) => vocabulary.lowerCase.has(stem) && !STOP_WORDS.has(vocabulary.words.get(stem) ?? ''),
  );
  const neighbours = vectors === undefined ? () => [] : createWordNeighbours(vectors, meaningful);

  const spelledOut = createSpelledOut(passages);
  const spellings = createSpellings(passages);
  const weight = (stem: string): number => {
    const n = vocabulary.sentences.get(stem) ?? 0;
    return Math.log(1 + (sentenceCount - n + 0.5) / (n + 0.5));
  };

  return {
    passages,
    sentencesWith: (stem) => vocabulary.sentences.get(stem) ?? 0,
    weight,
    isAlwaysCapital: (stem) => vocabulary.sentences.has(stem) && !vocabulary.lowerCase.has(stem),
    neighbours,
    spelledOut: (acronym) =>
      [...spelledOut(acronym)].sort((left, right) => weight(right) - weight(left)),
    isWord: (word) => vectors?.rowOf(word) !== undefined,
    search: (query, limit, accepts) => {
      const shares = new Map<string, number>();
      for (const { stem, share } of query) shares.set(stem, Math.max(share, shares.get(stem) ?? 0));
      const results = index.search([...shares.keys()].join('\n'), {
        bm25: BM25,
        boostTerm: (stem) => shares.get(stem) ?? 1,
        boost: FIELD_BOOST,
        ...(accepts === undefined
          ? {}
          : {
              filter: ({ id }) => {
                const passage = passages[Number(id)];
                return passage !== undefined && accepts(passage);
              },
            }),
      });
      return results.slice(0, limit).flatMap(({ id, score }, place) => {
        const passage = passages[Number(id)];
        return passage === undefined ? [] : [{ passage, score, rank: place + 1 }];
      });
    },
    spellings,
  };
};
