import { describe, expect, it } from 'vitest';
import { figure, table } from '../../../../evaluation/reports/table.ts';

describe('figure', () => {
  it.each([
    [0.5, '.500'],
    [1, '1.000'],
    [0, '.000'],
    [-0.25, '-.250'],
    [undefined, '-'],
    [Number.NaN, '-'],
  ])('prints %s as %s', (value, expected) => {
    expect(figure(value)).toBe(expected);
  });
});

describe('table', () => {
  it('lines up its columns', () => {
    expect(
      table(
        'found',
        ['n', 'R@1'],
        [
          ['bare', '12', 0.5],
          ['core', '1234', undefined],
        ],
      ),
    ).toBe(['found     n   R@1', 'bare     12  .500', 'core   1234     -'].join('\n'));
  });
});
