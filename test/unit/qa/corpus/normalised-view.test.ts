import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../../../src/qa/corpus/normalised-view.ts';
import { hostileText } from '../../../support/hostile-text.ts';

/** The original words that a phrase of the normalised view stands for. */
function originalOf(original: string, phrase: string): string {
  const view = normaliseText(original);
  const at = view.text.indexOf(phrase);
  expect(at, `"${phrase}" in "${view.text}"`).toBeGreaterThanOrEqual(0);
  const { start, end } = view.toOriginal(at, at + phrase.length);
  return original.slice(start, end);
}

describe('normaliseText', () => {
  it.each([
    ['82%and 53%of the country', '82% and 53% of the country'],
    ['from 17.84%to 19.21%', 'from 17.84% to 19.21%'],
    ['between 2012to 2021', 'between 2012 to 2021'],
    ['reached6.7% a year', 'reached 6.7% a year'],
    ['a rise of 8.2 %', 'a rise of 8.2%'],
    [
      'the high -end, cross -regional five -Year plan',
      'the high-end, cross-regional five-Year plan',
    ],
    ['“smart”  ‘quotes’', '"smart" \'quotes\''],
    ['no\u00a0break\u2009and  doubled\t\n spaces', 'no break and doubled spaces'],
    ['co\u00adoperation and\u200b zero\ufeff width', 'cooperation and zero width'],
    ['\u202eright\u202c to\u200f left', 'right to left'],
    ['bell\u0007 and \u001b[31mcolour', 'bell and [31mcolour'],
    ['ﬁnance in １２ Ｃities', 'finance in 12 Cities'],
    ['2012–2021, −3%', '2012-2021, -3%'],
    ['e\u0301tat', 'état'],
  ])('reads %j as %j', (original, expected) => {
    expect(normaliseText(original).text).toBe(expected);
  });

  it.each([
    'Challenge.Gov and Jean.Fox@example.org stay, and so does what.Was written',
    '5G, 2nd, 3D, 1990s, H20, 10km and 4x4 stay',
    'fell -5% and -3 points',
    'U.S. Treasury e.g. this',
    '1,200.50 and 10:30',
    '10² and ½ keep their form',
  ])('leaves %j alone', (text) => {
    expect(normaliseText(text).text).toBe(text);
  });

  it('points at the words as they are written', () => {
    expect(originalOf('account for 82%and 53%of it', '82% and 53%')).toBe('82%and 53%');
    expect(originalOf('the high -end development', 'high-end')).toBe('high -end');
    expect(originalOf('a  “smart  city”.', '"smart city"')).toBe('“smart  city”');
    expect(originalOf('co\u00adoperation grows', 'cooperation')).toBe('co\u00adoperation');
    expect(originalOf('the ﬁnance office', 'nance')).toBe('nance');
  });

  it('gives the whole ligature for a part of it', () => {
    expect(originalOf('the ﬁnance office', 'inance')).toBe('ﬁnance');
  });

  it('maps every stretch into the original, in order', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat(), fc.nat(), (original, a, b) => {
        const view = normaliseText(original);
        const [first, last] = [a % (view.text.length + 1), b % (view.text.length + 1)].sort(
          (x, y) => x - y,
        );
        const inner = view.toOriginal(first ?? 0, last ?? 0);
        expect(inner.start).toBeGreaterThanOrEqual(0);
        expect(inner.end).toBeGreaterThanOrEqual(inner.start);
        expect(inner.end).toBeLessThanOrEqual(original.length);
        const whole = view.toOriginal(-1, Number.POSITIVE_INFINITY);
        expect(inner.start).toBeGreaterThanOrEqual(whole.start);
        expect(inner.end).toBeLessThanOrEqual(Math.max(whole.end, inner.start));
      }),
      { numRuns: 100 },
    );
  });

  it('loses no letter or digit', () => {
    const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{Nd}]/gu, '');
    fc.assert(
      fc.property(hostileText(), (original) => {
        expect(letters(normaliseText(original).text)).toBe(letters(original));
      }),
      { numRuns: 100 },
    );
  });
});
