import type { Unit } from '../../types.ts';
import { amountAt, bareAmountAt } from './amounts.ts';
import type { Amount, AmountContext } from './count-amounts.ts';
import { isDash, type Lexeme } from './lexemes.ts';
import { currencyBefore } from './units.ts';

const isSameUnit = (a: Unit | undefined, b: Unit | undefined): boolean =>
  a?.kind === b?.kind && a?.name === b?.name;

const CHANGES = new Set(
  (
    'rose rise rises risen fell fall falls fallen increased increase increases decreased decrease grew ' +
    'grow grown climbed climb dropped drop declined decline gained gain lost added add up down jumped ' +
    'slipped edged slid advanced surged plunged soared shrank expanded improved widened narrowed'
  ).split(' '),
);

/** Words before "from A to B" that make it one stretch and no change. */
const SPREADS = new Set(
  (
    'range ranges ranged ranging vary varies varied varying anywhere aged spread somewhere fluctuates ' +
    'take takes took taking last lasts lasted lasting cost costs costing need needs require requires'
  ).split(' '),
);

/** The two ends of a range of amounts. */
export interface Range {
  readonly low: Amount;
  readonly high: Amount;
}

/** A number without its scale word takes that of the upper end: "1.5 to 2 million", "three to five hundred". */
export const scaledLow = (low: Amount, high: Amount): number => {
  const [a, b] = [low.number, high.number];
  if (a === undefined || b === undefined || a.value !== a.mantissa) return low.value;
  if (b.value === b.mantissa || a.mantissa >= b.mantissa) return low.value;
  if (b.scale === 0) return low.value * (b.value / b.mantissa);
  return Number(`${low.value}e${b.scale}`) || low.value;
};

interface Join {
  readonly kind: 'to' | 'dash' | 'and' | 'or';
  readonly past: number;
}

/** "two-to-three weeks": a "to" that dashes tie on both sides. */
const isTiedTo = (lexemes: readonly Lexeme[], at: number): boolean =>
  isDash(lexemes[at]) && lexemes[at + 1]?.word === 'to' && isDash(lexemes[at + 2]);

const joinAt = (lexemes: readonly Lexeme[], { first, past: at }: Amount): Join | undefined => {
  const join = lexemes[at];
  if (join === undefined || join.gap === 'paragraph') return undefined;
  if (join.word === 'to') return { kind: 'to', past: at + 1 };
  if (join.word === 'or') return { kind: 'or', past: at + 1 };
  if (isTiedTo(lexemes, at)) return { kind: 'to', past: at + 3 };
  if (isDash(join)) {
    const next = lexemes[at + 1];
    const isWord = next?.kind === 'word' && currencyBefore(lexemes, at + 1) === undefined;
    return isWord ? undefined : { kind: 'dash', past: at + 1 };
  }
  const isAnd = join.word === 'and' && isBetween(lexemes, first);
  return isAnd ? { kind: 'and', past: at + 1 } : undefined;
};

/** "between 18 and 64", "between the ages of 18 and 64". */
const isBetween = (lexemes: readonly Lexeme[], at: number): boolean =>
  lexemes[at - 1]?.word === 'between' ||
  (lexemes[at - 1]?.word === 'of' &&
    lexemes.slice(Math.max(0, at - 5), at - 1).some(({ word }) => word === 'between'));

const isChangeBefore = (lexemes: readonly Lexeme[], at: number): boolean =>
  CHANGES.has(lexemes[at - 1]?.word ?? '') ||
  (lexemes[at - 1]?.word === 'by' && CHANGES.has(lexemes[at - 2]?.word ?? ''));

/** Whether "from A to B" and "rose A to B" are two amounts and no range. */
const areApart = (lexemes: readonly Lexeme[], { low, high }: Range): boolean => {
  if (lexemes[low.first - 1]?.word === 'from') {
    const before = lexemes[low.first - 2];
    const isOpening = low.unit === undefined && (before === undefined || before.word === '.');
    return !isOpening && !SPREADS.has(before?.word ?? '');
  }
  const areBothFull = low.unit !== undefined || high.unit === undefined;
  return areBothFull && isChangeBefore(lexemes, low.first);
};

/** Whether the ends are printed with different units, so that they are two amounts. */
const haveOtherUnits = (low: Amount, high: Amount): boolean =>
  low.unit !== undefined && low.unit.name !== '' && !isSameUnit(low.unit, high.unit);

/** "two or three weeks": "or" joins neighbours that share what stands behind the second. */
const isLooseChoice = (low: Amount, high: Amount): boolean =>
  low.unit !== undefined || high.unit === undefined || low.number?.isOpen === true;

/** The two ends of a range that starts with an amount; `undefined` where they are two amounts. */
export const rangeFrom = (context: AmountContext, low: Amount): Range | undefined => {
  const { lexemes } = context;
  const join = low.noun === undefined ? joinAt(lexemes, low) : undefined;
  if (join === undefined) return undefined;
  const money = low.unit?.kind === 'currency' ? low.unit : undefined;
  const high = amountAt(context, join.past, money);
  if (high === undefined || (high.number === undefined && low.number !== undefined))
    return undefined;
  if (haveOtherUnits(low, high)) return undefined;
  if (join.kind === 'or' && isLooseChoice(low, high)) return undefined;
  // Only a dash joins ends that fall: "in the 90-60s".
  if (scaledLow(low, high) >= high.value && join.kind !== 'dash') return undefined;
  const range = { low, high };
  return join.kind === 'to' && areApart(lexemes, range) ? undefined : range;
};

/** A range whose lower end is a number that counts nothing by itself: "two to three weeks". */
export const rangeAt = (context: AmountContext, at: number): Range | undefined => {
  const low = bareAmountAt(context, at);
  const range = low && rangeFrom(context, low);
  return range?.high.unit === undefined ? undefined : range;
};
