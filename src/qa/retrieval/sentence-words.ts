import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Passage, Sentence } from '../types.ts';
import type { PassageProfile } from './passage-profile.ts';
import type { QuestionProfile } from './question-profile.ts';
import { weightOf } from './term-mask.ts';
import { KIND } from './token-kinds.ts';

/** The question's words in a sentence. */
interface HeldWords {
  /** Where they stand, and which terms they are. */
  readonly places: readonly number[];
  readonly placed: readonly number[];
  /** How often each term stands here. */
  readonly counts: Uint8Array;
  /** All words but punctuation. */
  readonly tokens: number;
  /** Tokens from the first of the question's words to the last. */
  readonly spread: number;
  /** The weight of the terms that stand in the very form that is asked. */
  readonly exact: number;
  /** The most words that follow one another as in the question. */
  readonly longestRun: number;
  readonly isNegated: boolean;
}

/** The words of a sentence that are none of the question's. */
interface NewWords {
  /** How much of each term's meaning they carry. */
  readonly akin: Float64Array;
  readonly newContent: number;
  /** Those of the kind asked for. */
  readonly newWanted: number;
  readonly newKinds: Readonly<Record<CountedKind, number>>;
}

/** What the words of a sentence say of a question. */
export interface SentenceWords extends HeldWords, NewWords {
  /** Of the changes from one term to another, the share in the question's order; -1 for none. */
  readonly ordered: number;
}

/** Kinds of words whose number helps to tell an answer. */
const COUNTED = {
  year: KIND.year,
  number: KIND.number,
  person: KIND.person,
  place: KIND.place,
  organisation: KIND.organisation,
  name: KIND.name,
  money: KIND.currency | KIND.percent,
  measure: KIND.measure | KIND.duration,
  reason: KIND.reason,
  called: KIND.called,
} as const;
export type CountedKind = keyof typeof COUNTED;
const COUNTED_BITS = Object.values(COUNTED).reduce((bits, kind) => bits | kind, 0);
const COUNTED_KINDS = Object.entries(COUNTED) as readonly [CountedKind, number][]; // its own keys

/** The kinds that are counted. */
export const COUNTED_NAMES = COUNTED_KINDS.map(([name]) => name);

const NONE_COUNTED: Readonly<Record<CountedKind, number>> = {
  year: 0,
  number: 0,
  person: 0,
  place: 0,
  organisation: 0,
  name: 0,
  money: 0,
  measure: 0,
  reason: 0,
  called: 0,
};

/** A function that follows the longest run of words that stand one after the other in the question too. */
const createRuns = (stems: readonly string[]): ((stem: string) => number) => {
  const runs = new Int32Array(stems.length + 1);
  let longest = 0;
  return (stem) => {
    for (let at = stems.length; at >= 1; at -= 1) {
      const run = stems[at - 1] === stem ? (runs[at - 1] ?? 0) + 1 : 0;
      runs[at] = run;
      if (run > longest) longest = run;
    }
    return longest;
  };
};

const isWanted = (kind: number, wanted: number, isStop: boolean): boolean =>
  (kind & wanted) !== 0 && (!isStop || (kind & KIND.reason) !== 0);

/** The weight of the terms that stand in the very form that is asked, each once. */
const exactOf = (
  { words, weights }: QuestionProfile,
  { tokens }: Passage,
  places: readonly number[],
  placed: readonly number[],
): number => {
  let terms = 0;
  for (const [index, place] of places.entries())
    if (words.has(tokens.word[place] ?? '')) terms |= 1 << (placed[index] ?? 0);
  return weightOf(terms, weights);
};

/** The question's words in a sentence. */
const readHeld = (
  question: QuestionProfile,
  passage: Passage,
  { matches, kinds }: PassageProfile,
  { first, past }: Sentence,
): HeldWords => {
  const places: number[] = [];
  const placed: number[] = [];
  const counts = new Uint8Array(question.terms.length);
  const follow = createRuns(question.stems);
  let tokens = 0;
  let longestRun = 0;
  let isNegated = false;
  for (let at = first; at < past; at += 1) {
    if (passage.tokens.tag[at] === 'PUNCT') continue;
    tokens += 1;
    longestRun = follow(passage.tokens.stem[at] ?? '');
    isNegated ||= ((kinds[at] ?? 0) & KIND.negation) !== 0;
    const term = matches[at] ?? -1;
    if (term < 0) continue;
    places.push(at);
    placed.push(term);
    counts[term] = (counts[term] ?? 0) + 1;
  }
  const spread = places.length === 0 ? 0 : (places.at(-1) ?? 0) - (places[0] ?? 0) + 1;
  const exact = exactOf(question, passage, places, placed);
  return { places, placed, counts, tokens, spread, exact, longestRun, isNegated };
};

/** Of the changes from one term to another, the share in the question's order; -1 for none. */
const orderOf = (placed: readonly number[]): number => {
  let changes = 0;
  let inOrder = 0;
  for (let index = 1; index < placed.length; index += 1) {
    const step = (placed[index] ?? 0) - (placed[index - 1] ?? 0);
    if (step !== 0) changes += 1;
    if (step > 0) inOrder += 1;
  }
  return changes === 0 ? -1 : inOrder / changes;
};

