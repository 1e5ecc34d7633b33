import type { Unit } from '../types.ts';
import { type CountedNoun, countedNounAt, isPlural } from './counted-nouns.ts';
import { CURRENCY_BY_CODE, DOLLAR_WORDS } from './currencies.ts';
import { fractionAt, MULTIPLE_WORDS, multipleAt } from './fractions.ts';
import type { Lexeme } from './lexemes.ts';
import { DURATIONS } from './measures.ts';
import {
  endsName,
  isCode,
  isGluedCode,
  isGluedName,
  isListNumber,
  isNameWord,
  isNumbering,
  isOrdinal,
} from './not-quantities.ts';
import {
  bareScaleAt,
  isCutOff,
  numberAt,
  type ReadNumber,
  SCALE_WORDS,
} from './printed-numbers.ts';
import { qualifierBefore } from './qualifiers.ts';
import { smallNumber, TENS_BY_WORD, UNITS } from './small-numbers.ts';
import { currencyBefore, unitAfter } from './units.ts';

/** One number with its unit, before ranges and qualifiers: lexemes [first, past). */
export interface Amount {
  readonly first: number;
  readonly past: number;
  readonly value: number;
  readonly unit?: Unit;
  readonly noun?: CountedNoun;
  /** Absent for fractions and multiples in words. */
  readonly number?: ReadNumber;
}

/** The lexemes of a text with what is known of them before numbers are read. */
export interface AmountContext {
  readonly lexemes: readonly Lexeme[];
  /** Whether a lexeme belongs to a date, an address, or something else that holds no amounts. */
  readonly isTaken: (at: number) => boolean;
  readonly isTitleCase: boolean;
}

const MINUS_SIGNS = new Set(['-', '\u2212', '\u2013']);
const MINUS_WORDS = new Set(['minus', 'negative']);

/** Whether the sign at a lexeme makes the number after it negative and does not join two numbers. */
const isMinus = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [before, sign, next] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (sign === undefined || next === undefined) return false;
  if (MINUS_WORDS.has(sign.word)) return next.kind === 'number' || next.kind === 'word';
  if (!MINUS_SIGNS.has(sign.word) || next.gap !== 'none') return false;
  if (before === undefined || sign.gap === 'paragraph') return next.kind !== 'word';
  if (before.kind === 'number' || before.word === '%') return false;
  return sign.gap === 'space' || ['(', '[', '/'].includes(before.word);
};

const isExcluded = (context: AmountContext, number: ReadNumber, at: number): boolean => {
  const { lexemes } = context;
  if (isGluedName(lexemes, at) || isNumbering(lexemes, at)) return true;
  if (number.isWorded) return isNameWord(lexemes, at, context.isTitleCase);
  return isOrdinal(lexemes, at) || isListNumber(lexemes, at) || isCode(lexemes, at);
};

const AMOUNT_WORDS: ReadonlySet<string> = new Set([
  ...UNITS.keys(),
  ...TENS_BY_WORD.keys(),
  ...SCALE_WORDS,
  ...MULTIPLE_WORDS,
  ...DOLLAR_WORDS,
  ...MINUS_WORDS,
  'a',
  'an',
  'half',
  'dozen',
]);

const PER = new Set(['per', 'every', 'each']);

/** "three of the five members": the counted noun behind "of". */
const nounAfter = (context: AmountContext, past: number): CountedNoun | undefined => {
  const { lexemes } = context;
  if (context.isTaken(past)) return undefined;
  const direct = countedNounAt(lexemes, past);
  if (direct !== undefined || lexemes[past]?.word !== 'of') return direct;
  const determiners = ['the', 'its', 'their', 'our', 'these', 'those', 'his', 'her', 'all'];
  const next = determiners.includes(lexemes[past + 1]?.word ?? '') ? past + 2 : past + 1;
  // "48 of the 120 seats" counts seats.
  const noun = numberAt(lexemes, next, false)?.past ?? next;
  return countedNounAt(lexemes, noun);
};

/** "1 goal": one of something is followed by a noun in the singular. */
const singularAfter = (lexemes: readonly Lexeme[], past: number): CountedNoun | undefined => {
  const next = lexemes[past];
  const isNoun = next?.gap === 'space' && /^\p{Ll}{3,}$/u.test(next.text) && !isPlural(next);
  const isEnd = ['and', 'the', 'for', 'was', 'has', 'per', 'but', 'with', 'from', 'over'];
  return isNoun && !isEnd.includes(next.word)
    ? { first: past, past: past + 1, name: next.word }
    : undefined;
};

/** A number in quotation marks with its noun alone is a name: the "three products" campaign. */
const isQuotedName = (lexemes: readonly Lexeme[], first: number, past: number): boolean =>
  ['"', '\u201c', '\u2018'].includes(lexemes[first - 1]?.word ?? '') &&
  ['"', '\u201d', '\u2019'].includes(lexemes[past]?.word ?? '');

/** ", 45," behind a name: a person's age, by the habit of news writing. */
const isAge = (lexemes: readonly Lexeme[], number: ReadNumber): boolean => {
  const [name, comma] = lexemes.slice(Math.max(0, number.first - 2), number.first);
  const isYears = Number.isInteger(number.value) && number.value > 0 && number.value < 120;
  return (
    isYears &&
    !number.isWorded &&
    comma?.word === ',' &&
    /^\p{Lu}\p{Ll}/u.test(name?.text ?? '') &&
    lexemes[number.past]?.word === ',' &&
    lexemes[number.past + 1]?.kind !== 'number'
  );
};

