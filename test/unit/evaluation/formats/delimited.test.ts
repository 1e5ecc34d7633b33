import { describe, expect, it } from 'vitest';
import { parseCsv, parseTsv } from '../../../../evaluation/formats/delimited.ts';

describe('parseCsv', () => {
  it('reads quoted fields with commas, doubled quotes and line breaks', () => {
    expect(parseCsv('a,b\r\n"x, ""y""",2\n"two\nlines",\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', '2'],
      ['two\nlines', ''],
    ]);
  });

  it('reads the last row without a line break, and refuses a quote that is never closed', () => {
    expect(() => parseCsv('a,"b')).toThrow('Quote Not Closed');
    expect(parseCsv('')).toEqual([]);
    expect(parseCsv('a,')).toEqual([['a', '']]);
  });
});

describe('parseTsv', () => {
  it('takes quotes as they are', () => {
    expect(parseTsv('a\t"b\r\nc\t\n')).toEqual([
      ['a', '"b'],
      ['c', ''],
    ]);
  });
});