const countKinds = (kind: number, counts: Record<CountedKind, number>): void => {
  if ((kind & COUNTED_BITS) === 0) return;
  for (const [name, bits] of COUNTED_KINDS) if ((kind & bits) !== 0) counts[name] += 1;
};

/** The words of a sentence that are none of the question's. */
const readNew = (
  question: QuestionProfile,
  { tokens: { word, stem } }: Passage,
  { matches, kinds }: PassageProfile,
  { first, past }: Sentence,
): NewWords => {
  const akin = new Float64Array(question.terms.length);
  const newKinds: Record<CountedKind, number> = { ...NONE_COUNTED };
  const learn = (stem: string): void => {
    const alike = question.akin.get(stem);
    if (alike === undefined) return;
    for (const { term, share } of alike) if (share > (akin[term] ?? 0)) akin[term] = share;
  };
  let newContent = 0;
  let newWanted = 0;
  for (let at = first; at < past; at += 1) {
    if ((matches[at] ?? -1) >= 0) continue;
    const kind = kinds[at] ?? 0;
    const isStop = STOP_WORDS.has(word[at] ?? '');
    if (!isStop) learn(stem[at] ?? '');
    newContent += !isStop && (kind & KIND.content) !== 0 ? 1 : 0;
    newWanted += isWanted(kind, question.wanted.kinds, isStop) ? 1 : 0;
    countKinds(kind, newKinds);
  }
  return { akin, newContent, newWanted, newKinds };
};

/** What the words of a sentence say. */
export const readWords = (
  question: QuestionProfile,
  passage: Passage,
  profile: PassageProfile,
  sentence: Sentence,
): SentenceWords => {
  const held = readHeld(question, passage, profile, sentence);
  const { akin, newContent, newWanted, newKinds } = readNew(question, passage, profile, sentence);
  const { places, placed, counts, tokens, spread, exact, longestRun, isNegated } = held;
  const ordered = orderOf(placed);
  // Each named, not spread: spreading costs more than reading the sentence.
  return {
    places,
    placed,
    counts,
    tokens,
    spread,
    exact,
    longestRun,
    isNegated,
    akin,
    newContent,
    newWanted,
    newKinds,
    ordered,
  };
};

/** Tokens over which nearness to a word of the question falls to half. */
const HALF_DISTANCE = 4;

/** How near a token stands to the question's words, the nearest place of each term counted, in weight. */
const nearnessOf = (
  { weights }: QuestionProfile,
  { places, placed }: SentenceWords,
  at: number,
  nearest: Float64Array,
): number => {
  nearest.fill(0);
  for (let index = 0; index < places.length; index += 1) {
    const term = placed[index] ?? 0;
    const nearness = 1 / (1 + Math.abs((places[index] ?? 0) - at) / HALF_DISTANCE);
    if (nearness > (nearest[term] ?? 0)) nearest[term] = nearness;
  }
  let sum = 0;
  for (let term = 0; term < nearest.length; term += 1)
    sum += (weights[term] ?? 0) * (nearest[term] ?? 0);
  return sum;
};

/** How near the question's words the best new word stands: one of the kind asked for, and any, as shares of the query. */
export const nearnessIn = (
  question: QuestionProfile,
  passage: Passage,
  profile: PassageProfile,
  sentence: Sentence,
  words: SentenceWords,
): { readonly wanted: number; readonly any: number } => {
  const nearest = new Float64Array(question.terms.length);
  let wanted = 0;
  let any = 0;
  for (let at = sentence.first; at < sentence.past; at += 1) {
    const kind = profile.kinds[at] ?? 0;
    if (kind === 0 || (profile.matches[at] ?? -1) >= 0) continue;
    const isStop = STOP_WORDS.has(passage.tokens.word[at] ?? '');
    const isContent = (kind & KIND.content) !== 0 && !isStop;
    const isAnswer = answers(kind, question.wanted.kinds, isContent);
    if (!isContent && !isAnswer) continue;
    const sum = nearnessOf(question, words, at, nearest);
    wanted = Math.max(wanted, isAnswer ? sum : 0);
    any = Math.max(any, isContent ? sum : 0);
  }
  return { wanted: wanted / question.total, any: any / question.total };
};

/** Whether a word is of a kind that is asked for: a content word, or one of the closer kinds. */
const answers = (kind: number, wanted: number, isContent: boolean): boolean =>
  (kind & wanted & ~KIND.content) !== 0 || (isContent && (kind & wanted) !== 0);

/** The weight of the question's pairs of words that stand side by side here too, function words passed over, 0 to 1; -1 for none. */
export const adjacentIn = (
  { pairs, weights }: QuestionProfile,
  passage: Passage,
  { places, placed }: SentenceWords,
): number => {
  let total = 0;
  let found = 0;
  for (const [left, right] of pairs) {
    const weight = (weights[left] ?? 0) + (weights[right] ?? 0);
    total += weight;
    const isHere = placed.some(
      (term, index) =>
        term === left &&
        placed[index + 1] === right &&
        isJoined(passage, places[index], places[index + 1]),
    );
    if (isHere) found += weight;
  }
  return total === 0 ? -1 : found / total;
};

const isJoined = ({ tokens }: Passage, from = 0, to = 0): boolean => {
  for (let at = from + 1; at < to; at += 1)
    if (tokens.tag[at] !== 'PUNCT' && !STOP_WORDS.has(tokens.word[at] ?? '')) return false;
  return true;
};
