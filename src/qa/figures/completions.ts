import { createBest } from './best.ts';
import { wordsOf } from './figure-words.ts';

/** A label and how often it stands there. */
export interface Topic {
  readonly label: string;
  /** How many figures it has. */
  readonly count: number;
}

/** Suggestions at a time. Source: Discord shows at most 25 autocomplete choices. */
const MAX_SUGGESTIONS = 25;

/** Completions of one kind: entries from the most frequent on, and where each of their words stands. */
export interface Completions {
  readonly entries: readonly Topic[];
  readonly texts: readonly string[];
  /** Words in alphabetical order, each with the entry it belongs to. */
  readonly words: readonly string[];
  readonly owners: Uint32Array;
}

const searchable = (text: string): string => ` ${wordsOf(text).join(' ')}`;

/** What labels complete to; a label that is given often comes before others. */
export const completionsOf = (labels: readonly string[]): Completions => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const entries = [...counts]
    .map(([label, count]) => ({ label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
  const texts = entries.map(({ label }) => searchable(label));
  const pairs = texts
    .flatMap((text, owner) => [...new Set(text.trim().split(' '))].map((word) => ({ word, owner })))
    .sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : a.owner - b.owner));
  return {
    entries,
    texts,
    words: pairs.map(({ word }) => word),
    owners: Uint32Array.from(pairs, ({ owner }) => owner),
  };
};

/** The first index whose word is not before `word`. */
const lowerBound = (words: readonly string[], word: string): number => {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The entries with a word that starts so, as a range of `owners`. */
const rangeOf = ({ words }: Completions, prefix: string): readonly [number, number] => [
  lowerBound(words, prefix),
  lowerBound(words, `${prefix}\uffff`),
];

/** The most frequent entries that hold every typed word as the beginning of one of theirs. */
export const complete = (completions: Completions, typed: string): readonly string[] => {
  const prefixes = wordsOf(typed);
  const { entries, texts, owners } = completions;
  if (prefixes.length === 0) return entries.slice(0, MAX_SUGGESTIONS).map(({ label }) => label);
  const ranges = prefixes.map((prefix) => rangeOf(completions, prefix));
  const [from, to] = ranges.reduce((best, range) =>
    range[1] - range[0] < best[1] - best[0] ? range : best,
  );
  const needles = prefixes.length > 1 ? prefixes.map((prefix) => ` ${prefix}`) : [];
  const holdsAll = (owner: number): boolean => {
    const text = texts[owner] ?? '';
    return needles.every((needle) => text.includes(needle));
  };
  // Entries are numbered by rank, so the smallest numbers are the best.
  const best = createBest<number>(MAX_SUGGESTIONS, (a, b) => a - b);
  for (let at = from; at < to; at++) {
    const owner = owners[at] ?? 0;
    if (best.fits(owner) && !best.items().includes(owner) && holdsAll(owner)) best.add(owner);
  }
  return best.items().map((owner) => entries[owner]?.label ?? '');
};
