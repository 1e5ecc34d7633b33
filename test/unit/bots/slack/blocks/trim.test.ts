import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  SHORTENED,
  shorten,
  shortenLabel,
  shortenRuns,
} from '../../../../../src/bots/slack/blocks/trim.ts';
import { hostileText } from '../../../../support/hostile-text.ts';

const isWhole = (text: string): boolean => !/[\ud800-\udbff]$/u.test(text);

describe('shortening', () => {
  it('ends at a sentence and says so', () => {
    const text = 'The west grew. The east grew too. The centre did not grow at all that year.';
    expect(shorten(text, 60)).toBe(`The west grew. The east grew too.${SHORTENED}`);
  });

  it('ends at a word where no sentence ends', () => {
    expect(shorten('word '.repeat(30), 50)).toBe(`${'word '.repeat(7).trim()}${SHORTENED}`);
  });

  it('keeps what fits as it is', () => {
    expect(shorten('As it is.', 9)).toBe('As it is.');
    expect(shortenLabel('As it is.', 9)).toBe('As it is.');
  });

  it('never exceeds the room nor splits a character', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 20, max: 300 }), (text, max) => {
        const whole = text.replace(/\p{Cs}/gu, '');
        expect(shorten(whole, max).length).toBeLessThanOrEqual(max);
        expect(shortenLabel(whole, max).length).toBeLessThanOrEqual(max);
        expect(isWhole(shortenLabel(whole, max).replace(/…$/u, ''))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the answer and gives up what stands around it', () => {
    const runs = [
      { text: 'Before. '.repeat(100), isAnswer: false },
      { text: '8.2 %', isAnswer: true },
      { text: ' After.'.repeat(100), isAnswer: false },
    ];
    const kept = shortenRuns(runs, 200);
    expect(kept.find((run) => run.isAnswer)?.text).toBe('8.2 %');
    expect(kept.reduce((sum, run) => sum + run.text.length, 0)).toBeLessThanOrEqual(
      200 + SHORTENED.length,
    );
  });
});
