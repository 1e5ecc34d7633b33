import { describe, expect, it } from 'vitest';
import { readShippedReading } from '../../../../src/qa/reading/load-reader.ts';
import { openReaderFile } from '../../../../src/qa/reading/reader-file.ts';
import { loadWordVectors } from '../../../../src/qa/reading/word-vectors.ts';

const reading = await readShippedReading();
const vectors = await loadWordVectors(reading);
const { bytes, columns, rows } = openReaderFile(reading.weights).byteRows('vectors');

const product = (left: number, right: number): number => {
  let sum = 0;
  for (let column = 0; column < columns; column += 1)
    sum += (bytes[left * columns + column] ?? 0) * (bytes[right * columns + column] ?? 0);
  return sum;
};
const length = (row: number): number => Math.fround(Math.sqrt(product(row, row)));
const cosine = (left: number, right: number): number =>
  product(left, right) / (length(left) * length(right));

describe('the word vectors', () => {
  it('say exactly how alike a word and each of others are, whatever their order', () => {
    const others = Int32Array.of(0, 1, 2, 5, 7, rows - 1, 4, 4, 0, 12_345, 9);
    for (const row of [0, 3, 999, rows - 1])
      expect([...vectors.similarities(others)(row)]).toEqual(
        [...others].map((other) => cosine(row, other)),
      );
  });

  it('hold a word as like itself as can be', () => {
    const row = vectors.rowOf('ship') ?? -1;
    expect(vectors.similarities(Int32Array.of(row))(row)[0]).toBeCloseTo(1, 6);
    expect(vectors.rowOf('xyzzyq')).toBeUndefined();
  });
});
