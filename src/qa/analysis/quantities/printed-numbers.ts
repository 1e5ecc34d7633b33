// Long: one grammar, whose rules call each other in a circle: figures, words, scales.

import { CURRENCY_BY_CODE, CURRENCY_BY_SIGN, CURRENCY_BY_WORD } from './currencies.ts';
import type { Lexeme } from './lexemes.ts';
import { digitsAt, scaled } from './printed-digits.ts';
import { TENS_BY_WORD, UNITS } from './small-numbers.ts';

/** A number read from a text: lexemes [first, past), its value, and how it is printed. */
export interface ReadNumber {
  readonly first: number;
  readonly past: number;
  readonly value: number;
  /** The value without its scale word: 1.5 of "1.5 billion". */
  readonly mantissa: number;
  readonly scale: number;
  readonly isWorded: boolean;
  /** Whether a plus behind it says "and more": "1,500+", "2M+". */
  readonly isOpen: boolean;
}

/** Powers of ten by scale word. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 2],
  ['thousand', 3],
  ['lakh', 5],
  ['lakhs', 5],
  ['million', 6],
  ['millions', 6],
  ['mn', 6],
  ['mln', 6],
  ['crore', 7],
  ['crores', 7],
  ['billion', 9],
  ['billions', 9],
  ['bn', 9],
  ['bln', 9],
  ['trillion', 12],
  ['trillions', 12],
  ['tn', 12],
  ['trn', 12],
  ['quadrillion', 15],
]);

/** Words for powers of ten. */
export const SCALE_WORDS: readonly string[] = [...SCALES.keys()];

/** Scales in one letter; they count only when glued to digits ("5k"), see `scaleAt`. */
const LETTER_SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['m', 6],
  ['b', 9],
  ['t', 12],
]);

interface Scale {
  readonly power: number;
  readonly past: number;
}

/** The power of ten of the scale words from a lexeme on ("hundred million" is 8). */
const scaleWordsAt = (lexemes: readonly Lexeme[], at: number): Scale => {
  let power = 0;
  let past = at;
  // No number needs more than three scale words.
  for (let words = 0; words < 3; words++) {
    // "2.5-billion" and "five-hundred" glue the scale with a hyphen.
    const isHyphenated = lexemes[past]?.word === '-' && lexemes[past + 1]?.gap === 'none';
    const next = lexemes[isHyphenated ? past + 1 : past];
    const step = next?.gap === 'paragraph' ? undefined : SCALES.get(next?.word ?? '');
    if (step === undefined) return { power, past };
    power += step;
    past += isHyphenated ? 2 : 1;
  }
  return { power, past };
};

const scaleAt = (lexemes: readonly Lexeme[], at: number, isMoney: boolean): Scale => {
  const words = scaleWordsAt(lexemes, at);
  const letter = lexemes[at];
  const power = letter?.gap === 'none' ? LETTER_SCALES.get(letter.word) : undefined;
  if (words.past > at || letter === undefined || power === undefined) return words;
  // "5m" is a million of money or of many things, but five metres elsewhere.
  const isCounted = ['m', 'B'].includes(letter.word === 'm' ? 'm' : letter.text);
  const isScale =
    isMoney ||
    (['m', 'b'].includes(letter.word) && isMoneyAt(lexemes, at + 1)) ||
    letter.word === 'k' ||
    (isCounted && isPluralAfter(lexemes, isPlusAt(lexemes, at + 1) ? at + 2 : at + 1));
  return isScale ? { power, past: at + 1 } : words;
};

/** "5m EUR", "3b dollars": a currency behind the letter. */
const isMoneyAt = (lexemes: readonly Lexeme[], at: number): boolean => {
  const { text = '', word = '' } = lexemes[at] ?? {};
  return (
    CURRENCY_BY_CODE.has(text) ||
    CURRENCY_BY_WORD.has(word) ||
    word === 'dollars' ||
    (CURRENCY_BY_SIGN.has(word) && lexemes[at + 1]?.kind !== 'number')
  );
};

/** Whether a plus is glued to what stands before it, and opens no other number. */
const isPlusAt = (lexemes: readonly Lexeme[], at: number): boolean =>
  lexemes[at]?.word === '+' && lexemes[at]?.gap === 'none' && lexemes[at + 1]?.kind !== 'number';

/** Whether a text breaks off inside a scale word ("15 bi"): the number before it cannot be trusted. */
export const isCutOff = (lexemes: readonly Lexeme[], past: number): boolean => {
  const word = lexemes[past]?.word ?? '';
  if (past !== lexemes.length - 1 || word.length > 7 || SCALES.has(word)) return false;
  return ['thousand', 'million', 'billion', 'trillion'].some((scale) => scale.startsWith(word));
};

const isPluralAfter = (lexemes: readonly Lexeme[], at: number): boolean => {
  const next = lexemes[at];
  if (next?.kind !== 'word' || next.gap !== 'space') return false;
  return next.word === 'people' || next.word === 'of' || /[a-z]{3,}s$/.test(next.word);
};

/** A worded number below a thousand: "two hundred and fifty", "twenty-five". */
const wordedHundredsAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  const small = wordedSmallAt(lexemes, at);
  if (small === undefined) return undefined;
  if (lexemes[small.past]?.word !== 'hundred') return small;
  const past = small.past + 1;
  const rest = wordedSmallAt(lexemes, lexemes[past]?.word === 'and' ? past + 1 : past);
  if (rest === undefined) return { value: small.value * 100, past };
  return { value: small.value * 100 + rest.value, past: rest.past };
};

const wordedSmallAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  const word = lexemes[at]?.word ?? '';
  if (lexemes[at]?.gap === 'paragraph' && at > 0 && lexemes[at - 1]?.word === 'and')
    return undefined;
  const tens = TENS_BY_WORD.get(word);
  if (tens === undefined) {
    const value = UNITS.get(word);
    return value === undefined ? undefined : { value, past: at + 1 };
  }
  const joint = lexemes[at + 1]?.word === '-' ? at + 2 : at + 1;
  const unit = UNITS.get(lexemes[joint]?.word ?? '');
  const isJoined = unit !== undefined && unit > 0 && unit < 10;
  return isJoined ? { value: tens + unit, past: joint + 1 } : { value: tens, past: at + 1 };
};

/** "a dozen", "a million": the scale word itself is left to the caller. */
const articleAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  const next = lexemes[at + 1]?.word ?? '';
  if (next === 'dozen') return { value: 12, past: at + 2 };
  return SCALES.has(next) && !next.endsWith('s') ? { value: 1, past: at + 1 } : undefined;
};

/** The next group of a worded number and its scale; `undefined` where the number ends. */
const nextGroup = (
  lexemes: readonly Lexeme[],
  at: number,
  isFirst: boolean,
  lastPower: number,
): { value: number; past: number; power: number } | undefined => {
  const isAnd = !isFirst && lexemes[at]?.word === 'and';
  const group = wordedHundredsAt(lexemes, isAnd ? at + 1 : at);
  if (group === undefined) return undefined;
  const power = SCALES.get(lexemes[group.past]?.word ?? '') ?? 0;
  if (power >= lastPower || (isAnd && power > 0)) return undefined;
  // The only scale is left to the caller, which also reads it after digits.
  const isOnly = isFirst && wordedHundredsAt(lexemes, group.past + 1) === undefined;
  return isOnly ? { ...group, power: 0 } : { ...group, power };
};

/** "two million three hundred thousand and five". */
const wordedGroupsAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  let read: { value: number; past: number } | undefined;
  let lastPower = Number.POSITIVE_INFINITY;
  while (lastPower > 0) {
    const group = nextGroup(lexemes, read?.past ?? at, read === undefined, lastPower);
    if (group === undefined) break;
    const value = (read?.value ?? 0) + scaled(group.value, group.power);
    read = { value, past: group.power > 0 ? group.past + 1 : group.past };
    lastPower = group.power;
  }
  return read;
};

const wordedAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  const word = lexemes[at]?.word;
  if (word === 'a' || word === 'an') return articleAt(lexemes, at);
  return wordedGroupsAt(lexemes, at);
};

const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['thirds', 1 / 3],
]);

/** "two and a half", "3 and three quarters": the fraction that "and" ties to a whole number. */
const andPartAt = (
  lexemes: readonly Lexeme[],
  past: number,
): { value: number; past: number } | undefined => {
  const [and, top] = lexemes.slice(past, past + 2);
  if (and?.word !== 'and') return undefined;
  const parts = ['a', 'one'].includes(top?.word ?? '') ? 1 : UNITS.get(top?.word ?? '');
  const bottom = lexemes[past + 2]?.word === '-' ? past + 3 : past + 2;
  const part = PARTS.get(lexemes[bottom]?.word ?? '');
  if (parts === undefined || part === undefined || parts * part >= 1) return undefined;
  // "sold 20 and a quarter of the rest": a share of something else.
  if (lexemes[bottom + 1]?.word === 'of') return undefined;
  return { value: parts * part, past: bottom + 1 };
};

/**
 * The number that starts at a lexeme, in digits or words, with its scale words.
 * @param isMoney whether a currency stands before it, so that "5m" and "5b" are millions and billions.
 */
export const numberAt = (
  lexemes: readonly Lexeme[],
  at: number,
  isMoney: boolean,
): ReadNumber | undefined => {
  const digits = digitsAt(lexemes, at);
  const read = digits ?? wordedAt(lexemes, at);
  if (read === undefined) return undefined;
  const part = andPartAt(lexemes, read.past);
  // "five hundred" is read as a whole; a lower end without the word takes it.
  const isHundred = digits === undefined && lexemes[read.past - 1]?.word === 'hundred' && !part;
  const mantissa = isHundred ? read.value / 100 : read.value + (part?.value ?? 0);
  const scale = scaleAt(lexemes, part?.past ?? read.past, isMoney);
  const [power, past] = [scale.power + (isHundred ? 2 : 0), scale.past];
  const isDozen = lexemes[past]?.word === 'dozen';
  const end = isDozen ? past + 1 : past;
  const value = scaled(mantissa, power) * (isDozen ? 12 : 1);
  if (!Number.isFinite(value)) return undefined;
  const isOpen = isPlusAt(lexemes, end);
  return {
    first: at,
    past: isOpen ? end + 1 : end,
    value,
    mantissa,
    scale: power,
    isWorded: digits === undefined,
    isOpen,
  };
};

/** A scale word that stands for one of itself: "nearly trillion yuan". */
export const bareScaleAt = (lexemes: readonly Lexeme[], at: number): ReadNumber | undefined => {
  const word = lexemes[at]?.word ?? '';
  if (word.endsWith('s') || word.length < 4 || !SCALES.has(word)) return undefined;
  const { power, past } = scaleAt(lexemes, at, false);
  return {
    first: at,
    past,
    value: 10 ** power,
    mantissa: 1,
    scale: power,
    isWorded: true,
    isOpen: false,
  };
};
