import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, formatNumber } from '../../../../src/bots/presentation/format-quantity.ts';
import { parsePrinted } from '../../../../src/qa/analysis/quantities/printed-digits.ts';
import type { Quantity, Unit } from '../../../../src/qa/types.ts';

const PERCENT: Unit = { kind: 'percent', name: '%' };
const quantity = (value: number, given: Partial<Quantity> = {}): Quantity => ({
  text: String(value),
  value,
  unit: PERCENT,
  ...given,
});

describe('formatNumber', () => {
  it('prints what is read back as the same number, over magnitudes', () => {
    const value = fc
      .tuple(fc.nat({ max: 999_999_999 }), fc.integer({ min: -9, max: 6 }))
      .map(([digits, power]) => Number(`${digits}e${power}`));
    fc.assert(
      fc.property(value, (number) => {
        expect(parsePrinted(formatNumber(number))).toBe(number);
      }),
    );
  });
});

describe('differenceOf', () => {
  it('is exact in the digits that are printed', () => {
    expect(differenceOf(quantity(17.84), quantity(19.21))).toBe('1.37 percentage points less');
    expect(differenceOf(quantity(30.5), quantity(6.7))).toBe('23.8 percentage points more');
  });

  it('is not told between units, or where a value is only about right', () => {
    expect(
      differenceOf(quantity(5), quantity(5, { unit: { kind: 'times', name: 'times' } })),
    ).toBeUndefined();
    expect(differenceOf(quantity(5), quantity(6, { qualifier: 'about' }))).toBeUndefined();
    expect(differenceOf(quantity(5, { high: 8 }), quantity(6))).toBeUndefined();
  });
});
