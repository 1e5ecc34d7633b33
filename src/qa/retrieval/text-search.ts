import type { Slices } from '../scheduling/slices.ts';
import { createPostings } from './postings.ts';
import { createTextLengths } from './text-lengths.ts';

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
  /** The stem that was counted last. */
  last: string;
}

/** The score of a text: the more of the stems it holds, the better. */
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

/** How often each stem stands in a text. */
const countsOf = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  if (text === '') return counts;
  for (const stem of text.split('\n')) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
};

const createField = (boost: number) => ({
  boost,
  postings: createPostings(),
  lengths: createTextLengths(),
});

type Field = ReturnType<typeof createField>;

/**
 * A function that tells what a text scores for a stem in a field. Source: BM25+ (Lv and Zhai 2011), with the lengths of
 * texts in distinct stems, as MiniSearch has them.
 */
const scoring = (
  { boost, postings, lengths }: Field,
  stem: string,
  share: number,
  texts: number,
) => {
  const { k, b, d } = BM25;
  const holding = postings.size(stem);
  const rarity = Math.log(1 + (texts - holding + 0.5) / (holding + 0.5));
  const average = lengths.average();
  return (id: number, times: number): number =>
    share *
    boost *
    rarity *
    (d + (times * (k + 1)) / (times + k * (1 - b + (b * lengths.of(id)) / average)));
};

/** A stem counts once, in however many fields it stands. */
const addTo = (hit: Hit, stem: string, score: number): void => {
  hit.sum += score;
  if (hit.last === stem) return;
  hit.stems += 1;
  hit.last = stem;
};

export const createTextSearch = (): TextSearch => {
  const fields = {
    text: createField(FIELD_BOOST.text),
    title: createField(FIELD_BOOST.title),
    heading: createField(FIELD_BOOST.heading),
  };
  const named = Object.entries(fields) as readonly [keyof typeof fields, Field][]; // its own keys
  let texts = 0;
  return {
    add: (added) => {
      for (const [name, { postings, lengths }] of named) {
        const counts = countsOf(added[name]);
        lengths.add(added.id, counts.size);
        for (const [stem, times] of counts) postings.add(stem, added.id, times);
      }
      texts += 1;
    },
    remove: (removed) => {
      for (const [name, { postings, lengths }] of named) {
        lengths.remove(removed.id);
        for (const stem of countsOf(removed[name]).keys()) postings.remove(stem, removed.id);
      }
      texts -= 1;
    },
    *search(shares, takes, holders) {
      const hits = new Map<number, Hit>();
      for (const part of inParts(shares.keys(), holders)) {
        for (const stem of part)
          for (const [, field] of named) {
            const scoreIn = scoring(field, stem, shares.get(stem) ?? 1, texts);
            field.postings.each(stem, (id, times) => {
              const hit = hits.get(id);
              if (hit !== undefined) addTo(hit, stem, scoreIn(id, times));
              else if (takes(id)) hits.set(id, { sum: scoreIn(id, times), stems: 1, last: stem });
            });
          }
        yield;
      }
      return hits;
    },
  };
};
