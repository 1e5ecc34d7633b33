import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../../src/qa/corpus/publication-date.ts';

describe('parseDate', () => {
  it.each([
    ['2022-09-23', '2022-09-23'],
    ['2022.09.23', '2022-09-23'],
    ['2022/9/3 08:15', '2022-09-03'],
    ['2022-09-23T23:30:00-05:00', '2022-09-23'],
    ['2022年9月23日', '2022-09-23'],
    ['23 September 2022', '2022-09-23'],
    ['3rd Sept 2022', '2022-09-03'],
    ['Friday, September 23, 2022 at 10:15', '2022-09-23'],
    ['Sep. 3 2022', '2022-09-03'],
    ['23/09/2022', '2022-09-23'],
    ['09/23/2022', '2022-09-23'],
    [new Date('2022-09-23T00:00:00Z'), '2022-09-23'],
  ])('reads %j as %s', (value, iso) => {
    expect(parseDate(value)).toBe(iso);
  });

  it.each(['03/04/2022', '2022-02-31', 'September 2022', '2022', 2022, '', null, new Date('x')])(
    'does not guess a day for %j',
    (value) => {
      expect(parseDate(value)).toBeUndefined();
    },
  );
});