const PEOPLE = new Set(
  'people those children adults pupils men women boys girls residents citizens voters patients anyone everyone'.split(
    ' ',
  ),
);

/** "people under 25", "adults aged 65": an age as well. */
const isAgeLimit = (lexemes: readonly Lexeme[], number: ReadNumber): boolean => {
  const [who, limit] = [lexemes[number.first - 2], lexemes[number.first - 1]];
  const isLimit = ['under', 'over', 'aged', 'above', 'below'].includes(limit?.word ?? '');
  return isLimit && PEOPLE.has(who?.word ?? '') && number.value < 120;
};

const AGE: Unit = { kind: 'measure', name: 'years' };
const LONGEST_CODE = 9;

/** "Two goals and one assist": "one" counts where it is listed with another number. */
const isCoordinated = (lexemes: readonly Lexeme[], at: number): boolean =>
  ['and', ','].includes(lexemes[at - 1]?.word ?? '') &&
  lexemes
    .slice(Math.max(0, at - 5), at - 1)
    .some((lexeme) => lexeme.kind === 'number' || smallNumber(lexeme.word) !== undefined);

/** What a number without a unit counts, if it may stand so. */
const countOf = (context: AmountContext, number: ReadNumber, first: number): Amount | undefined => {
  const { lexemes } = context;
  const base = { first, past: number.past, value: number.value, number };
  const isOne = number.value === 1;
  if (isOne && number.isWorded && !isCoordinated(lexemes, first)) return undefined;
  const noun = isOne ? singularAfter(lexemes, number.past) : nounAfter(context, number.past);
  if (noun !== undefined) {
    if (isQuotedName(lexemes, first, noun.past)) return undefined;
    return { ...base, noun, unit: { kind: 'count', name: noun.name } };
  }
  return bareOf(context, number, first);
};

/** A number with neither a unit nor a noun, where it may stand so. */
const bareOf = (
  { lexemes }: AmountContext,
  number: ReadNumber,
  first: number,
): Amount | undefined => {
  const base = { first, past: number.past, value: number.value, number };
  if (isAge(lexemes, number) || isAgeLimit(lexemes, number)) return { ...base, unit: AGE };
  if (isQuotedName(lexemes, first, number.past)) return undefined;
  if (number.isWorded && number.scale < 3) return undefined;
  const isLong = /^\d+$/.test(lexemes[first]?.word ?? '') && number.value >= 10 ** LONGEST_CODE;
  if (isCutOff(lexemes, number.past)) return undefined;
  return isLong || isGluedCode(lexemes, number.past) ? undefined : base;
};

const withUnit = (
  context: AmountContext,
  number: ReadNumber,
  first: number,
  money: Unit | undefined,
): Amount | undefined => {
  const { lexemes } = context;
  const base = { first, past: number.past, value: number.value, number };
  if (money !== undefined) return { ...base, unit: money };
  const after = context.isTaken(number.past) ? undefined : unitAfter(lexemes, number.past);
  if (after !== undefined) {
    const isIdiom = number.isWorded && number.value === 1 && DURATIONS.has(after.unit.name);
    const isQuoted = isQuotedName(lexemes, first, after.past) && number.isWorded;
    return isIdiom || isQuoted ? undefined : { ...base, past: after.past, unit: after.unit };
  }
  return endsName(lexemes, number.first) ? undefined : countOf(context, number, first);
};

const plainAmountAt = (context: AmountContext, at: number, money?: Unit): Amount | undefined => {
  const { lexemes } = context;
  const isNegative = isMinus(lexemes, at);
  const isPlus = lexemes[at]?.word === '+' && lexemes[at + 1]?.gap === 'none';
  const afterSign = isNegative || isPlus ? at + 1 : at;
  const before = currencyBefore(lexemes, afterSign);
  const start =
    before !== undefined && lexemes[before.past] !== undefined ? before.past : afterSign;
  if (context.isTaken(start)) return undefined;
  const unit = before?.unit ?? money;
  const number =
    numberAt(lexemes, start, unit !== undefined) ??
    (qualifierBefore(lexemes, start, false) && bareScaleAt(lexemes, start));
  if (number === undefined) return undefined;
  if (before === undefined && isExcluded(context, number, start)) return undefined;
  const amount = withUnit(context, number, at, unit);
  return amount !== undefined && isNegative ? { ...amount, value: -amount.value } : amount;
};

/** Whether an amount can start with a lexeme: most words are passed over at once. */
const mayStart = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined &&
  (lexeme.kind !== 'word' || AMOUNT_WORDS.has(lexeme.word) || CURRENCY_BY_CODE.has(lexeme.text));

/**
 * The amount that starts at a lexeme; `undefined` where none does, or where the number counts nothing
 * (an ordinal, a name, a code, an item of a list).
 * @param money a currency carried over from the first end of a range.
 */
export const amountAt = (context: AmountContext, at: number, money?: Unit): Amount | undefined => {
  const { lexemes } = context;
  if (context.isTaken(at) || !mayStart(lexemes[at])) return undefined;
  if (PER.has(lexemes[at - 1]?.word ?? '') && lexemes[at]?.gap === 'space') return undefined;
  const share = fractionAt(lexemes, at) ?? multipleAt(lexemes, at);
  if (share !== undefined) {
    const amount = { first: at, past: share.past, value: share.value, unit: share.unit };
    const noun = share.unit.kind === 'count' ? nounAfter(context, share.past) : undefined;
    return noun === undefined
      ? amount
      : { ...amount, noun, unit: { kind: 'count', name: noun.name } };
  }
  return plainAmountAt(context, at, money);
};
