import type { Slices } from '../slices.ts';
import type { Passage, ScoredPassage } from '../types.ts';
import { initialsOf, mostFrequentRun } from './spelled-out.ts';
import { createTextSearch, type SearchedText } from './text-search.ts';

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
  readonly born: number;
  died: number;
}

/** The passages of several states of a scope in one search index. */
export interface PassageEntries {
  add(passage: Passage, around: PassageSurroundings, born: number): void;
  /** From state `died` on the passage is there no more. */
  end(passage: Passage, died: number): void;
  /** Takes out what has ended. */
  retire(onPassage: (passage: Passage) => void): Slices<void>;
  /** What a state has of the passages that hold any of the stems, best first. Passages may come and go meanwhile. */
  search(
    state: number,
    shares: ReadonlyMap<string, number>,
    limit: number,
    accepts?: (passage: Passage) => boolean,
  ): Slices<readonly ScoredPassage[]>;
  /** The stems of the words that an acronym most often stands for in a state; none when it stands for nothing there. */
  spelledOut(state: number, acronym: string): readonly string[];
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
  let lastId = 0;
  return {
    add: (passage, around, born) => {
      lastId += 1;
      const title = around.titleStems(passage).join('\n');
      const heading = around.headingStems(passage).join('\n');
      const died = Number.POSITIVE_INFINITY;
      const initials = initialsOf(passage);
      const entry: Entry = { id: lastId, passage, title, heading, initials, born, died };
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
        idOf.delete(entry.passage);
        onPassage(entry.passage);
        ended.pop();
        yield;
      }
    },
    *search(state, shares, limit, accepts = () => true) {
      const scores = yield* index.search(shares, (id) => {
        const entry = entries.get(id);
        return entry !== undefined && isIn(entry, state) && accepts(entry.passage);
      });
      return bestOf(scores, limit, (id) => entries.get(id)?.passage);
    },
    spelledOut: (state, acronym) =>
      mostFrequentRun(
        [...entries.values()].filter((entry) => isIn(entry, state)),
        acronym,
        comparePassages,
      ),
  };
};

/** Digits of a score that count: the rest differs with the order in which averages were added up. */
const SCORE_DIGITS = 12;
/** Scores this near, as a share, may be alike in the digits that count. */
const NEAR = 1e-10;

/** The first few; what scores alike stands as in the corpus. */
const bestOf = (
  scores: ReadonlyMap<number, number>,
  limit: number,
  passageOf: (id: number) => Passage | undefined,
): readonly ScoredPassage[] => {
  const ordered = Float64Array.from(scores.values()).sort();
  const least = (ordered[ordered.length - limit] ?? 0) * (1 - NEAR);
  const best: { readonly passage: Passage; readonly score: number }[] = [];
  for (const [id, exact] of scores) {
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
