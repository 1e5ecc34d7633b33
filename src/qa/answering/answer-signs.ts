import type { Analysis, RequiredName } from '../analysis/analyse-question.ts';
import type { Opposites } from '../analysis/opposites.ts';
import {
  type PassageProfile,
  profilePassage,
  type RankContext,
} from '../retrieval/passage-profile.ts';
import { profileQuestion, type QuestionProfile } from '../retrieval/question-profile.ts';
import { termLookup, type WeightedTerm } from '../retrieval/rank-sentences.ts';
import { heaviestOf, type TermMask, weightOf } from '../retrieval/term-mask.ts';
import { KIND } from '../retrieval/token-kinds.ts';
import type { ReadSentence } from './read-candidates.ts';
import { saysOpposite } from './says-opposite.ts';

/** What tells a question that its best sentence answers from one that only shares its words. Weights are shares of the question's. */
export const SIGNS = [
  // What is denied or compared in the question alone.
  'negationDiffers',
  'negatedQuestion',
  'contrast',
  // The heaviest word that is not held: its weight, its class, what stands in the passage that is akin to it.
  'rarestUnheld',
  'unheldClass',
  'unheldAkin',
  'rarestHeld',
  // Names and numbers that are missing near the sentence, and in the whole passage.
  'namesUnheld',
  'numbersUnheld',
  'namesNowhere',
  'numbersNowhere',
  // How the sentence stands in its passage.
  'around',
  'precision',
  'ownInPassage',
  'focusAkin',
  // Words that stand together in the question: also here, apart in the passage, or with another in the place of one.
  'together',
  'apart',
  'apartNames',
  'replaced',
  'replacedNames',
  // The opposite of a word of the question.
  'opposite',
  'oppositeNear',
] as const;

/** The column of each sign. */
const AT = Object.fromEntries(SIGNS.map((name, column) => [name, column])) as Readonly<
  Record<(typeof SIGNS)[number], number>
>; // each name once

/** Function words that set a claim against another one. */
const CONTRASTS = new Set(
  'before after more most less least fewer few over under above below between during since until without only first last other another not never no all both either neither none same every'.split(
    ' ',
  ),
);

/** What signs are read with. */
export interface SignParts {
  readonly context: RankContext;
  readonly opposites: Opposites;
}

/** A question and the sentence that may answer it. */
interface View {
  readonly row: Float32Array;
  readonly analysis: Analysis;
  readonly question: QuestionProfile;
  readonly profile: PassageProfile;
  readonly candidate: ReadSentence;
  /** The terms in the sentence; in it, beside it or above it; in the passage or above it. */
  readonly own: TermMask;
  readonly near: TermMask;
  readonly nearby: TermMask;
}

const has = (mask: TermMask, term: number): boolean => (mask & (1 << term)) !== 0;

const writeNegation = ({ row, analysis, question, profile, candidate }: View): void => {
  const { passage, sentence } = candidate;
  const words = new Set(passage.tokens.word.slice(sentence.first, sentence.past));
  const isNegated = profile.kinds
    .subarray(sentence.first, sentence.past)
    .some((kind) => (kind & KIND.negation) !== 0);
  row[AT.negationDiffers] = Number(isNegated !== question.isNegated);
  row[AT.negatedQuestion] = Number(question.isNegated);
  row[AT.contrast] = analysis.tokens.word.filter(
    (word) => CONTRASTS.has(word) && !words.has(word),
  ).length;
};

const CLASSES = ['names', 'nouns', 'verbs', 'qualities', 'numbers'] as const;

/** The heaviest of the masked terms; -1 for none. */
const heaviestTerm = (mask: TermMask, weights: ArrayLike<number>): number => {
  let best = -1;
  for (let term = 0; term < weights.length; term += 1)
    if (has(mask, term) && (best < 0 || (weights[term] ?? 0) > (weights[best] ?? 0))) best = term;
  return best;
};

