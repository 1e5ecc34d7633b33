import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  escapeText,
  plainLine,
  safeUrl,
} from '../../../../../src/bots/discord/messages/text.ts';
import { readMarkup } from '../../../../support/discord/markup.ts';
import { hostileText } from '../../../../support/hostile-text.ts';

/** What a reader sees of escaped text: backslashes before punctuation and zero-width spaces are invisible. */
const shown = (escaped: string): string =>
  escaped.replace(/\\([^0-9A-Za-z\s])/gu, '$1').replaceAll('\u200b', '');

describe('escapeText', () => {
  it('shows every text as it was written, and gives none of it a meaning', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        const escaped = escapeText(text);
        expect(shown(escaped)).toBe(cleanText(text));
        expect(readMarkup(escaped)).toEqual({ links: [], dangers: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('leaves ordinary prose with figures alone', () => {
    const prose = 'The share rose by 8.2 % (from 2.48 trillion yuan), said Ms Li: "a first"; - Q3.';
    expect(escapeText(prose)).toBe(prose);
  });

  it('removes characters that reorder or hide what follows', () => {
    expect(cleanText('a\u202eb\u2066c\u0000d\u200be\ufeff')).toBe('abcde');
  });
});

describe('plainLine', () => {
  it('is one line whatever ends a line', () => {
    expect(plainLine(' a\r\nb\u2028c\u0085d\te ')).toBe('a b c d e');
  });
});

describe('safeUrl', () => {
  it.each(['javascript:alert(1)', 'data:x', 'not a link', 'https://', 'https://a:b@c.example'])(
    'refuses %s',
    (url) => {
      expect(safeUrl(url)).toBeUndefined();
    },
  );

  it('cannot close the parenthesis of a masked link', () => {
    expect(safeUrl('https://news.example/(a) b@here')).toBe(
      'https://news.example/%28a%29%20b%40here',
    );
  });
});
