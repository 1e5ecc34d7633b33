import { createBest } from '../figures/index/best.ts';
import type { Slices } from '../scheduling/slices.ts';
import type { Passage, ScoredPassage } from '../types.ts';
import { type DefinedName, definedNamesIn } from './defined-names.ts';
import { initialsOf, mostFrequentRun } from './spelled-out.ts';
import { createTextSearch, type Hit, type SearchedText, scoreOf } from './text-search.ts';
import { stemsApart } from './written-apart.ts';

/** The order of the corpus: what ranks alike stands as the articles do, whatever order they came in. */
export const comparePassages = (a: Passage, b: Passage): number =>
  a.documentId === b.documentId
    ? a.span.start - b.span.start
    : a.documentId < b.documentId
      ? -1
      : 1;

/** The stems of what stands above a passage. */
export interface PassageSurroundings {
  titleStems(passage: Passage): readonly string[];
  headingStems(passage: Passage): readonly string[];
}

/** A passage in the search index, and the states that have it: from `born` on, before `died`. */
interface Entry {
  readonly id: number;
  readonly passage: Passage;
  readonly title: string;
  readonly heading: string;
  readonly initials: string;
  readonly defined: readonly DefinedName[];
  readonly born: number;
  died: number;
}

/** What passages are found by. */
export interface EntrySearch {
  /** How much each stem counts. */
  readonly shares: ReadonlyMap<string, number>;
  readonly limit: number;
  readonly accepts?: ((passage: Passage) => boolean) | undefined;
  /** About how many passages hold a stem. */
  readonly holders: (stem: string) => number;
}

/** The passages of several states of a scope in one search index. */
export interface PassageEntries {
  add(passage: Passage, around: PassageSurroundings, born: number): void;
  /** From state `died` on the passage is there no more. */
  end(passage: Passage, died: number): void;
  /** Takes out what has ended. */
  retire(onPassage: (passage: Passage) => void): Slices<void>;
  /** What a state has of the passages that hold any of the stems, best first. Passages may come and go meanwhile. */
  search(state: number, search: EntrySearch): Slices<readonly ScoredPassage[]>;
  /** The stems of the words that an acronym most often stands for in a state, or that a word is written as; none without. */
  spelledOut(state: number, word: string): readonly string[];
  /** The short names that a state defines, in the order of the corpus. */
  definedNames(state: number): readonly DefinedName[];
}

const searched = ({ id, passage, title, heading }: Entry): SearchedText => ({
  id,
  text: passage.tokens.stem.join('\n'),
  title,
  heading,
});

const isIn = ({ born, died }: Entry, state: number): boolean => born <= state && died > state;

export const createPassageEntries = (): PassageEntries => {
  const index = createTextSearch();
  const entries = new Map<number, Entry>();
  const idOf = new Map<Passage, number>();
  const ended: Entry[] = [];
  const defining = new Set<Entry>();
  let lastId = 0;
  return {
    add: (passage, around, born) => {
      lastId += 1;
      const title = around.titleStems(passage).join('\n');
      const heading = around.headingStems(passage).join('\n');
      const died = Number.POSITIVE_INFINITY;
      const initials = initialsOf(passage);
      const defined = definedNamesIn(passage);
      const entry: Entry = { id: lastId, passage, title, heading, initials, defined, born, died };
      if (defined.length > 0) defining.add(entry);
      index.add(searched(entry));
      entries.set(lastId, entry);
      idOf.set(passage, lastId);
    },
    end: (passage, died) => {
      const entry = entries.get(idOf.get(passage) ?? 0);
      if (entry === undefined) return;
      entry.died = died;
      ended.push(entry);
    },
    *retire(onPassage) {
      for (let entry = ended.at(-1); entry !== undefined; entry = ended.at(-1)) {
        index.remove(searched(entry));
        entries.delete(entry.id);
        defining.delete(entry);
        idOf.delete(entry.passage);
        onPassage(entry.passage);
        ended.pop();
        yield;
      }
    },
    *search(state, { shares, limit, accepts = () => true, holders }) {
      const takes = (id: number): boolean => {
        const entry = entries.get(id);
        return entry !== undefined && isIn(entry, state) && accepts(entry.passage);
      };
      const hits = yield* index.search(shares, takes, holders);
      return bestOf(hits, limit, (id) => entries.get(id)?.passage);
    },
    spelledOut: (state, word) => {
      const present = [...entries.values()].filter((entry) => isIn(entry, state));
      const run = mostFrequentRun(present, word, comparePassages);
      return run.length > 0
        ? run
        : stemsApart(
            present.map(({ passage }) => passage),
            word,
          );
    },
    definedNames: (state) =>
      [...defining]
        .filter((entry) => isIn(entry, state))
        .sort((a, b) => comparePassages(a.passage, b.passage))
        .flatMap(({ defined }) => defined),
  };
};

/** Digits of a score that count: the rest differs with the order in which averages were added up. */
const SCORE_DIGITS = 12;
/** Scores this near, as a share, may be alike in the digits that count. */
const NEAR = 1e-10;

/** The score of the last of the best few. */
const leastOf = (hits: Iterable<Hit>, limit: number): number => {
  const best = createBest<number>(limit, (a, b) => b - a);
  for (const hit of hits) {
    const score = scoreOf(hit);
    if (best.fits(score)) best.add(score);
  }
  return best.items().length < limit ? 0 : (best.items().at(-1) ?? 0);
};

/** The first few; what scores alike stands as in the corpus. */
const bestOf = (
  hits: ReadonlyMap<number, Hit>,
  limit: number,
  passageOf: (id: number) => Passage | undefined,
): readonly ScoredPassage[] => {
  const least = leastOf(hits.values(), limit) * (1 - NEAR);
  const best: { readonly passage: Passage; readonly score: number }[] = [];
  for (const [id, hit] of hits) {
    const exact = scoreOf(hit);
    if (exact < least) continue;
    const passage = passageOf(id);
    if (passage !== undefined)
      best.push({ passage, score: Number(exact.toPrecision(SCORE_DIGITS)) });
  }
  return best
    .sort((a, b) => b.score - a.score || comparePassages(a.passage, b.passage))
    .slice(0, limit)
    .map((found, place) => ({ ...found, rank: place + 1 }));
};
