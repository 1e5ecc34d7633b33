// Long: fractions and multiples share the words they are made of and take each other's places.

import type { Unit } from '../../types.ts';
import type { Lexeme } from './lexemes.ts';
import { vulgarFraction } from './printed-digits.ts';
import { bareScaleAt } from './printed-numbers.ts';
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

/** "to a third party", "a fifth person": a rank, by the noun that it stands right before. */
const isRankOf = (lexemes: readonly Lexeme[], past: number): boolean =>
  /^(?:part(?:y|ies)|person|time|option|way|day|week|month|year|child|round|term|place|man|woman|one|season|edition|version|attempt|country|country's|grade|floor|birthday|member)$/.test(
    word(lexemes, past).replace(/'s$/, ''),
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
  if (isArticle && isRankOf(lexemes, past)) return undefined;
  return isArticle && !isAmount ? undefined : { past, value: top / bottom, unit: FRACTION };
};

/** Words that a share's part is not named by: "one in", "five times in", "two goals and". */
const NO_PART = new Set(
  'time times day days week weeks month months year years and or but to'.split(' '),
);

/** What is counted between "one" and "in four": "one docker in four", "three young people out of ten". */
const partNamed = (lexemes: readonly Lexeme[], at: number): number => {
  for (let past = at; past < at + 3; past++) {
    if (['in', 'out'].includes(word(lexemes, past))) return past;
    const lexeme = lexemes[past];
    const isNamed = lexeme?.gap === 'space' && /^\p{Ll}{3,}$/u.test(lexeme.text);
    if (!isNamed || NO_PART.has(lexeme.word) || smallNumber(lexeme.word) !== undefined) return at;
  }
  return at;
};

/** "in" and "out of" behind the top of a share; the place behind it. */
const behindIn = (lexemes: readonly Lexeme[], at: number): number | undefined => {
  const isOut = word(lexemes, at) === 'out' && word(lexemes, at + 1) === 'of';
  const next = isOut ? at + 2 : word(lexemes, at) === 'in' ? at + 1 : undefined;
  return next !== undefined && word(lexemes, next) === 'every' ? next + 1 : next;
};

/** Whether a clause begins with a lexeme, apart from words that only say how sure the number is. */
const startsClause = (lexemes: readonly Lexeme[], at: number): boolean => {
  const before = lexemes[at - 1];
  const isLed = ['about', 'nearly', 'almost', 'some', 'roughly', 'around', 'least', 'that', 'and'];
  return before === undefined || before.kind === 'sign' || isLed.includes(before.word);
};

/** "one in five", "3 out of 10", "one docker in four". */
const proportion = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  const top = smallNumber(word(lexemes, at));
  if (top === undefined || top < 1 || lexemes[at + 1]?.gap !== 'space') return undefined;
  const link = partNamed(lexemes, at + 1);
  const next = behindIn(lexemes, link);
  const bottom = next === undefined ? undefined : bottomAt(lexemes, next);
  if (bottom === undefined || bottom.value <= top) return undefined;
  const isOut = word(lexemes, link) === 'out';
  const isEvery = word(lexemes, (next ?? 0) - 1) === 'every';
  // "3 in 10 months" is a pace, no share; so is "scored one goal in three games".
  if (!isOut && unitAfter(lexemes, bottom.past) !== undefined) return undefined;
  const isPace = link > at + 1 && !isOut && !isEvery && !startsClause(lexemes, at);
  if (isPace && /s$/.test(word(lexemes, bottom.past))) return undefined;
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

/** The part that a fraction starts with: "a quarter", "three-quarters", "half", "¾", and "quarter" alone. */
const leadingPart = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  const sign = vulgarFraction(lexemes[at]);
  if (sign !== undefined) return { value: sign, past: at + 1 };
  const first = word(lexemes, at);
  const alone = PARTS.get(first);
  if (alone !== undefined && !first.endsWith('s')) return { value: 1 / alone, past: at + 1 };
  const top = ['a', 'an'].includes(first) ? 1 : smallNumber(first);
  const joint = word(lexemes, at + 1) === '-' ? at + 2 : at + 1;
  const bottom = PARTS.get(word(lexemes, joint));
  if (top === undefined || bottom === undefined || top < 1 || top >= bottom) return undefined;
  return { value: top / bottom, past: joint + 1 };
};

const RANKS = new Set('third fourth fifth sixth seventh eighth ninth tenth half'.split(' '));

/** Where the one whole begins that a part is taken of: "of a million", "an hour", "million" right behind "a quarter". */
const wholeAt = (
  lexemes: readonly Lexeme[],
  at: number,
  past: number,
): { at: number; isCounted: boolean } | undefined => {
  const of = word(lexemes, past) === 'of' ? past + 1 : past;
  if (['a', 'an', 'one'].includes(word(lexemes, of))) return { at: of + 1, isCounted: true };
  if (of > past) return { at: of, isCounted: false };
  // "the third million" is a rank.
  const isRank = RANKS.has(word(lexemes, past - 1)) || RANKS.has(word(lexemes, at));
  if (isRank) return undefined;
  return { at: word(lexemes, past) === '-' ? past + 1 : past, isCounted: false };
};

/**
 * "half a million yuan", "a quarter of a million people", "three quarters of an hour": a part of one whole unit
 * is an amount of that unit.
 */
const partOfUnit = (lexemes: readonly Lexeme[], at: number): ReadShare | undefined => {
  const part = leadingPart(lexemes, at);
  const whole = part && wholeAt(lexemes, at, part.past);
  if (part === undefined || whole === undefined) return undefined;
  const scale = bareScaleAt(lexemes, whole.at);
  const unit =
    whole.isCounted || scale !== undefined
      ? unitAfter(lexemes, scale?.past ?? whole.at)
      : undefined;
  if (scale === undefined && unit?.unit.kind !== 'measure') return undefined;
  return {
    past: unit?.past ?? scale?.past ?? whole.at,
    value: (scale?.value ?? 1) * part.value,
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
  partOfUnit(lexemes, at) ??
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
