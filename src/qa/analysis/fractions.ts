import type { Unit } from '../types.ts';
import type { Lexeme } from './lexemes.ts';
import { bareScaleAt, vulgarFraction } from './printed-numbers.ts';
import { smallNumber } from './small-numbers.ts';
import { unitAfter } from './units.ts';

/** A share or a multiple read from a text: lexemes [first, past). */
export interface ReadShare {
  readonly past: number;
  readonly value: number;
  readonly unit: Unit;
}

const FRACTION: Unit = { kind: 'fraction', name: 'fraction' };
const TIMES: Unit = { kind: 'times', name: 'times' };

const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fourth', 4],
  ['fourths', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['sixths', 6],
  ['seventh', 7],
  ['sevenths', 7],
  ['eighth', 8],
  ['eighths', 8],
  ['ninth', 9],
  ['ninths', 9],
  ['tenth', 10],
  ['tenths', 10],
  ['hundredth', 100],
  ['hundredths', 100],
]);

const word = (lexemes: readonly Lexeme[], at: number): string => lexemes[at]?.word ?? '';

/** Words before "a third" or "half" that make it an amount: "fell by a third", "more than half". */
const AMOUNT_LEADS = new Set(
  'by than nearly almost about around over roughly least some to'.split(' '),
);

/** "two thirds", "three-quarters", "one-fifth"; "a third" and "a quarter" only as an amount. */
const wordedFraction = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  const top = ['a', 'an'].includes(word(lexemes, at)) ? 1 : smallNumber(word(lexemes, at));
  if (top === undefined || top < 1) return undefined;
  const joint = word(lexemes, at + 1) === '-' ? at + 2 : at + 1;
  const bottom = PARTS.get(word(lexemes, joint));
  const isPluralPart = /s$/.test(word(lexemes, joint));
  if (bottom === undefined || (top === 1) === isPluralPart || top >= bottom) return undefined;
  const past = joint + 1;
  const isAmount =
    ['of', 'more', 'less', 'fewer', 'higher', 'lower'].includes(word(lexemes, past)) ||
    AMOUNT_LEADS.has(word(lexemes, at - 1));
  const isArticle = ['a', 'an'].includes(word(lexemes, at));
  return isArticle && !isAmount ? undefined : { past, value: top / bottom, unit: FRACTION };
};

/** "one in five", "3 out of 10". */
const proportion = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  const top = smallNumber(word(lexemes, at));
  const isOut = word(lexemes, at + 1) === 'out' && word(lexemes, at + 2) === 'of';
  const next = isOut ? at + 3 : word(lexemes, at + 1) === 'in' ? at + 2 : undefined;
  if (top === undefined || top < 1 || next === undefined) return undefined;
  const every = word(lexemes, next) === 'every' ? next + 1 : next;
  const bottom = bottomAt(lexemes, every);
  if (bottom === undefined || bottom.value <= top) return undefined;
  // "3 in 10 months" is a pace, no share.
  if (!isOut && unitAfter(lexemes, bottom.past) !== undefined) return undefined;
  return { past: bottom.past, value: top / bottom.value, unit: FRACTION };
};

const bottomAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  const isArticle = word(lexemes, at) === 'a';
  const scale = bareScaleAt(lexemes, isArticle ? at + 1 : at);
  if (scale !== undefined) return { value: scale.value, past: scale.past };
  const small = smallNumber(word(lexemes, at));
  const digits = /^\d{1,3}(?:,\d{3})*$/.test(word(lexemes, at))
    ? Number(word(lexemes, at).replaceAll(',', ''))
    : undefined;
  const value = small ?? digits;
  // "one in 2021" is no proportion.
  if (value === undefined || (value > 1500 && value < 2200)) return undefined;
  const more = small === undefined ? undefined : bareScaleAt(lexemes, at + 1);
  return more === undefined
    ? { value, past: at + 1 }
    : { value: value * more.value, past: more.past };
};

const HALF_OBJECTS = new Set(
  'of the an a its their his her our your all that this these those my'.split(' '),
);

