import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeriods } from '../../../../../src/qa/analysis/times/periods.ts';

const shown = (text: string, reference?: string): readonly string[] =>
  findPeriods(text, reference).map(({ period }) => `${period.label}|${period.from}|${period.to}`);

describe('periods', () => {
  it.each<[string, string]>([
    ['In 2021, output grew.', '2021|2021-01-01|2021-12-31'],
    ['from 2012 to 2021', '2012 to 2021|2012-01-01|2021-12-31'],
    ['from 2012-2021', '2012-2021|2012-01-01|2021-12-31'],
    ['in the 2020/21 season', '2020/21|2020-01-01|2021-12-31'],
    ['between May and July 2021', 'May and July 2021|2021-05-01|2021-07-31'],
    ['Sept 2012 to March 2013', 'Sept 2012 to March 2013|2012-09-01|2013-03-31'],
    ['from 3 to 5 March 2021', '3 to 5 March 2021|2021-03-03|2021-03-05'],
    ['September 23, 2022', 'September 23, 2022|2022-09-23|2022-09-23'],
    ['the 2nd of August 2021', '2nd of August 2021|2021-08-02|2021-08-02'],
    ['2022.09.23', '2022.09.23|2022-09-23|2022-09-23'],
    ['23/09/2022', '23/09/2022|2022-09-23|2022-09-23'],
    ['in February 2024', 'February 2024|2024-02-01|2024-02-29'],
    ['the third quarter of 2021', 'third quarter of 2021|2021-07-01|2021-09-30'],
    ['Q1 2021', 'Q1 2021|2021-01-01|2021-03-31'],
    ['the second half of 2019', 'second half of 2019|2019-07-01|2019-12-31'],
    ['the first nine months of 2021', 'first nine months of 2021|2021-01-01|2021-09-30'],
    ['the three months to June 2022', 'three months to June 2022|2022-04-01|2022-06-30'],
    ['year ended 31 March 2022', 'year ended 31 March 2022|2021-04-01|2022-03-31'],
    ['as of the end of 2021', 'end of 2021|2021-12-31|2021-12-31'],
    ['in mid-2021', 'mid-2021|2021-05-01|2021-08-31'],
    ['in the late 1990s', 'late 1990s|1997-01-01|1999-12-31'],
    ['the 19th century', '19th century|1801-01-01|1900-12-31'],
    ['by 2025', '2025|2025-01-01|2025-12-31'],
    ['fiscal year 2020', 'fiscal year 2020|2020-01-01|2020-12-31'],
    ['the winter of 2020-21', 'winter of 2020-21|2020-12-01|2021-02-28'],
    ['since 2017', 'since 2017|2017-01-01|9999-12-31'],
  ])('reads %j', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  it.each<[string, string]>([
    ['On September 23, the ministry', 'September 23|2022-09-23|2022-09-23'],
    ['on December 5', 'December 5|2021-12-05|2021-12-05'],
    ['in the past ten years', 'past ten years|2012-09-23|2022-09-23'],
    ['over the past decade', 'past decade|2012-09-23|2022-09-23'],
    ['last year', 'last year|2021-01-01|2021-12-31'],
    ['at the end of last year', 'end of last year|2021-12-31|2021-12-31'],
    ['three years ago', 'three years ago|2019-01-01|2019-12-31'],
    ['since 2017', 'since 2017|2017-01-01|2022-09-23'],
  ])('leans on the reference day for %j', (text, expected) => {
    expect(shown(text, '2022-09-23')).toEqual([expected]);
  });

  it.each([
    'on September 23',
    'in the past decade',
    '30 February 2021',
    '03/04/2021',
    'employs 1900 workers',
    '2500 yuan',
    '$2000',
    'at 10:30',
    'since the 18th National Congress',
    'it may 5 times',
    'the second constructor',
    'the past three constructors',
  ])('gives no days to %j alone', (text) => {
    expect(shown(text)).toEqual([]);
  });

  it('keeps labels at their exact offsets in any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'in 2021',
        'May 3, ',
        'from 2012 to 2021',
        ' Q1 ',
        '-',
        '’',
        '\u00a0',
        '2.48',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        for (const { span, period } of findPeriods(text, '2022-09-23')) {
          expect(text.slice(span.start, span.end).replace(/\s+/g, ' ')).toBe(period.label);
          expect(period.from <= period.to).toBe(true);
        }
      }),
    );
  });
});
