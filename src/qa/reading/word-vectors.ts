import { type Reading, readShippedReading } from './load-reader.ts';
import { openReaderFile } from './reader-file.ts';

/** How alike words are by the company they keep, from fixed word vectors. */
export interface WordVectors {
  /** The row of a lower-case word, or `undefined` for a word that has none. */
  rowOf(word: string): number | undefined;
  /** The cosine of a row and each of others, -1 to 1, in their order; others that ascend are the fastest. */
  similarities(row: number, others: Int32Array): Float64Array;
}

/** Beyond twice any product of two rows, so that two of them fit in one number: 100 columns of 8 bits stay below 2^21. */
const HIGH = 2 ** 23;

/** Two rows in one, the second of them times `HIGH`: a sum of whole numbers below 2^53 is exact, and one pass adds up both. */
const pairRows = (bytes: Int8Array, rows: number, columns: number): Int32Array => {
  const pairs = new Int32Array(Math.ceil(rows / 2) * columns);
  for (let row = 0; row < rows; row += 1) {
    const from = row * columns;
    const to = (row >> 1) * columns;
    const unit = (row & 1) === 0 ? 1 : HIGH;
    for (let column = 0; column < columns; column += 1)
      pairs[to + column] = (pairs[to + column] ?? 0) + unit * (bytes[from + column] ?? 0);
  }
  return pairs;
};

/** The product of a row and a pair of rows: the first row's and `HIGH` times the second's. */
const multiplyPair = (own: Float64Array, pairs: Int32Array, from: number): number => {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let column = 0; column < own.length; column += 4) {
    const at = from + column;
    first += (own[column] ?? 0) * (pairs[at] ?? 0);
    second += (own[column + 1] ?? 0) * (pairs[at + 1] ?? 0);
    third += (own[column + 2] ?? 0) * (pairs[at + 2] ?? 0);
    fourth += (own[column + 3] ?? 0) * (pairs[at + 3] ?? 0);
  }
  return first + second + third + fourth;
};

/**
 * The word vectors among the reader's weights; of those that ship unless others are given.
 * @throws {ReaderFileError} when the file is damaged
 */
export const loadWordVectors = async (reading?: Reading): Promise<WordVectors> => {
  const file = openReaderFile((reading ?? (await readShippedReading())).weights);
  const { bytes, columns, rows } = file.byteRows('vectors');
  const rowsByWord = new Map(file.lines('words').map((word, row) => [word, row]));
  const pairs = pairRows(bytes, rows, columns);
  const lengths = Float32Array.from({ length: rows }, (_, row) => {
    let square = 0;
    for (const byte of bytes.subarray(row * columns, (row + 1) * columns)) square += byte * byte;
    return Math.sqrt(square) || 1;
  });
  return {
    rowOf: (word) => rowsByWord.get(word),
    similarities: (row, others) => {
      const own = Float64Array.from(bytes.subarray(row * columns, (row + 1) * columns));
      const cosines = new Float64Array(others.length);
      const length = lengths[row] ?? 1;
      let pair = -1;
      let first = 0;
      let second = 0;
      for (let at = 0; at < others.length; at += 1) {
        const other = others[at] ?? 0;
        if (other >> 1 !== pair) {
          pair = other >> 1;
          const both = multiplyPair(own, pairs, pair * columns);
          second = Math.round(both / HIGH);
          first = both - second * HIGH;
        }
        const product = (other & 1) === 0 ? first : second;
        cosines[at] = product / (length * (lengths[other] ?? 1));
      }
      return cosines;
    },
  };
};
