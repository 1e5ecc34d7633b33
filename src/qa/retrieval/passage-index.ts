import MiniSearch, { type SearchResult } from 'minisearch';
import type { WordVectors } from '../reading/word-vectors.ts';
import { runAtOnce, type Slices } from '../slices.ts';
import type { Passage, ScoredPassage } from '../types.ts';
import { createSpelledOut } from './spelled-out.ts';
import {
  changeVocabulary,
  EMPTY_VOCABULARY,
  meaningfulWords,
  type Vocabulary,
} from './vocabulary.ts';
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

/** Letters of a spelling that may differ, as a share of the word's length, and at most. */
const SPELLING_DISTANCE = 0.25;
const MAX_DISTANCE = 3;
const MAX_SPELLINGS = 3;

/** Shorter words have too many neighbours to be what a misspelt word means. */
const MIN_SPELLED = 4;

/** Words to compare a spelling with. Words that the passages lose stay a while: whoever asks leaves them out. */
interface SpelledWords {
  add(word: string, stem: string): void;
  remove(word: string): void;
  /** The words that are spelt almost like a word, nearest first. */
  near(word: string, isKnown: (stem: string, word: string) => boolean): ReturnType<Spellings>;
}

type Spellings = PassageIndex['spellings'];

const createSpelledWords = (): SpelledWords => {
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

/** The order of the corpus: what ranks alike stands as the articles do, whatever order they came in. */
export const comparePassages = (a: Passage, b: Passage): number =>
  a.documentId === b.documentId
    ? a.span.start - b.span.start
    : a.documentId < b.documentId
      ? -1
      : 1;

const createMiniSearch = (): MiniSearch<IndexedPassage> =>
  new MiniSearch<IndexedPassage>({
    fields: ['text', 'title', 'heading'],
    tokenize: (text) => (text === '' ? [] : text.split('\n')),
    processTerm: (term) => term,
  });

/** The stems of what stands above a passage. */
export interface PassageSurroundings {
  titleStems(passage: Passage): readonly string[];
  headingStems(passage: Passage): readonly string[];
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

/** A passage in the search index, and the states that have it: from `born` on, before `died`. */
interface Entry {
  readonly id: number;
  readonly passage: Passage;
  readonly title: string;
  readonly heading: string;
  readonly born: number;
  died: number;
}

/** The passages of several states of a scope in one search index. */
interface Entries {
  add(passage: Passage, around: PassageSurroundings, born: number): void;
  /** From state `died` on the passage is there no more. */
  end(passage: Passage, died: number): void;
  /** Takes out what has ended. */
  retire(onPassage: (passage: Passage) => void): Slices<void>;
  /** What one state has of the passages that hold any of the stems, best first; all states' when `state` is undefined. */
  search(
    shares: ReadonlyMap<string, number>,
    limit: number,
    state: number | undefined,
    accepts: ((passage: Passage) => boolean) | undefined,
  ): readonly ScoredPassage[];
  hasEnded(): boolean;
}

const indexed = ({ id, passage, title, heading }: Entry): IndexedPassage => ({
  id,
  text: passage.tokens.stem.join('\n'),
  title,
  heading,
});

const createEntries = (): Entries => {
  const index = createMiniSearch();
  const entries = new Map<number, Entry>();
  const idOf = new Map<Passage, number>();
  const ended: Entry[] = [];
  let lastId = 0;
  return {
    add: (passage, around, born) => {
      lastId += 1;
      const title = around.titleStems(passage).join('\n');
      const heading = around.headingStems(passage).join('\n');
      const died = Number.POSITIVE_INFINITY;
      const entry: Entry = { id: lastId, passage, title, heading, born, died };
      index.add(indexed(entry));
      entries.set(lastId, entry);
      idOf.set(passage, lastId);
    },
    end: (passage, died) => {
      const entry = entries.get(idOf.get(passage) ?? 0);
      if (entry === undefined) return;
      entry.died = died;
      ended.push(entry);
    },
    hasEnded: () => ended.length > 0,
    *retire(onPassage) {
      for (let entry = ended.at(-1); entry !== undefined; entry = ended.at(-1)) {
        index.remove(indexed(entry));
        entries.delete(entry.id);
        idOf.delete(entry.passage);
        onPassage(entry.passage);
        ended.pop();
        yield;
      }
    },
    search: (shares, limit, state, accepts) => {
      const takes = (id: number): boolean => {
        const entry = entries.get(id);
        if (entry === undefined) return false;
        if (state !== undefined && (entry.born > state || entry.died <= state)) return false;
        return accepts === undefined || accepts(entry.passage);
      };
      const results = index.search([...shares.keys()].join('\n'), {
        bm25: BM25,
        boostTerm: (stem) => shares.get(stem) ?? 1,
        boost: FIELD_BOOST,
        ...(accepts === undefined && state === undefined
          ? {}
          : { filter: ({ id }) => takes(Number(id)) }),
      });
      return bestOf(results, limit, (id) => entries.get(id)?.passage);
    },
  };
};

/** What the index of one state is made of. */
interface StateParts {
  readonly passages: readonly Passage[];
  readonly vocabulary: Vocabulary;
  readonly neighbours: PassageIndex['neighbours'];
  readonly spelled: SpelledWords;
  readonly vectors: WordVectors | undefined;
  readonly search: (
    shares: ReadonlyMap<string, number>,
    limit: number,
    accepts: ((passage: Passage) => boolean) | undefined,
  ) => readonly ScoredPassage[];
}

const indexOfState = (parts: StateParts): PassageIndex => {
  const { passages, vectors, spelled, neighbours } = parts;
  const { entries, sentenceCount } = parts.vocabulary;
  const spelledOut = createSpelledOut(passages);
  const weight = (stem: string): number => {
    const n = entries.get(stem)?.sentences ?? 0;
    return Math.log(1 + (sentenceCount - n + 0.5) / (n + 0.5));
  };
  return {
    passages,
    sentencesWith: (stem) => entries.get(stem)?.sentences ?? 0,
    weight,
    neighbours,
    spelledOut: (acronym) =>
      [...spelledOut(acronym)].sort((left, right) => weight(right) - weight(left)),
    isWord: (word) => vectors?.rowOf(word) !== undefined,
    search: (query, limit, accepts) => {
      const shares = new Map<string, number>();
      for (const { stem, share } of query) shares.set(stem, Math.max(share, shares.get(stem) ?? 0));
      return parts.search(shares, limit, accepts);
    },
    spellings: (word) =>
      spelled.near(word, (stem, known) => entries.get(stem)?.words.has(known) === true),
  };
};

/** Indexes over the passages of one scope, state after state; nothing outside the scope takes part in them. */
export const createPassageTrack = (vectors?: WordVectors): PassageTrack => {
  const entries = createEntries();
  const spelled = createSpelledWords();
  let vocabulary = EMPTY_VOCABULARY;
  let state = 0;
  let isChanging = false;

  /** Whether the search index holds the passages of the newest state and no others. */
  const isExact = (own: number): boolean => own === state && !isChanging && !entries.hasEnded();

  const forgetWords = ({ tokens }: Passage): void => {
    for (const [at, word] of tokens.word.entries()) {
      const entry = vocabulary.entries.get(tokens.stem[at] ?? word);
      if (entry?.words.has(word) !== true) spelled.remove(word);
    }
  };

  return {
    *advance({ removed, added, passages, ...around }) {
      isChanging = true;
      const own = state + 1;
      const next = yield* changeVocabulary(vocabulary, removed, added);
      for (const passage of added) {
        entries.add(passage, around, own);
        for (const [at, word] of passage.tokens.word.entries()) {
          spelled.add(word, passage.tokens.stem[at] ?? word);
        }
        yield;
      }
      const neighbours =
        vectors === undefined
          ? () => []
          : createWordNeighbours(vectors, yield* meaningfulWords(next));
      for (const passage of removed) entries.end(passage, own);
      vocabulary = next;
      state = own;
      isChanging = false;
      const search: StateParts['search'] = (shares, limit, accepts) =>
        entries.search(shares, limit, isExact(own) ? undefined : own, accepts);
      return indexOfState({ passages, vocabulary: next, neighbours, spelled, vectors, search });
    },
    retire: () => entries.retire(forgetWords),
  };
};

/** Digits of a score that count: the rest differs with the order in which averages were added up. */
const SCORE_DIGITS = 12;

/** The first few results; what scores alike stands as in the corpus. */
const bestOf = (
  results: readonly SearchResult[],
  limit: number,
  passageOf: (id: number) => Passage | undefined,
): readonly ScoredPassage[] => {
  const best: { readonly passage: Passage; readonly score: number }[] = [];
  let last = 0;
  for (const result of results) {
    const score = Number(result.score.toPrecision(SCORE_DIGITS));
    if (best.length >= limit && score < last) break;
    const passage = passageOf(Number(result.id));
    if (passage !== undefined) best.push({ passage, score });
    last = score;
  }
  return best
    .sort((a, b) => b.score - a.score || comparePassages(a.passage, b.passage))
    .slice(0, limit)
    .map((found, place) => ({ ...found, rank: place + 1 }));
};

/** An index over the passages of one scope; nothing outside them takes part in it. */
export const createPassageIndex = (
  passages: readonly Passage[],
  titleStems: (passage: Passage) => readonly string[],
  headingStems: (passage: Passage) => readonly string[],
  vectors?: WordVectors,
): PassageIndex =>
  runAtOnce(
    createPassageTrack(vectors).advance({
      removed: [],
      added: passages,
      passages,
      titleStems,
      headingStems,
    }),
  );
