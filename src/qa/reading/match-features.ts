import { KIND_FEATURES, type ReadWords, SHAPE_FEATURES } from './read-words.ts';

/** Hand features of where a text meets a question; `training/reader_text.py` computes exactly the same. */
export interface MatchFeatures {
  /** `TEXT_FEATURES` numbers for each word of the text. */
  readonly text: Float32Array;
  /** `QUESTION_FEATURES` numbers for each word of the question. */
  readonly question: Float32Array;
}

export const TEXT_FEATURES = 27;
export const QUESTION_FEATURES = 11;

/** Longer runs of the question's words count as so many. */
const LONGEST_RUN = 5;
/** A word that comes more often counts as coming so many times again. */
const MOST_AGAIN = 3;

/** Windows of neighbours, from and to how many words away. */
const NEAR: readonly (readonly [number, number])[] = [
  [-4, -1],
  [1, 4],
  [-10, -1],
  [1, 10],
];

interface Matches {
  readonly exact: Uint8Array;
  readonly lower: Uint8Array;
  readonly stem: Uint8Array;
  /** Of a content word of the question. */
  readonly content: Uint8Array;
  /** Neighbouring words of the question that are neighbours here too, 0 to 2. */
  readonly pairs: Uint8Array;
  /** The longest run of the question's words, in their order, that the word is in. */
  readonly runs: Uint8Array;
  /** By sentence, then question word: 1 where the sentence holds the content word. */
  readonly held: Uint8Array;
  /** By question word: 1 where the text holds its stem. */
  readonly asked: Uint8Array;
}

/** How many words are the same from here on. */
const runFrom = (
  text: readonly string[],
  at: number,
  question: readonly string[],
  word: number,
): number => {
  let past = 0;
  while (word + past < question.length && text[at + past] === question[word + past]) past += 1;
  return past;
};

/** The length of the longest run of the question's stems, in their order, that each word of the text is in. */
const runLengths = (text: readonly string[], question: readonly string[]): Uint8Array => {
  const longest = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    for (let word = 0; word < question.length; word += 1) {
      if (at > 0 && word > 0 && text[at - 1] === question[word - 1]) continue;
      const past = runFrom(text, at, question, word);
      for (let inside = at; inside < at + past; inside += 1)
        longest[inside] = Math.max(longest[inside] ?? 0, past);
    }
  }
  return longest;
};

/** Notes where word `at` of the text meets the question. */
const noteMatches = (found: Matches, text: ReadWords, question: ReadWords, at: number): void => {
  const m = question.ids.length;
  const next = text.stems[at + 1];
  let isPair = false;
  for (let word = 0; word < m; word += 1) {
    if (text.stems[at] !== question.stems[word]) continue;
    found.stem[at] = 1;
    found.asked[word] = 1;
    if (question.content[word] === 1) {
      found.content[at] = 1;
      found.held[(text.sentences[at] ?? 0) * m + word] = 1;
    }
    if (next !== undefined && next === question.stems[word + 1]) isPair = true;
  }
  if (!isPair) return;
  found.pairs[at] = (found.pairs[at] ?? 0) + 1;
  found.pairs[at + 1] = 1;
};

const findMatches = (text: ReadWords, question: ReadWords): Matches => {
  const n = text.ids.length;
  const m = question.ids.length;
  const sentences = (text.sentences[n - 1] ?? -1) + 1;
  const has = (words: readonly string[]): ((word: string) => number) => {
    const known = new Set(words);
    return (word) => (known.has(word) ? 1 : 0);
  };
  const found: Matches = {
    exact: Uint8Array.from(text.exact, has(question.exact)),
    lower: Uint8Array.from(text.lower, has(question.lower)),
    stem: new Uint8Array(n),
    content: new Uint8Array(n),
    pairs: new Uint8Array(n),
    runs: runLengths(text.stems, question.stems),
    held: new Uint8Array(sentences * m),
    asked: new Uint8Array(m),
  };
  for (let at = 0; at < n; at += 1) noteMatches(found, text, question, at);
  return found;
};

/** By sentence: the share of the question's weight that it holds. */
const sentenceShares = (held: Uint8Array, question: ReadWords, total: number): Float32Array => {
  const m = question.ids.length;
  const shares = new Float32Array(held.length / m);
  for (let at = 0; at < held.length; at += 1) {
    const sentence = Math.floor(at / m);
    const weight = (held[at] ?? 0) * (question.idf[at % m] ?? 0);
    shares[sentence] = (shares[sentence] ?? 0) + weight / total;
  }
  return shares;
};

