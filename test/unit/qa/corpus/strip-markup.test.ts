import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripMarkup } from '../../../../src/qa/corpus/strip-markup.ts';
import { hostileText } from '../../../support/hostile-text.ts';

describe('stripMarkup', () => {
  it.each([
    ['a **bold** and *slanted* word', 'a bold and slanted word'],
    ['a ***very bold*** and __bold__ and _slanted_ word', 'a very bold and bold and slanted word'],
    ['see [the report](https://a.example/x_(y) "title") today', 'see the report today'],
    ['see [the report][r1] and [r1]', 'see the report and r1'],
    ['![a crane](crane.png) lifts', 'a crane lifts'],
    ['[![alt](a.png)](https://a.example) text', 'alt text'],
    ['run `npm *start*` now', 'run npm *start* now'],
    ['``a ` tick``', 'a ` tick'],
    ['<b>bold</b><br>and <a href="x">link</a>', 'bold and link'],
    ['<https://a.example/b_c_d> is open', 'https://a.example/b_c_d is open'],
    ['~~old~~ new, ~5 and ~6', 'old new, ~5 and ~6'],
    ['R&amp;D &lt;3 &#8364;5 &#x20AC;6 &nbsp;x &unknown;', 'R&D <3 €5 €6 \u00a0x &unknown;'],
    ['\\*no\\* markup \\[here\\]', '*no* markup [here]'],
    ['a claim[^1] with a note', 'a claim with a note'],
  ])('reads %j as %j', (markdown, plain) => {
    expect(stripMarkup(markdown, new Set(['r1']))).toBe(plain);
  });

  it.each([
    'snake_case_name and 5*3*2 = 30',
    '2 * 3 * 4',
    'profit < 5 and > 3',
    'an [aside] in brackets [and (more)',
    'a lone * star, a lone ` tick and AT&T',
    '<!channel> and <@U0001>',
  ])('leaves %j alone', (text) => {
    expect(stripMarkup(text)).toBe(text);
  });

  it('never adds a character and keeps the digits of plain text', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(stripMarkup(text).length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['[', '[a](', '*a **a ', '_a __b', '`a ``b ', '<a ', '![a](', 'a**', '&amp', '[a](<'])(
    'reads 40,000 characters of %j without getting slow',
    (fragment) => {
      const text = fragment.repeat(40_000 / fragment.length);
      expect(stripMarkup(text).length).toBeGreaterThan(0);
    },
  );
});
