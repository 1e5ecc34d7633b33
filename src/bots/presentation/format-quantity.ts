import { unitWords } from '../../qa/figures/figure-line.ts';
import type { Figure, Quantity, Unit } from '../../qa/types.ts';

/** A number in digits with commas between the thousands, as exact as a double holds it; for computed values only. */
export const formatNumber = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: 12, useGrouping: true });

/** Digits behind the point of a printed number. */
const decimalsOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

const differenceUnit = (unit: Unit): string =>
  unit.kind === 'percent' ? 'percentage points' : (unitWords(unit) ?? '');

const isExact = ({ qualifier, high }: Quantity): boolean =>
  qualifier === undefined && high === undefined;

/**
 * The difference of two printed values in words ("11.29 percentage points lower"); `undefined` where the
 * units differ, or where a value is only about right.
 */
export const differenceOf = (left: Quantity, right: Quantity): string | undefined => {
  const isSameUnit = left.unit.kind === right.unit.kind && left.unit.name === right.unit.name;
  if (!isSameUnit || !isExact(left) || !isExact(right) || left.value === right.value)
    return undefined;
  const decimals = Math.max(decimalsOf(left.value), decimalsOf(right.value));
  const difference = Number(Math.abs(left.value - right.value).toFixed(Math.min(decimals, 12)));
  const amount = `${formatNumber(difference)} ${differenceUnit(left.unit)}`.trim();
  return `${amount} ${left.value > right.value ? 'more' : 'less'}`;
};

/** A figure's change in words of ours around printed values: "up from 17.84% to 19.21%", "an increase". */
export const changeWords = ({ change, quantity }: Figure): string | undefined => {
  if (change === undefined) return undefined;
  const { direction, from, to, by, baseline } = change;
  const isOwn = by?.text === quantity.text;
  const noun = direction === 'up' ? 'an increase' : 'a decrease';
  const parts = [
    isOwn ? noun : direction,
    by === undefined || isOwn ? '' : `by ${by.text}`,
    from === undefined ? '' : `from ${from.text}`,
    to === undefined ? '' : `to ${to.text}`,
    baseline === undefined ? '' : `(compared with ${baseline.label})`,
  ];
  return parts.filter((part) => part !== '').join(' ');
};
