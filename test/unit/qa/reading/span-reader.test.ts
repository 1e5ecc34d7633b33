import { afterAll, describe, expect, it } from 'vitest';
import { createSpanReader } from '../../../../src/qa/reading/span-reader.ts';

const TEXT =
  'The Hall was opened on 12 May 1999. Ada Brown, the mayor, said it cost £2.5m. It stands in Leeds.';

const readers = {
  'in a worker thread': await createSpanReader({ inWorker: true }),
  'in this thread': await createSpanReader({ inWorker: false }),
};

afterAll(async () => {
  await Promise.all(Object.values(readers).map((reader) => reader.close()));
});

describe.each(Object.entries(readers))('a span reader %s', (_where, reader) => {
  it('reads the exact words that answer', async () => {
    const [reading] = await reader.read('When was the Hall opened?', [{ text: TEXT }]);
    expect(TEXT.slice(reading?.span.start, reading?.span.end)).toContain('12 May 1999');
    expect(reading?.alternatives).toHaveLength(20);
    expect(reading?.alternatives[0]?.span).toEqual(reading?.span);
    const scores = reading?.alternatives.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((left, right) => right - left));
    expect((reading?.score ?? 0) + (reading?.nullScore ?? 0)).toBeCloseTo(1, 5);
    const shares = reading?.alternatives.map(({ share }) => share) ?? [];
    const sum = shares.reduce((total, share) => total + share, 0);
    expect(sum).toBeGreaterThan(0.5);
    expect(sum).toBeLessThanOrEqual(1.0001);
  });

  it('gives one reading a window, in order, whatever was read between', async () => {
    const windows = [{ text: TEXT }, { text: '' }, { text: 'Nothing is said here about it.' }];
    const [first, again] = await Promise.all([
      reader.read('What did it cost?', windows),
      reader.read('What did it cost?', windows),
    ]);
    expect(first).toHaveLength(3);
    expect(first[1]).toMatchObject({ span: { start: 0, end: 0 }, score: 0, nullScore: 1 });
    expect(again).toEqual(first);
  });

  it('keeps its offsets right after emoji, combining marks and lone surrogates', async () => {
    const before = '😀 e\u0301 \ud800 ‏';
    const [reading] = await reader.read('Who opened the Hall?', [{ text: before + TEXT }]);
    for (const { span } of reading?.alternatives ?? []) {
      const text = (before + TEXT).slice(span.start, span.end);
      expect(text).toBe(text.trim());
      expect(text).not.toBe('');
    }
  });

  it.each([
    ['an empty question', '', TEXT],
    ['an empty window', 'Who?', ' \n '],
    ['40,000 letters', 'x'.repeat(40_000), 'a'.repeat(40_000)],
    ['40,000 words', 'why '.repeat(10_000), 'U.S. 1.2.3 '.repeat(4_000)],
    ['emoji alone', '😀'.repeat(500), '👩‍👩‍👧 '.repeat(500)],
    ['code', '<!channel> {{x}} %s', '__proto__ constructor toString\u0000'],
  ])('survives %s', async (_name, question, text) => {
    const [reading] = await reader.read(question, [{ text }]);
    expect(reading?.span.end).toBeLessThanOrEqual(text.length);
    expect(reading?.score).toBeGreaterThanOrEqual(0);
    expect(reading?.nullScore).toBeLessThanOrEqual(1);
  });
});

describe('a closed span reader', () => {
  it('refuses to read', async () => {
    const reader = await createSpanReader({ inWorker: true });
    await reader.close();
    await expect(reader.read('Who?', [{ text: TEXT }])).rejects.toThrow(/ended/u);
  });
});
