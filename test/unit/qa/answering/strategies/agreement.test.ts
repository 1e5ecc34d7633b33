import { describe, expect, it } from 'vitest';
import { agreement, overlapOf } from '../../../../../src/qa/answering/strategies/agreement.ts';

const span = (start: number, end: number) => ({ start, end });

describe('agreement with the reader', () => {
  it('is what two spans share of both together', () => {
    expect(overlapOf(span(0, 10), span(0, 10))).toBe(1);
    expect(overlapOf(span(0, 10), span(5, 15))).toBe(0.5);
    expect(overlapOf(span(0, 10), span(10, 12))).toBe(0);
  });

  it('is highest for the middle that several spans share, though none of them is likeliest alone', () => {
    const reading = {
      share: 1,
      spans: [
        { span: span(40, 45), share: 0.36 },
        { span: span(0, 20), share: 0.32 },
        { span: span(0, 19), share: 0.32 },
      ],
    };
    expect(agreement(reading, span(0, 20))).toBeGreaterThan(agreement(reading, span(40, 45)));
    expect(agreement(reading, span(60, 70))).toBe(0);
  });
});