/** Running sums: entry i is the sum of what stands before i. */
const runningSums = (weights: Float32Array): Float64Array => {
  const sums = new Float64Array(weights.length + 1);
  for (let at = 0; at < weights.length; at += 1)
    sums[at + 1] = (sums[at] ?? 0) + (weights[at] ?? 0);
  return sums;
};

const clip = (place: number, last: number): number => Math.min(Math.max(place, 0), last);

const questionFeatures = (question: ReadWords, asked: Uint8Array): Float32Array => {
  const out = new Float32Array(question.ids.length * QUESTION_FEATURES);
  for (let word = 0; word < question.ids.length; word += 1) {
    const row = word * QUESTION_FEATURES;
    for (let k = 0; k < SHAPE_FEATURES; k += 1)
      out[row + k] = question.shapes[word * SHAPE_FEATURES + k] ?? 0;
    out[row + 6] = (question.idf[word] ?? 0) / 10;
    out[row + 7] = asked[word] ?? 0;
    for (const [kind, isAsked] of question.asked.entries()) out[row + 8 + kind] = Number(isAsked);
  }
  return out;
};

/** What the features of every word of a text are made from. */
interface TextFacts {
  readonly text: ReadWords;
  readonly matches: Matches;
  readonly total: number;
  readonly shares: Float32Array;
  readonly best: number;
  readonly weights: Float32Array;
  readonly sums: Float64Array;
  readonly counts: ReadonlyMap<string, number>;
  readonly asked: readonly boolean[];
}

const countWords = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** Whether the word can be what is asked for and is not a word of the question; and whether it is a grouped number. */
const kindFeatures = ({ text, matches, asked }: TextFacts, at: number): readonly number[] => [
  ...asked.map((isAsked, kind) =>
    isAsked && matches.stem[at] === 0 ? (text.kinds[at * KIND_FEATURES + kind] ?? 0) : 0,
  ),
  text.grouped[at] ?? 0,
];

/** How often a content word comes again, 0 to 1. */
const timesAgain = ({ text, counts }: TextFacts, at: number): number => {
  const again = (counts.get(text.lower[at] ?? '') ?? 1) - 1;
  return text.content[at] === 1 ? Math.min(again, MOST_AGAIN) / MOST_AGAIN : 0;
};

const wordFeatures = (facts: TextFacts, at: number): readonly number[] => {
  const { text, matches, total, sums } = facts;
  const n = text.ids.length;
  const share = facts.shares[text.sentences[at] ?? 0] ?? 0;
  const near = NEAR.map(([from, to]) => {
    const sum = (sums[clip(at + to + 1, n)] ?? 0) - (sums[clip(at + from, n)] ?? 0);
    return Math.min(sum / total, 2);
  });
  return [
    at === 0 || text.sentences[at] !== text.sentences[at - 1] ? 1 : 0,
    (text.idf[at] ?? 0) / 10,
    Math.min(at / 150, 2),
    matches.exact[at] ?? 0,
    matches.lower[at] ?? 0,
    matches.stem[at] ?? 0,
    matches.content[at] ?? 0,
    (facts.weights[at] ?? 0) / 10,
    share,
    share >= facts.best ? 1 : 0,
    ...near,
    (matches.pairs[at] ?? 0) / 2,
    Math.min(matches.runs[at] ?? 0, LONGEST_RUN) / LONGEST_RUN,
    timesAgain(facts, at),
    ...kindFeatures(facts, at),
  ];
};

/** The features of a text and a question, both of at least one word. */
export const matchFeatures = (text: ReadWords, question: ReadWords): MatchFeatures => {
  const matches = findMatches(text, question);
  let total = 1e-3;
  for (const [word, idf] of question.idf.entries()) total += idf * (question.content[word] ?? 0);
  const shares = sentenceShares(matches.held, question, total);
  const best = shares.reduce((most, share) => Math.max(most, share), 0) - 1e-6;
  const weights = text.idf.map((idf, at) => idf * (matches.content[at] ?? 0));
  const sums = runningSums(weights);
  const counts = countWords(text.lower);
  const facts = {
    text,
    matches,
    total,
    shares,
    best,
    weights,
    sums,
    counts,
    asked: question.asked,
  };
  const out = new Float32Array(text.ids.length * TEXT_FEATURES);
  for (let at = 0; at < text.ids.length; at += 1) {
    const shape = text.shapes.subarray(at * SHAPE_FEATURES, (at + 1) * SHAPE_FEATURES);
    out.set(shape, at * TEXT_FEATURES);
    out.set(wordFeatures(facts, at), at * TEXT_FEATURES + SHAPE_FEATURES);
  }
  return { text: out, question: questionFeatures(question, matches.asked) };
};
