import type { Unit } from '../../types.ts';
import { compositeFrom, markedComposite } from './composites.ts';
import {
  type Amount,
  type AmountContext,
  countOf,
  isQuotedName,
  nounAfter,
} from './count-amounts.ts';
import { CURRENCY_BY_CODE, CURRENCY_BY_SIGN, DOLLAR_WORDS } from './currencies.ts';
import { fractionAt, MULTIPLE_WORDS, multipleAt } from './fractions.ts';
import type { Lexeme } from './lexemes.ts';
import { DURATIONS } from './measures.ts';
import {
  endsName,
  isCode,
  isGluedName,
  isListNumber,
  isNameWord,
  isNumbering,
  isOrdinal,
} from './not-quantities.ts';
import { bareScaleAt, numberAt, type ReadNumber, SCALE_WORDS } from './printed-numbers.ts';
import { qualifierBefore } from './qualifiers.ts';
import { TENS_BY_WORD, UNITS } from './small-numbers.ts';
import { currencyBefore, unitAfter } from './units.ts';

const MINUS_SIGNS = new Set(['-', '\u2212', '\u2013']);
const MINUS_WORDS = new Set(['minus', 'negative']);

/** Whether the sign at a lexeme makes the number after it negative and does not join two numbers. */
const isMinus = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [before, sign, next] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (sign === undefined || next === undefined) return false;
  if (MINUS_WORDS.has(sign.word)) return next.kind !== 'sign' || CURRENCY_BY_SIGN.has(next.word);
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

/** Where the number of an amount starts, behind its sign and its currency. */
interface Lead {
  readonly start: number;
  readonly isNegative: boolean;
  readonly unit?: Unit;
}

const leadAt = (lexemes: readonly Lexeme[], at: number): Lead => {
  const isNegative = isMinus(lexemes, at);
  const isPlus = lexemes[at]?.word === '+' && lexemes[at + 1]?.gap === 'none';
  const afterSign = isNegative || isPlus ? at + 1 : at;
  const before = currencyBefore(lexemes, afterSign);
  if (before === undefined || lexemes[before.past] === undefined) {
    return { start: afterSign, isNegative };
  }
  // "$-4m": the minus behind the sign of the money.
  const [sign, next] = lexemes.slice(before.past, before.past + 2);
  const isInner =
    MINUS_SIGNS.has(sign?.word ?? '') && sign?.gap === 'none' && next?.kind === 'number';
  const start = isInner && next.gap === 'none' ? before.past + 1 : before.past;
  return { start, isNegative: isNegative || start > before.past, unit: before.unit };
};

const plainAmountAt = (context: AmountContext, at: number, money?: Unit): Amount | undefined => {
  const { lexemes } = context;
  const lead = leadAt(lexemes, at);
  const { start } = lead;
  if (context.isTaken(start)) return undefined;
  const unit = lead.unit ?? money;
  const number =
    numberAt(lexemes, start, unit !== undefined) ??
    (qualifierBefore(lexemes, start, false) && bareScaleAt(lexemes, start));
  if (number === undefined) return undefined;
  if (lead.unit === undefined && isExcluded(context, number, start)) return undefined;
  const read = withUnit(context, number, at, unit);
  const amount = read && (compositeFrom(lexemes, read) ?? read);
  return amount !== undefined && lead.isNegative ? { ...amount, value: -amount.value } : amount;
};

/** Words that a number follows as their value: "was (3.5%)", "a loss of (250)". */
const VALUED_BY = new Set(
  'is are was were be been of to at reached totalled totaled stood came remained posted reported |'.split(
    ' ',
  ),
);

/** "$(4.2) million": brackets around the digits alone. */
const bracketedDigitsAt = (context: AmountContext, at: number): Amount | undefined => {
  const { lexemes } = context;
  const money = currencyBefore(lexemes, at);
  if (money === undefined || lexemes[money.past]?.word !== '(') return undefined;
  const number = numberAt(lexemes, money.past + 1, false);
  if (number === undefined || lexemes[number.past]?.word !== ')') return undefined;
  const scale = bareScaleAt(lexemes, number.past + 1);
  const value = -number.value * (scale?.value ?? 1);
  return { first: at, past: scale?.past ?? number.past + 1, value, unit: money.unit, number };
};

/** "was ($4.2 million)", "(3.5%)" as a table's cell: accounts print what is negative in brackets. */
const bracketedAt = (context: AmountContext, at: number): Amount | undefined => {
  const { lexemes } = context;
  if (lexemes[at]?.word !== '(') return bracketedDigitsAt(context, at);
  const before = lexemes[at - 1]?.word ?? '';
  const inner = VALUED_BY.has(before) ? plainAmountAt(context, at + 1) : undefined;
  if (inner === undefined || lexemes[inner.past]?.word !== ')') return undefined;
  return { ...inner, first: at, past: inner.past + 1, value: -inner.value };
};

/** A number with nothing that it counts, as the lower end of a range may be: "two to three weeks". */
export const bareAmountAt = (context: AmountContext, at: number): Amount | undefined => {
  const { lexemes } = context;
  if (context.isTaken(at) || !mayStart(lexemes[at])) return undefined;
  const number = numberAt(lexemes, at, false);
  if (number === undefined || isExcluded(context, number, at)) return undefined;
  return { first: at, past: number.past, value: number.value, number };
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
  const marked = markedComposite(lexemes, at);
  return marked ?? bracketedAt(context, at) ?? plainAmountAt(context, at, money);
};
