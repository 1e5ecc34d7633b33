import { runAtOnce, type Slices, sortInSlices } from '../../scheduling/slices.ts';
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
  /** Where each label stands among the entries. */
  readonly rankOf: ReadonlyMap<string, number>;
}

/** Labels looked at between two turns of the event loop. */
const LABELS = 500;
/** Words, of which nothing but their place is looked at. */
const WORDS = 10_000;

const searchable = (text: string): string => ` ${wordsOf(text).join(' ')}`;

export const compareTopics = (a: Topic, b: Topic): number =>
  b.count - a.count || (a.label < b.label ? -1 : 1);

interface OwnedWord {
  readonly word: string;
  readonly owner: number;
}

const compareWords = (a: OwnedWord, b: OwnedWord): number =>
  a.word < b.word ? -1 : a.word > b.word ? 1 : a.owner - b.owner;

/** Words in alphabetical order with their owners. */
function* inOrder(owned: readonly OwnedWord[]): Slices<Pick<Completions, 'words' | 'owners'>> {
  const pairs = yield* sortInSlices(owned, compareWords);
  const words: string[] = [];
  const owners = new Uint32Array(pairs.length);
  for (const { word, owner } of pairs) {
    owners[words.length] = owner;
    // Each label brings a copy of its words: alike ones share the first.
    const last = words.at(-1);
    words.push(last === word ? last : word);
    if (words.length % WORDS === 0) yield;
  }
  return { words, owners };
}

/** What labels complete to; a label that is given often comes before others. */
export function* buildCompletions(labels: Iterable<string>): Slices<Completions> {
  const counts = new Map<string, number>();
  let seen = 0;
  for (const label of labels) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    seen += 1;
    if (seen % LABELS === 0) yield;
  }
  const counted: Topic[] = [];
  for (const [label, count] of counts) {
    counted.push({ label, count });
    if (counted.length % WORDS === 0) yield;
  }
  const entries = yield* sortInSlices(counted, compareTopics);
  const texts: string[] = [];
  const rankOf = new Map<string, number>();
  const owned: OwnedWord[] = [];
  for (const [owner, { label }] of entries.entries()) {
    const text = searchable(label);
    texts.push(text);
    rankOf.set(label, owner);
    for (const word of new Set(text.trim().split(' '))) owned.push({ word, owner });
    if (owner % LABELS === 0) yield;
  }
  return { entries, texts, rankOf, ...(yield* inOrder(owned)) };
}

/** What labels complete to, worked out in one go. */
export const completionsOf = (labels: readonly string[]): Completions =>
  runAtOnce(buildCompletions(labels));

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

/** Labels whose number has changed since completions were worked out: how many there are now. */
export type Recounted = ReadonlyMap<string, number>;

const UNCHANGED: Recounted = new Map();

/** Topics that were not among the completions, or not as often. */
const recountedTopics = (recounted: Recounted): readonly Topic[] =>
  [...recounted].flatMap(([label, count]) => (count > 0 ? [{ label, count }] : []));

/** Completions as they are now, the most frequent first. */
export const topicsOf = (
  { entries }: Completions,
  recounted: Recounted = UNCHANGED,
): readonly Topic[] =>
  recounted.size === 0
    ? entries
    : [...entries.filter(({ label }) => !recounted.has(label)), ...recountedTopics(recounted)].sort(
        compareTopics,
      );

/** The best entries that hold words with these beginnings, as numbers; the smallest are the best. */
const matching = (
  completions: Completions,
  prefixes: readonly string[],
  isLeftOut: (owner: number) => boolean,
): readonly number[] => {
  const { texts, owners } = completions;
  const ranges = prefixes.map((prefix) => rangeOf(completions, prefix));
  const [from, to] = ranges.reduce((best, range) =>
    range[1] - range[0] < best[1] - best[0] ? range : best,
  );
  const needles = prefixes.length > 1 ? prefixes.map((prefix) => ` ${prefix}`) : [];
  const holdsAll = (owner: number): boolean => {
    const text = texts[owner] ?? '';
    return needles.every((needle) => text.includes(needle));
  };
  const best = createBest<number>(MAX_SUGGESTIONS, (a, b) => a - b);
  for (let at = from; at < to; at++) {
    const owner = owners[at] ?? 0;
    if (best.fits(owner) && !best.items().includes(owner) && !isLeftOut(owner) && holdsAll(owner))
      best.add(owner);
  }
  return best.items();
};

/** The most frequent labels that hold every typed word as the beginning of one of theirs. */
export const complete = (
  completions: Completions,
  typed: string,
  recounted: Recounted = UNCHANGED,
): readonly string[] => {
  const prefixes = wordsOf(typed);
  const { entries, rankOf } = completions;
  const changed = new Set([...recounted.keys()].map((label) => rankOf.get(label)));
  const owners =
    prefixes.length === 0
      ? [...entries.slice(0, MAX_SUGGESTIONS + changed.size).keys()].filter((n) => !changed.has(n))
      : matching(completions, prefixes, (owner) => changed.has(owner));
  const kept = owners.flatMap((owner) => entries[owner] ?? []);
  const others = recountedTopics(recounted).filter(({ label }) => {
    const text = searchable(label);
    return prefixes.every((prefix) => text.includes(` ${prefix}`));
  });
  return [...kept, ...others]
    .sort(compareTopics)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ label }) => label);
};
