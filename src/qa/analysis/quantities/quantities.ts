import type { Qualifier, Quantity, Span, Unit } from '../../types.ts';
import { type TimeMention, timesIn } from '../times/periods.ts';
import { amountAt } from './amounts.ts';
import type { Amount, AmountContext } from './count-amounts.ts';
import type { CountedNoun } from './counted-nouns.ts';
import { isDash, type Lexeme, lexemesOf } from './lexemes.ts';
import { DURATIONS } from './measures.ts';
import { isTitleCased } from './not-quantities.ts';
import { qualifierAfter, qualifierBefore } from './qualifiers.ts';
import { rangeAt, rangeFrom, scaledLow } from './ranges.ts';

/** A quantity in a text with the lexemes [first, past) it is printed in, qualifier and unit included. */
export interface QuantityMention {
  readonly span: Span;
  readonly first: number;
  readonly past: number;
  readonly quantity: Quantity;
  /** The noun phrase that says what is counted. */
  readonly noun?: CountedNoun;
  /** Whether it is an end of "from A to B". */
  readonly end?: 'from' | 'to';
}

/** A quantity and where it is printed. */
export interface FoundQuantity {
  readonly span: Span;
  readonly quantity: Quantity;
}

const UNKNOWN: Unit = { kind: 'count', name: '' };

const SCORES = new Set(
  (
    'won win wins lost lose loses beat beats beating win wins victory defeat defeated draw drew tied tie ' +
    'score scored lead led leading trailed trail vote voted ruled edged thrashed final sets majority'
  ).split(' '),
);

/** "3-1": two whole numbers joined by a dash near a word of winning. */
const scoreFrom = (context: AmountContext, first: Amount): number | undefined => {
  const { lexemes } = context;
  const [dash, other] = [lexemes[first.past], lexemes[first.past + 1]];
  if (first.unit !== undefined || first.past !== first.first + 1) return undefined;
  if (!isDash(dash) || dash?.gap !== 'none' || other?.gap !== 'none') return undefined;
  if (![lexemes[first.first], other].every((side) => /^\d{1,3}$/.test(side?.word ?? ''))) {
    return undefined;
  }
  const around = lexemes.slice(Math.max(0, first.first - 6), first.past + 5);
  const isContest = around.some((lexeme) => SCORES.has(lexeme.word));
  return isContest ? first.past + 2 : undefined;
};

/** The end of what is printed: through the unit, or the counted noun when it follows directly. */
const printedPast = (amount: Amount): number => {
  const { noun, past } = amount;
  return noun !== undefined && noun.first === past && noun.past === past + 1 ? noun.past : past;
};

/** What stands at a place: one amount, a range, or a score. */
interface Reading {
  readonly amount: Amount;
  readonly low?: Amount;
  readonly past: number;
  readonly unit: Unit;
}

/** What starts at a lexeme: an amount, or the first number of a range. */
const readAt = (context: AmountContext, at: number): Reading | undefined => {
  const amount = amountAt(context, at);
  const scorePast = amount && scoreFrom(context, amount);
  if (amount !== undefined && scorePast !== undefined) {
    return { amount, past: scorePast, unit: { kind: 'count', name: 'score' } };
  }
  const range = amount === undefined ? rangeAt(context, at) : rangeFrom(context, amount);
  const last = range?.high ?? amount;
  if (last === undefined) return undefined;
  const reading = { amount: last, past: last.past, unit: last.unit ?? UNKNOWN };
  return range === undefined ? reading : { ...reading, low: range.low };
};

const quantityOf = (text: string, reading: Reading, qualifier?: Qualifier): Quantity => {
  const { amount, low, unit } = reading;
  const other = low === undefined ? amount.value : scaledLow(low, amount);
  const ends =
    low === undefined
      ? { value: amount.value }
      : { value: Math.min(other, amount.value), high: Math.max(other, amount.value) };
  return { text, ...ends, unit, ...(qualifier === undefined ? {} : { qualifier }) };
};

