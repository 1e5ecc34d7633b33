import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../../../../../src/bots/discord/messages/text.ts';
import {
  shorten,
  shortenLabel,
  shortenStart,
  splitText,
} from '../../../../../src/bots/discord/messages/trim.ts';
import { hostileText } from '../../../../support/hostile-text.ts';

const escaped = hostileText().map(escapeText);
const room = fc.integer({ min: 30, max: 400 });

const endsInHalf = (text: string): boolean =>
  /\p{Cs}/u.test(text) || (/\\+$/u.exec(text)?.[0].length ?? 0) % 2 === 1;

describe('shorten', () => {
  it('never exceeds the room, and never leaves half an escape or half a character', () => {
    fc.assert(
      fc.property(escaped, room, (text, max) => {
        const short = shorten(text, max).replace(/ … \(shortened\)$/u, '');
        expect(shorten(text, max).length).toBeLessThanOrEqual(max);
        expect(endsInHalf(short)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts at the end of a sentence and says so', () => {
    const text = 'It grew by 8.2 per cent. The rest of it does not fit into the room there is.';
    expect(shorten(text, 60)).toBe('It grew by 8.2 per cent. … (shortened)');
  });

  it('leaves what fits alone', () => {
    expect(shorten('It fits.', 8)).toBe('It fits.');
  });
});

describe('shortenStart', () => {
  it('keeps the last words', () => {
    expect(shortenStart('one two three four five', 12)).toBe('… four five');
  });

  it('never begins in the middle of a character', () => {
    fc.assert(
      fc.property(escaped, room, (text, max) => {
        const short = shortenStart(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(/\p{Cs}/u.test(short)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('splitText', () => {
  it('loses nothing but white space, and no piece is too long or cut inside a character', () => {
    fc.assert(
      fc.property(escaped, room, (text, max) => {
        const pieces = splitText(text, max);
        const bare = (piece: string): string => piece.replace(/[\s\\]/gu, '');
        expect(bare(pieces.join(''))).toBe(bare(text));
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(endsInHalf(piece)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('shortenLabel', () => {
  it('cuts between characters with an ellipsis', () => {
    expect(shortenLabel('A long label', 7)).toBe('A long…');
    expect(shortenLabel('😀😀😀', 4)).toBe('😀…');
  });
});