/** "half of them", "half the population", "by half"; never "first half" or "half-time". */
const lonelyHalf = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  if (word(lexemes, at) !== 'half') return undefined;
  const [before, next] = [word(lexemes, at - 1), word(lexemes, at + 1)];
  if (['first', 'second', 'other', 'latter', 'a', 'one', 'last'].includes(before)) return undefined;
  const isAmount = HALF_OBJECTS.has(next) || (AMOUNT_LEADS.has(before) && next !== '-');
  return isAmount ? { past: at + 1, value: 0.5, unit: FRACTION } : undefined;
};

/** "half a million yuan", "half an hour": half of one whole unit. */
const halfUnit = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  if (word(lexemes, at) !== 'half' || !['a', 'an'].includes(word(lexemes, at + 1)))
    return undefined;
  const scale = bareScaleAt(lexemes, at + 2);
  const unit = unitAfter(lexemes, scale?.past ?? at + 2);
  if (scale === undefined && unit === undefined) return undefined;
  return {
    past: unit?.past ?? scale?.past ?? at + 2,
    value: (scale?.value ?? 1) / 2,
    unit: unit?.unit ?? { kind: 'count', name: '' },
  };
};

/** "½ of", "3/4 of": a fraction in signs, taken where it is a share of something. */
const signFraction = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  const sign = vulgarFraction(lexemes[at]);
  if (sign !== undefined) return { past: at + 1, value: sign, unit: FRACTION };
  const [top, slash, bottom] = lexemes.slice(at, at + 3);
  if (top?.kind !== 'number' || slash?.word !== '/' || bottom?.gap !== 'none') return undefined;
  const value = Number(top.word) / Number(bottom.word);
  return value > 0 && value < 1 && word(lexemes, at + 3) === 'of'
    ? { past: at + 3, value, unit: FRACTION }
    : undefined;
};

/** The share of a whole that starts at a lexeme. */
export const fractionAt = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined =>
  halfUnit(lexemes, at) ??
  proportion(lexemes, at) ??
  wordedFraction(lexemes, at) ??
  lonelyHalf(lexemes, at) ??
  signFraction(lexemes, at);

const MULTIPLES: ReadonlyMap<string, number> = new Map([
  ['doubled', 2],
  ['doubles', 2],
  ['doubling', 2],
  ['twofold', 2],
  ['twice', 2],
  ['redoubled', 2],
  ['tripled', 3],
  ['triples', 3],
  ['tripling', 3],
  ['trebled', 3],
  ['trebling', 3],
  ['threefold', 3],
  ['thrice', 3],
  ['quadrupled', 4],
  ['quadrupling', 4],
  ['fourfold', 4],
  ['quintupled', 5],
  ['fivefold', 5],
  ['sixfold', 6],
  ['sevenfold', 7],
  ['eightfold', 8],
  ['tenfold', 10],
  ['hundredfold', 100],
  ['halved', 0.5],
  ['halves', 0.5],
  ['halving', 0.5],
]);

/** Base forms, which are verbs or amounts only in some places: "to double", "double the number". */
const BASE_FORMS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
  ['halve', 0.5],
]);

/** Words that may be a multiple by themselves. */
export const MULTIPLE_WORDS: readonly string[] = [...MULTIPLES.keys(), ...BASE_FORMS.keys()];

const BASE_LEADS = new Set(
  'to will would could can may might should must than nearly almost about roughly and'.split(' '),
);

const BASE_OBJECTS = new Set(
  'the that its their what his her our in by over since from'.split(' '),
);

/** The multiple that a word names: "doubled" is 2 times, "halved" 0.5 times. */
export const multipleAt = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  const name = word(lexemes, at);
  const isHyphenated = word(lexemes, at + 1) === '-' || word(lexemes, at - 1) === '-';
  if (isHyphenated) return undefined;
  const value = MULTIPLES.get(name);
  if (value !== undefined) {
    const isNoun = name === 'halves' && !BASE_OBJECTS.has(word(lexemes, at + 1));
    return isNoun ? undefined : { past: at + 1, value, unit: TIMES };
  }
  const base = BASE_FORMS.get(name);
  if (base === undefined) return undefined;
  const isUsed = BASE_LEADS.has(word(lexemes, at - 1)) || BASE_OBJECTS.has(word(lexemes, at + 1));
  return isUsed ? { past: at + 1, value: base, unit: TIMES } : undefined;
};