const mentionOf = (
  text: string,
  context: AmountContext,
  reading: Reading,
): QuantityMention | undefined => {
  const { lexemes } = context;
  const { amount, low, unit } = reading;
  const from = (low ?? amount).first;
  const isDuration = unit.kind === 'measure' && DURATIONS.has(unit.name);
  const before = qualifierBefore(lexemes, from, isDuration);
  const printed = Math.max(reading.past, printedPast(amount));
  const isMore = lexemes[printed]?.word === '+';
  const after = before === undefined || isMore ? qualifierAfter(lexemes, printed) : undefined;
  const [first, past] = [before?.first ?? from, after?.past ?? printed];
  const [start, end] = [lexemes[first]?.start, lexemes[past - 1]?.end];
  if (start === undefined || end === undefined) return undefined;
  const open: Qualifier | undefined = amount.number?.isOpen === true ? 'at-least' : undefined;
  const qualifier = before?.qualifier ?? after?.qualifier ?? open;
  const mention = {
    span: { start, end },
    first,
    past,
    quantity: quantityOf(text.slice(start, end), reading, qualifier),
  };
  return amount.noun === undefined ? mention : { ...mention, noun: amount.noun };
};

/** A number that a rough translation prints twice in a row; the second is the one with the unit. */
const isStutter = (context: AmountContext, amount: Amount): boolean => {
  const [number, next] = [context.lexemes[amount.first], context.lexemes[amount.past]];
  return amount.unit === undefined && next?.kind === 'number' && next.word === number?.word;
};

/** Marks the ends of "from A to B". */
const withEnds = (
  lexemes: readonly Lexeme[],
  mentions: readonly QuantityMention[],
): readonly QuantityMention[] => {
  const wordBefore = (n: number): string | undefined =>
    lexemes[(mentions[n]?.first ?? 0) - 1]?.word;
  return mentions.map((mention, n) => {
    if (wordBefore(n) === 'from') return { ...mention, end: 'from' };
    const isTo = wordBefore(n) === 'to' && wordBefore(n - 1) === 'from';
    return isTo ? { ...mention, end: 'to' } : mention;
  });
};

/** Every quantity of a text in order, without overlap; `times` are its dates, which hold no quantities. */
export const quantitiesIn = (
  text: string,
  lexemes: readonly Lexeme[],
  times: readonly TimeMention[],
): readonly QuantityMention[] => {
  const taken = takenLexemes(text, lexemes, times);
  const isTaken = (at: number): boolean => taken[at] === 1;
  const context: AmountContext = { lexemes, isTaken, isTitleCase: isTitleCased(lexemes) };
  const mentions: QuantityMention[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const reading = readAt(context, at);
    if (reading === undefined || isStutter(context, reading.low ?? reading.amount)) {
      at = (reading?.low ?? reading?.amount)?.past ?? at + 1;
      continue;
    }
    const mention = mentionOf(text, context, reading);
    if (mention !== undefined) mentions.push(mention);
    at = Math.max(reading.past, at + 1);
  }
  return withEnds(lexemes, mentions);
};

/** Addresses on the web and of mail, and telephone numbers: the numbers in them are no amounts. */
const ADDRESS =
  /(?:https?:\/\/|www\.)\S+|\b[\w-]{1,64}(?:\.[\w-]{1,64}){0,4}\.(?:com|org|net|gov|edu|io|dev|info|co\.uk)\b\S*|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|\+\d{1,3}(?:[ -]?\(?\d{2,4}\)?){2,5}/g;

const takenLexemes = (
  text: string,
  lexemes: readonly Lexeme[],
  times: readonly TimeMention[],
): Uint8Array => {
  const taken = new Uint8Array(lexemes.length);
  for (const { first, past } of times) taken.fill(1, first, past);
  if (!/[@:w+]|\.[cogneid]/.test(text)) return taken;
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const past = match.index + match[0].length;
    for (; at < lexemes.length && (lexemes[at]?.start ?? 0) < past; at++) {
      if ((lexemes[at]?.start ?? 0) >= match.index) taken[at] = 1;
    }
  }
  return taken;
};

/** The quantities a text prints, in order; dates, ordinals, names, codes and list numbers are none. */
export const findQuantities = (text: string): readonly FoundQuantity[] => {
  const lexemes = lexemesOf(text);
  return quantitiesIn(text, lexemes, timesIn(text, lexemes)).map(({ span, quantity }) => ({
    span,
    quantity,
  }));
};
