import { describe, expect, it } from 'vitest';
import { holdsFragment, holdsPhrase } from '../../../../evaluation/metrics/containment.ts';

describe('holdsPhrase', () => {
  it('keeps the digits of a number together', () => {
    expect(holdsPhrase('It grew by 6.7% a year.', '6.7%')).toBe(true);
    expect(holdsPhrase('It grew by 67% a year.', '6.7%')).toBe(false);
  });

  it('looks past quotation marks, spaces and the full stop at the end', () => {
    expect(holdsPhrase('He spoke of “two  wings”, then left.', 'two wings')).toBe(true);
    expect(holdsPhrase('It was 2021.', '2021')).toBe(true);
  });

  it('finds whole words only', () => {
    expect(holdsPhrase('the eastern region', 'east')).toBe(false);
    expect(holdsPhrase('anything', '…')).toBe(false);
  });
});

describe('holdsFragment', () => {
  it('finds a sentence cut off inside a word', () => {
    expect(holdsFragment('accounted for 30.5%of the GDP', 'accounted for 30.5%')).toBe(true);
  });
});
