import { createStemmer, type Stemmer } from '../qa/analysis/stem.ts';
import { stemsOf } from '../qa/figures/index/figure-words.ts';
import { nextTurn, runInSlices, type Slices } from '../qa/scheduling/slices.ts';

/** Vectors of unit length for what questions mean, in the order given; nothing where nobody can tell. */
export type MeaningsOf = (texts: readonly string[]) => Promise<readonly Float32Array[] | undefined>;

/** The share of words that two questions must have in common to ask the same, of all words of both. */
const ALIKE = 0.6;
/**
 * The cosine from which two questions ask the same, where they share a word too. Source: of a hundred pairs of paraphrases
 * (`training/verified/paraphrases.jsonl`) 62 reach it, of 235,082 pairs of other questions of one folder 21.
 */
const SAME_MEANING = 0.65;
/** Groups a question is compared with: what is made of them is for people. */
const MAX_GROUPS = 2_000;
/** Groups that are compared by meaning; the largest. */
const MEANT_MAX = 300;
/** Texts encoded at a time: a question that is asked meanwhile waits no longer for them. */
const BATCH = 8;

/** The words of a question, and its numbers by themselves: another year is another question. */
interface Words {
  readonly stems: ReadonlySet<string>;
  readonly numbers: string;
}

interface Group<Item> {
  readonly words: Words;
  readonly items: Item[];
}

const wordsOf = (text: string, stem: Stemmer): Words => {
  const stems = stemsOf(text, stem);
  const numbers = stems.filter((one) => /\p{N}/u.test(one)).sort();
  // Questions without a word of their own are compared by having none.
  return { stems: new Set(stems.length === 0 ? [''] : stems), numbers: numbers.join(' ') };
};

/** The share of words that two have in common; none where their numbers differ. */
const likeness = (one: Words, other: Words): number => {
  if (one.numbers !== other.numbers) return 0;
  let common = 0;
  for (const stem of one.stems) if (other.stems.has(stem)) common += 1;
  return common / (one.stems.size + other.stems.size - common);
};

function* groupByWords<Item extends { readonly text: string }>(
  items: readonly Item[],
): Slices<readonly Group<Item>[]> {
  const stem = createStemmer();
  const groups: Group<Item>[] = [];
  const known = new Map<string, Group<Item>>();
  const holding = new Map<string, Group<Item>[]>();
  const nearestTo = (words: Words): Group<Item> | undefined => {
    let [nearest, most]: [Group<Item> | undefined, number] = [undefined, 0];
    for (const group of new Set([...words.stems].flatMap((one) => holding.get(one) ?? []))) {
      const alike = likeness(group.words, words);
      if (alike >= ALIKE && alike > most) [nearest, most] = [group, alike];
    }
    return nearest;
  };
  const groupOf = (text: string): Group<Item> | undefined => {
    const words = wordsOf(text, stem);
    const nearest = nearestTo(words);
    if (nearest !== undefined || groups.length >= MAX_GROUPS) return nearest;
    const group = { words, items: [] };
    groups.push(group);
    for (const one of words.stems) {
      const holders = holding.get(one);
      if (holders === undefined) holding.set(one, [group]);
      else holders.push(group);
    }
    return group;
  };
  for (const item of items) {
    const key = item.text.toLowerCase();
    const group = known.get(key) ?? groupOf(item.text);
    if (group !== undefined) {
      known.set(key, group);
      group.items.push(item);
    }
    yield;
  }
  return groups;
}

const encodeInTurn = async (
  texts: readonly string[],
  meaningsOf: MeaningsOf,
): Promise<readonly Float32Array[] | undefined> => {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += BATCH) {
    const some = await meaningsOf(texts.slice(at, at + BATCH));
    if (some === undefined) return undefined;
    vectors.push(...some);
    await nextTurn();
  }
  return vectors;
};

const cosine = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, number, at) => sum + number * (other[at] ?? 0), 0);

const joinByMeaning = async <Item extends { readonly text: string }>(
  groups: readonly Group<Item>[],
  meaningsOf: MeaningsOf,
): Promise<readonly Group<Item>[]> => {
  const meant = groups.slice(0, MEANT_MAX);
  const texts = meant.map(({ items }) => items[0]?.text ?? '');
  const vectors = await encodeInTurn(texts, meaningsOf);
  if (vectors === undefined) return groups;
  const joined: { readonly group: Group<Item>; readonly vector: Float32Array }[] = [];
  for (const [at, group] of meant.entries()) {
    const vector = vectors[at];
    if (vector === undefined) continue;
    const [best] = joined
      .filter((one) => likeness(one.group.words, group.words) > 0)
      .map((one) => ({ group: one.group, near: cosine(one.vector, vector) }))
      .sort((a, b) => b.near - a.near);
    if (best !== undefined && best.near >= SAME_MEANING) best.group.items.push(...group.items);
    else joined.push({ group, vector });
  }
  return [...joined.map(({ group }) => group), ...groups.slice(MEANT_MAX)];
};

const largestFirst = (
  one: { readonly items: readonly unknown[] },
  other: { readonly items: readonly unknown[] },
): number => other.items.length - one.items.length;

/**
 * Questions that ask much the same, the largest group first: by their words, and by what they mean where somebody can
 * tell.
 */
export const groupQuestions = async <Item extends { readonly text: string }>(
  items: readonly Item[],
  meaningsOf: MeaningsOf,
): Promise<readonly (readonly Item[])[]> => {
  const byWords = [...(await runInSlices(groupByWords(items)))].sort(largestFirst);
  const joined = [...(await joinByMeaning(byWords, meaningsOf))].sort(largestFirst);
  return joined.map((group) => group.items);
};

/** Distinct texts, the most frequent first. */
export const byFrequency = (texts: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text);
};