/** How much of a term's meaning the passage's other words carry at best; 1 for one that is held, or none. */
const akinTo = ({ question, profile, candidate, near }: View, term: number): number => {
  if (term < 0 || has(near, term)) return 1;
  const { stem } = candidate.passage.tokens;
  let best = 0;
  for (let at = 0; at < stem.length; at += 1) {
    if ((profile.matches[at] ?? -1) >= 0) continue;
    for (const akin of question.akin.get(stem[at] ?? '') ?? [])
      if (akin.term === term && akin.share > best) best = akin.share;
  }
  return best;
};

const writeUnheld = (view: View): void => {
  const { row, question, profile, own, near, nearby } = view;
  const { weights, total, all, names, numbers } = question;
  const unheld = heaviestTerm(all & ~near, weights);
  row[AT.rarestUnheld] = heaviestOf(all & ~(own | profile.above), weights) / total;
  row[AT.unheldClass] =
    unheld < 0 ? -1 : CLASSES.findIndex((name) => has(question[name], unheld)) + 1;
  row[AT.unheldAkin] = akinTo(view, unheld);
  row[AT.rarestHeld] = heaviestOf(own, weights) / total;
  row[AT.namesUnheld] = weightOf(names & ~near, weights) / total;
  row[AT.numbersUnheld] = weightOf(numbers & ~near, weights) / total;
  row[AT.namesNowhere] = weightOf(names & ~nearby, weights) / total;
  row[AT.numbersNowhere] = weightOf(numbers & ~nearby, weights) / total;
};

const writePlace = (view: View): void => {
  const { row, question, profile, candidate, own } = view;
  const { weights, total } = question;
  let other = 0;
  for (const [at, held] of profile.held.entries())
    if (at !== candidate.at) other = Math.max(other, weightOf(held, weights));
  row[AT.around] = candidate.features.around;
  row[AT.precision] = candidate.features.precision;
  row[AT.ownInPassage] = (weightOf(own, weights) - other) / total;
  row[AT.focusAkin] = akinTo(view, question.focus);
};

/** Tokens over which two words still stand together: "minister of the interior". */
const TOGETHER = 3;

/** Two terms in their order as one number: a query has 32 terms at most. */
const pairOf = (left: number, right: number): number => left * 32 + right;

/** The pairs of terms that stand together in tokens [first, past). */
const joinedIn = (matches: Int16Array, first: number, past: number): ReadonlySet<number> => {
  const joined = new Set<number>();
  let before = -1;
  for (let at = first; at < past; at += 1) {
    if ((matches[at] ?? -1) < 0) continue;
    if (before >= 0 && at - before <= TOGETHER)
      joined.add(pairOf(matches[before] ?? 0, matches[at] ?? 0));
    before = at;
  }
  return joined;
};

/** Whether a new content word stands in the sentence where the other word of a pair would: a step after or before. */
const isReplaced = (
  { profile, candidate: { sentence } }: View,
  held: number,
  step: 1 | -1,
): boolean => {
  for (let at = sentence.first; at < sentence.past; at += 1) {
    if (profile.matches[at] !== held) continue;
    const next = at + step;
    if (next < sentence.first || next >= sentence.past) continue;
    if ((profile.matches[next] ?? -1) < 0 && ((profile.kinds[next] ?? 0) & KIND.content) !== 0)
      return true;
  }
  return false;
};

/** The term of a pair that is missing and that another word stands for; -1 for none. */
const replacedOf = (view: View, left: number, right: number): number => {
  const { own, near } = view;
  if (has(own, left) === has(own, right)) return -1;
  const lost = has(own, left) ? right : left;
  if (has(near, lost)) return -1;
  const found = lost === right ? isReplaced(view, left, 1) : isReplaced(view, right, -1);
  return found ? lost : -1;
};

