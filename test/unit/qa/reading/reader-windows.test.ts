import { describe, expect, it } from 'vitest';
import { bestWindows, windowsOver } from '../../../../src/qa/reading/reader-windows.ts';

describe('windows over a long text', () => {
  it('is one where all fits, also where there is nothing', () => {
    expect(windowsOver(100, 100)).toEqual([{ first: 0, past: 100 }]);
    expect(windowsOver(0, 100)).toEqual([{ first: 0, past: 0 }]);
  });

  it.each([
    [101, 100],
    [1024, 160],
    [1000, 3],
    [5, 1],
  ])('covers %i pieces, %i at a time, each window with something new', (pieces, room) => {
    const windows = windowsOver(pieces, room);
    const covered = new Set<number>();
    for (const { first, past } of windows) {
      expect(past - first).toBeLessThanOrEqual(room);
      const before = covered.size;
      for (let piece = first; piece < past; piece += 1) covered.add(piece);
      expect(covered.size).toBeGreaterThan(before);
    }
    expect(covered.size).toBe(pieces);
  });

  it('takes each piece from the window that holds most around it', () => {
    const windows = [
      { first: 0, past: 10 },
      { first: 6, past: 16 },
    ];
    expect([...bestWindows(16, windows)].join('')).toBe('0000000011111111');
  });
});
