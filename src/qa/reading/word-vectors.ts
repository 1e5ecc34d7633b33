import { runInSlices, type Slices } from '../slices.ts';
import { type Reading, readShippedReading } from './load-reader.ts';
import { type ByteRows, openReaderFile } from './reader-file.ts';

/** How alike words are by the company they keep, from fixed word vectors. */
export interface WordVectors {
  /** The row of a lower-case word, or `undefined` for a word that has none. */
  rowOf(word: string): number | undefined;
  /** A function that returns the cosine of a row and each of these, -1 to 1, in their order. */
  similarities(others: Int32Array): (row: number) => Float64Array;
}

/** Beyond twice any product of two rows, so that two of them fit in one number: 100 columns of 8 bits stay below 2^21. */
const HIGH = 2 ** 23;

/** Pairs that are multiplied in one pass: a row's number is read once for all of them. */
const AT_ONCE = 4;

/**
 * Two rows in one, the second of them times `HIGH`, and zeros up to a whole pass: sums of whole numbers below 2^53 are
 * exact, so that one sum holds the products of both.
 */
const pairRows = (bytes: Int8Array, rows: Int32Array, columns: number): Int32Array => {
  const passes = Math.ceil(rows.length / (2 * AT_ONCE));
  const pairs = new Int32Array(passes * AT_ONCE * columns);
  for (let place = 0; place < rows.length; place += 1) {
    const from = (rows[place] ?? 0) * columns;
    const to = (place >> 1) * columns;
    const unit = (place & 1) === 0 ? 1 : HIGH;
    for (let column = 0; column < columns; column += 1)
      pairs[to + column] = (pairs[to + column] ?? 0) + unit * (bytes[from + column] ?? 0);
  }
  return pairs;
};

/** The products of a row and of each pair: the first row's and `HIGH` times the second's. */
const multiplyPairs = (own: Float64Array, pairs: Int32Array): Float64Array => {
  const columns = own.length;
  const products = new Float64Array(pairs.length / columns);
  for (let pair = 0; pair < products.length; pair += AT_ONCE) {
    let at = pair * columns;
    let [first, second, third, fourth] = [0, 0, 0, 0];
    for (let column = 0; column < columns; column += 1) {
      const value = own[column] ?? 0;
      first += value * (pairs[at] ?? 0);
      second += value * (pairs[at + columns] ?? 0);
      third += value * (pairs[at + 2 * columns] ?? 0);
      fourth += value * (pairs[at + 3 * columns] ?? 0);
      at += 1;
    }
    products[pair] = first;
    products[pair + 1] = second;
    products[pair + 2] = third;
    products[pair + 3] = fourth;
  }
  return products;
};

/** Words, or rows, between two turns of the event loop. */
const AT_A_TIME = 4_000;

function* rowsOf(words: readonly string[]): Slices<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  for (const [row, word] of words.entries()) {
    rows.set(word, row);
    if (row % AT_A_TIME === 0) yield;
  }
  return rows;
}

function* lengthsOf({ bytes, columns, rows }: ByteRows): Slices<Float32Array> {
  const lengths = new Float32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let square = 0;
    for (let at = row * columns; at < (row + 1) * columns; at += 1) square += (bytes[at] ?? 0) ** 2;
    lengths[row] = Math.sqrt(square) || 1;
    if (row % AT_A_TIME === 0) yield;
  }
  return lengths;
}

/**
 * The word vectors among the reader's weights; of those that ship unless others are given.
 * @throws {ReaderFileError} when the file is damaged
 */
export const loadWordVectors = async (reading?: Reading): Promise<WordVectors> =>
  runInSlices(readWordVectors((reading ?? (await readShippedReading())).weights));

function* readWordVectors(weights: Uint8Array): Slices<WordVectors> {
  const file = openReaderFile(weights);
  yield;
  const table = file.byteRows('vectors');
  const { bytes, columns } = table;
  const words = file.lines('words');
  yield;
  const rowsByWord = yield* rowsOf(words);
  const lengths = yield* lengthsOf(table);
  const bytesOf = (row: number): Int8Array => bytes.subarray(row * columns, (row + 1) * columns);
  return {
    rowOf: (word) => rowsByWord.get(word),
    similarities: (others) => {
      let pairs: Int32Array | undefined;
      return (row) => {
        pairs ??= pairRows(bytes, others, columns);
        const products = multiplyPairs(Float64Array.from(bytesOf(row)), pairs);
        const length = lengths[row] ?? 1;
        const cosines = new Float64Array(others.length);
        for (let at = 0; at < others.length; at += 1) {
          const both = products[at >> 1] ?? 0;
          const second = Math.round(both / HIGH);
          const product = (at & 1) === 0 ? both - second * HIGH : second;
          cosines[at] = product / (length * (lengths[others[at] ?? 0] ?? 1));
        }
        return cosines;
      };
    },
  };
}
