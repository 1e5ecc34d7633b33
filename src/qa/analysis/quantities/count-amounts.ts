import type { Unit } from '../../types.ts';
import { type CountedNoun, countedNounAt, isPlural } from './counted-nouns.ts';
import type { Lexeme } from './lexemes.ts';
import { isGluedCode } from './not-quantities.ts';
import { isCutOff, numberAt, type ReadNumber } from './printed-numbers.ts';
import { smallNumber } from './small-numbers.ts';

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

/** "three of the five members": the counted noun behind "of". */
export const nounAfter = (context: AmountContext, past: number): CountedNoun | undefined => {
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
export const isQuotedName = (lexemes: readonly Lexeme[], first: number, past: number): boolean =>
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
export const countOf = (
  context: AmountContext,
  number: ReadNumber,
  first: number,
): Amount | undefined => {
  const { lexemes } = context;
  const base = { first, past: number.past, value: number.value, number };
  // "18F laboratories", "2FA methods": the letters make it a name.
  if (!number.isWorded && !number.isOpen && isGluedCode(lexemes, number.past)) return undefined;
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
  return isLong ? undefined : base;
};
