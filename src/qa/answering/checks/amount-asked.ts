import type { Unit } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';

/** What kinds of unit a question for an amount accepts, and how strictly. */
export interface AmountAsked {
  readonly kinds: ReadonlySet<Unit['kind']>;
  /** Names of measures that fit; empty for any. */
  readonly measures: ReadonlySet<string>;
  /** Whether another kind is no answer at all ("how old" is never answered by a price). */
  readonly isStrict: boolean;
}

type Kind = Unit['kind'];

const set = <Member extends string>(...members: Member[]): ReadonlySet<Member> => new Set(members);

const TIMES = set(
  'years',
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'seconds',
  'decades',
  'centuries',
);
const LENGTHS = set(
  'kilometres',
  'metres',
  'centimetres',
  'millimetres',
  'micrometres',
  'nanometres',
  'miles',
  'nautical miles',
  'light-years',
  'feet',
  'inches',
  'yards',
);
const NONE: ReadonlySet<string> = new Set();

const SHARE: AmountAsked = {
  kinds: set<Kind>('percent', 'percentage-points', 'fraction'),
  measures: NONE,
  isStrict: true,
};
const MONEY: AmountAsked = { kinds: set<Kind>('currency'), measures: NONE, isStrict: true };
const DURATION: AmountAsked = { kinds: set<Kind>('measure'), measures: TIMES, isStrict: true };
const MEASURE: AmountAsked = {
  kinds: set<Kind>('measure', 'count'),
  measures: NONE,
  isStrict: false,
};
const LENGTH: AmountAsked = { kinds: set<Kind>('measure'), measures: LENGTHS, isStrict: false };
const COUNT: AmountAsked = {
  kinds: set<Kind>('count', 'measure'),
  measures: NONE,
  isStrict: false,
};
const CHANGE: AmountAsked = {
  kinds: set<Kind>('percent', 'percentage-points', 'times', 'fraction'),
  measures: NONE,
  isStrict: false,
};
const ANY: AmountAsked = {
  kinds: set<Kind>('currency', 'percent', 'count', 'measure'),
  measures: NONE,
  isStrict: false,
};

const SHARE_WORDS = new Set([
  'percentage',
  'percent',
  'proportion',
  'share',
  'fraction',
  'portion',
  '%',
]);
const MONEY_WORDS = new Set([
  'money',
  'cost',
  'costs',
  'price',
  'pay',
  'paid',
  'spend',
  'spent',
  'worth',
  'revenue',
  'income',
  'profit',
  'salary',
  'budget',
  'funds',
  'fund',
  'funding',
  'raise',
  'invest',
  'invested',
  'investment',
  'capitalisation',
  'capitalization',
  'turnover',
  'charge',
  'charged',
  'earn',
  'earned',
  'dollars',
  'yuan',
  'euros',
  'pounds',
  'capital',
  'fee',
  'debt',
  'donate',
  'donated',
]);
const CHANGE_WORDS = new Set([
  'growth',
  'grow',
  'grew',
  'increase',
  'decrease',
  'fall',
  'fell',
  'rise',
  'rose',
  'drop',
  'dropped',
  'decline',
  'rate',
  'expand',
  'shrink',
]);

const BY_HOW: Readonly<Record<string, AmountAsked>> = {
  many: COUNT,
  old: DURATION,
  long: { ...DURATION, isStrict: false },
  fast: CHANGE,
  quickly: CHANGE,
  rapidly: CHANGE,
  steeply: CHANGE,
  sharply: CHANGE,
  strong: CHANGE,
  far: LENGTH,
  tall: LENGTH,
  high: ANY,
  large: ANY,
  big: ANY,
  deep: LENGTH,
  wide: LENGTH,
  heavy: MEASURE,
  hot: MEASURE,
  cold: MEASURE,
  expensive: MONEY,
  low: ANY,
  small: ANY,
  often: COUNT,
};

/** "Share price": a share of a company, not of a whole. */
const isSharePrice = (words: readonly string[]): boolean =>
  words.includes('share') &&
  !/\bshare of\b|\b(?:what|which) share\b/.test(words.join(' ')) &&
  words.some((word) => MONEY_WORDS.has(word));

/** The amount a question asks for, from the words around its question word. */
export const amountAsked = ({ shape, tokens }: Analysis): AmountAsked => {
  const has = (words: ReadonlySet<string>): boolean => tokens.word.some((word) => words.has(word));
  const how = shape.asks === 'how' ? BY_HOW[tokens.word[shape.at + 1] ?? ''] : undefined;
  if (how !== undefined) return how;
  if (has(SHARE_WORDS) && !isSharePrice(tokens.word)) return SHARE;
  if (tokens.word.includes('age')) return DURATION;
  if (has(MONEY_WORDS))
    return { ...MONEY, isStrict: shape.asks === 'how' && tokens.word.includes('money') };
  return has(CHANGE_WORDS) ? CHANGE : ANY;
};
