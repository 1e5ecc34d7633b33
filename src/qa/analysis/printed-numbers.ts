import type { Lexeme } from './lexemes.ts';
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
}

const GROUP = "[,'\u2019\u00A0\u2009\u202F]";
const WESTERN = new RegExp(`^\\d{1,3}(?:${GROUP}\\d{3})+(?:\\.\\d+)?$`);
/** Groups of the Indian system: 12,34,567. */
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/;
/** Dots between groups and a decimal comma, as printed on the European continent. */
const CONTINENTAL = /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^\d{1,3}(?:\.\d{3})+,\d+$/;
const DECIMAL_COMMA = /^\d+,\d{1,2}$/;
const PLAIN = /^\d+(?:\.\d+)?$/;

/**
 * The value of digits as printed, with or without separators; `undefined` when they are no single number
 * ("1.2.3", "1,2,3"). A comma before one or two last digits is a decimal comma.
 */
export const parsePrinted = (digits: string): number | undefined => {
  if (PLAIN.test(digits)) return Number(digits);
  if (WESTERN.test(digits)) return Number(digits.replace(/[^\d.]/g, ''));
  if (INDIAN.test(digits)) return Number(digits.replaceAll(',', ''));
  if (CONTINENTAL.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  if (DECIMAL_COMMA.test(digits)) return Number(digits.replace(',', '.'));
  return undefined;
};

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

/** Multiplied in decimal, so that 140.455 billion stays exact. */
const scaled = (value: number, power: number): number =>
  /e/.test(String(value)) ? value * 10 ** power : Number(`${value}e${power}`);

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
  const isScale =
    isMoney || letter.word === 'k' || (letter.word === 'm' && isPluralAfter(lexemes, at + 1));
  return isScale ? { power, past: at + 1 } : words;
};

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

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};

/** The value of a one-character fraction; `undefined` for other lexemes. */
export const vulgarFraction = (lexeme: Lexeme | undefined): number | undefined =>
  lexeme === undefined ? undefined : VULGAR[lexeme.text];

/** "1 234 567": two groups of three digits and more behind plain spaces. */
const spacedGroupsAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  let digits = lexemes[at]?.word ?? '';
  if (!/^[1-9]\d{0,2}$/.test(digits)) return undefined;
  let past = at + 1;
  for (; past < at + 6; past++) {
    const group = lexemes[past];
    if (group?.gap !== 'space' || !/^\d{3}(?:\.\d+)?$/.test(group.word)) break;
    digits += group.word;
  }
  return past - at < 3 ? undefined : { value: Number(digits), past };
};

const digitsAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { value: number; past: number } | undefined => {
  const lexeme = lexemes[at];
  const value = lexeme?.kind === 'number' ? parsePrinted(lexeme.word) : undefined;
  if (value === undefined) return undefined;
  const grouped = spacedGroupsAt(lexemes, at);
  if (grouped !== undefined) return grouped;
  const half = vulgarFraction(lexemes[at + 1]);
  if (half !== undefined && Number.isInteger(value)) return { value: value + half, past: at + 2 };
  const [slash, bottom] = lexemes.slice(at + 2, at + 4);
  const top = Number(lexemes[at + 1]?.word);
  // "2 1/2": a whole number, then a fraction below one.
  if (lexemes[at + 1]?.kind === 'number' && slash?.word === '/' && bottom?.gap === 'none') {
    const part = top / Number(bottom.word);
    if (Number.isInteger(value) && part > 0 && part < 1)
      return { value: value + part, past: at + 4 };
  }
  return exponentAt(lexemes, at + 1, value) ?? { value, past: at + 1 };
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The digits of a power, raised or after "^", from a lexeme on. */
const powerDigits = (lexemes: readonly Lexeme[], at: number): { digits: string; past: number } => {
  let digits = '';
  let past = at;
  for (; lexemes[past]?.gap === 'none'; past++) {
    const text = lexemes[past]?.text ?? '';
    const superscript = SUPERSCRIPTS.indexOf(text);
    if (superscript < 0 && !/^\d{1,3}$/.test(text)) break;
    digits += superscript < 0 ? text : String(superscript);
  }
  return { digits, past };
};

/** "10³" and "10^-6": which power of ten it is, raised or after "^". */
const powerOfTenAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { power: number; past: number } | undefined => {
  if (lexemes[at]?.word !== '10') return undefined;
  const caret = lexemes[at + 1]?.word === '^' ? at + 2 : at + 1;
  const isNegative = ['-', '\u2212', '⁻'].includes(lexemes[caret]?.word ?? '');
  const { digits, past } = powerDigits(lexemes, isNegative ? caret + 1 : caret);
  if (digits === '' || digits.length > 3) return undefined;
  return { power: Number(digits) * (isNegative ? -1 : 1), past };
};

/** "3.2 × 10^8" and "6 x 10⁻⁹": the number and its power of ten; "10⁶" alone is a power of one. */
const exponentAt = (
  lexemes: readonly Lexeme[],
  at: number,
  value: number,
): { value: number; past: number } | undefined => {
  const isFactor = ['×', 'x', '·', '*'].includes(lexemes[at]?.word ?? '');
  const ten = powerOfTenAt(lexemes, isFactor ? at + 1 : at - 1);
  if (ten === undefined) return undefined;
  return { value: scaled(isFactor ? value : 1, ten.power), past: ten.past };
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
  const read = wordedGroupsAt(lexemes, at);
  if (read === undefined) return undefined;
  const isAndHalf = ['and', 'a', 'half'].every((part, n) => lexemes[read.past + n]?.word === part);
  return isAndHalf ? { value: read.value + 0.5, past: read.past + 3 } : read;
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
  const { power, past } = scaleAt(lexemes, read.past, isMoney);
  if (!Number.isFinite(scaled(read.value, power))) return undefined;
  return {
    first: at,
    past: lexemes[past]?.word === 'dozen' ? past + 1 : past,
    value: scaled(read.value, power) * (lexemes[past]?.word === 'dozen' ? 12 : 1),
    mantissa: read.value,
    scale: power,
    isWorded: digits === undefined,
  };
};

/** A scale word that stands for one of itself: "nearly trillion yuan". */
export const bareScaleAt = (lexemes: readonly Lexeme[], at: number): ReadNumber | undefined => {
  const word = lexemes[at]?.word ?? '';
  if (word.endsWith('s') || word.length < 4 || !SCALES.has(word)) return undefined;
  const { power, past } = scaleAt(lexemes, at, false);
  return { first: at, past, value: 10 ** power, mantissa: 1, scale: power, isWorded: true };
};