const writeTogether = ({ row, question, profile, candidate, nearby }: View): void => {
  const { passage, sentence } = candidate;
  const { pairs, weights, total, names } = question;
  const here = joinedIn(profile.matches, sentence.first, sentence.past);
  const anywhere = joinedIn(profile.matches, 0, passage.tokens.stem.length);
  let all = 0;
  let together = 0;
  let apart = 0;
  let apartNames = 0;
  for (const [left, right] of pairs) {
    const weight = (weights[left] ?? 0) + (weights[right] ?? 0);
    const pair = pairOf(left, right);
    all += weight;
    if (here.has(pair)) together += weight;
    if (!has(nearby, left) || !has(nearby, right) || anywhere.has(pair)) continue;
    apart += weight / 2;
    if (has(names, left) && has(names, right)) apartNames += weight / 2;
  }
  row[AT.together] = all === 0 ? -1 : together / all;
  row[AT.apart] = apart / total;
  row[AT.apartNames] = apartNames / total;
};

const writeReplaced = (view: View): void => {
  const { pairs, weights, total, names } = view.question;
  let replaced = 0;
  let replacedNames = 0;
  for (const [left, right] of pairs) {
    const lost = replacedOf(view, left, right);
    if (lost < 0) continue;
    const weight = (weights[left] ?? 0) + (weights[right] ?? 0);
    replaced = Math.max(replaced, weight);
    if (has(names, lost)) replacedNames = Math.max(replacedNames, weight);
  }
  view.row[AT.replaced] = replaced / total;
  view.row[AT.replacedNames] = replacedNames / total;
};

const writeOpposites = (view: View, opposites: Opposites): void => {
  const { row, analysis, question, candidate, own, nearby } = view;
  // To a yes/no question the opposite is the evidence.
  if (analysis.answerType === 'yes-no') return;
  const { passage, sentence } = candidate;
  const { stem } = passage.tokens;
  const says = (held: TermMask, first: number, past: number): number =>
    Number(saysOpposite(question.terms, (term) => has(held, term), stem, [first, past], opposites));
  row[AT.opposite] = says(own, sentence.first, sentence.past);
  row[AT.oppositeNear] = says(nearby, 0, stem.length);
};

/** The terms of names and years that need not be held, because another of the same alternatives is: "in 2016 or 2018". */
const excusedBy = (
  { names, years }: Analysis,
  lookup: ReadonlyMap<string, number>,
  held: TermMask,
): TermMask => {
  let excused = 0;
  for (const named of [names, years]) {
    const maskOf = ({ stems }: RequiredName): TermMask =>
      stems.reduce((mask, stem) => {
        const term = lookup.get(stem);
        return term === undefined ? mask : mask | (1 << term);
      }, 0);
    for (const one of named) {
      const others = named.filter((other) => other !== one && other.group === one.group);
      if (others.some((other) => (maskOf(other) & held) !== 0)) excused |= maskOf(one);
    }
  }
  return excused;
};

/** The signs of whether a sentence answers a question: `SIGNS.length` numbers, in their order. */
export const readSigns = (
  { context, opposites }: SignParts,
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  candidate: ReadSentence,
): Float32Array => {
  const lookup = termLookup(terms);
  const question = profileQuestion(analysis, terms, lookup);
  const profile = profilePassage(question, candidate.passage, context);
  const { held, above } = profile;
  const { at } = candidate;
  const nearby = held.reduce((mask, other) => mask | other, above);
  const excused = excusedBy(analysis, lookup, nearby);
  const own = (held[at] ?? 0) | excused;
  const view: View = {
    row: new Float32Array(SIGNS.length),
    analysis,
    question,
    profile,
    candidate,
    own,
    near: own | above | (held[at - 1] ?? 0) | (held[at + 1] ?? 0),
    nearby: nearby | excused,
  };
  writeNegation(view);
  writeUnheld(view);
  writePlace(view);
  writeTogether(view);
  writeReplaced(view);
  writeOpposites(view, opposites);
  return view.row;
};
