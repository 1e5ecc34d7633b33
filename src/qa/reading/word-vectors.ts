import { type Reading, readShippedReading } from './load-reader.ts';
import { openReaderFile } from './reader-file.ts';

/** How alike words are by the company they keep, from fixed word vectors. */
export interface WordVectors {
  /** The row of a lower-case word, or `undefined` for a word that has none. */
  rowOf(word: string): number | undefined;
  /** The cosine of two rows, -1 to 1. */
  similarity(left: number, right: number): number;
}

/**
 * The word vectors among the reader's weights; of those that ship unless others are given.
 * @throws {ReaderFileError} when the file is damaged
 */
export const loadWordVectors = async (reading?: Reading): Promise<WordVectors> => {
  const file = openReaderFile((reading ?? (await readShippedReading())).weights);
  const { bytes, columns, rows } = file.byteRows('vectors');
  const rowsByWord = new Map(file.lines('words').map((word, row) => [word, row]));
  const dot = (left: number, right: number): number => {
    let sum = 0;
    const leftAt = left * columns;
    const rightAt = right * columns;
    for (let column = 0; column < columns; column += 1) {
      sum += (bytes[leftAt + column] ?? 0) * (bytes[rightAt + column] ?? 0);
    }
    return sum;
  };
  const lengths = Float32Array.from({ length: rows }, (_, row) => Math.sqrt(dot(row, row)) || 1);
  return {
    rowOf: (word) => rowsByWord.get(word),
    similarity: (left, right) => dot(left, right) / ((lengths[left] ?? 1) * (lengths[right] ?? 1)),
  };
};
