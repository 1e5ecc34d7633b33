import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openReaderFile } from '../../../../src/qa/reading/reader-file.ts';

const weights = await readFile(
  new URL('../../../../src/qa/reading/weights/reader.bin', import.meta.url),
);

describe('openReaderFile', () => {
  it('opens the weights that ship, which stay under 5 MB', () => {
    const file = openReaderFile(weights);
    expect(weights.length).toBeLessThan(5_000_000);
    expect(file.byteRows('vectors').rows).toBe(file.lines('words').length);
    expect(file.byteRows('fuse').scales).toHaveLength(file.floats('fuse.bias').length);
  });

  it.each([0, 40, 3000, weights.length - 1])('refuses weights altered at byte %i', (at) => {
    const altered = new Uint8Array(weights);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(() => openReaderFile(altered)).toThrow(
      expect.objectContaining({ code: 'READER_CHECKSUM' }),
    );
  });

  it.each([0, 10, 36, 1000])('refuses weights cut off after %i bytes', (length) => {
    expect(() => openReaderFile(weights.subarray(0, length))).toThrow(
      expect.objectContaining({ code: 'READER_CHECKSUM' }),
    );
  });

  it('names a tensor that is missing', () => {
    expect(() => openReaderFile(weights).floats('nothing')).toThrow(/"nothing"/u);
  });
});
