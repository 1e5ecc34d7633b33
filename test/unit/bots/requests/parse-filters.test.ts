import { describe, expect, it } from 'vitest';
import { parseFilters } from '../../../../src/bots/requests/parse-filters.ts';

describe('parseFilters', () => {
  it('takes filters out of the question, quoted values in straight or curly quotes', () => {
    expect(parseFilters('by:"Wang Wei" how fast did it grow article:“western region”')).toEqual({
      text: 'how fast did it grow',
      filters: { by: 'Wang Wei', article: 'western region' },
    });
  });

  it.each([
    "by:'Wang Wei'",
    'by:‘Wang Wei’',
    'by:„Wang Wei“',
    'by:”Wang Wei”',
    'by:“Wang Wei"',
    'by: "Wang Wei"',
    'by:"Wang Wei"?',
  ])('reads the quotes that keyboards put: %j', (written) => {
    expect(parseFilters(`growth ${written}`).filters).toEqual({ by: 'Wang Wei' });
  });

  it('keeps an apostrophe inside single quotes, and takes the last mark for none of a value', () => {
    expect(parseFilters("by:'Ann O'Hara' growth").filters).toEqual({ by: "Ann O'Hara" });
    expect(parseFilters('growth after:2021?')).toEqual({
      text: 'growth ?',
      filters: { after: '2021-01-01' },
    });
    expect(parseFilters('growth article:reports/west.').filters).toEqual({
      article: 'reports/west',
    });
  });

  it('lets after start on the first day and before end on the last', () => {
    expect(parseFilters('growth after:2022 before:2024-02').filters).toEqual({
      after: '2022-01-01',
      before: '2024-02-29',
    });
    expect(parseFilters('growth AFTER:2022-9-3').filters).toEqual({ after: '2022-09-03' });
  });

  it.each(['2022-13', '2022-02-30', 'yesterday', '22'])('names %s as no date', (value) => {
    expect(parseFilters(`growth before:${value}`)).toMatchObject({
      text: 'growth',
      wrongDate: { filter: 'before', value },
    });
  });

  it.each(['a ratio of 3:1', 'see https://news.example/by:me', 'said by: whom', 'standby:on'])(
    'leaves %j as it is',
    (text) => {
      expect(parseFilters(text)).toEqual({ text, filters: {} });
    },
  );

  it.each(['by:', 'by:"', 'by:“', "by:'a", 'by:?', '?', ' ', 'a:b '])(
    'gets through repetitions of %j',
    (hostile) => {
      expect(parseFilters(hostile.repeat(10_000)).text.length).toBeLessThanOrEqual(70_000);
    },
  );
});
