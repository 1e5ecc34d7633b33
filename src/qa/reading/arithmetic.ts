import type { Matrices, Place } from './matrices.ts';
import type { ByteRows } from './reader-file.ts';
import type { Dense } from './reader-weights.ts';

/** A linear layer over `rows` rows; what stood at `out` is overwritten. */
export const apply = (
  { floats, multiply }: Matrices,
  { layer, bias }: Dense,
  input: Place,
  out: Place,
  rows: number,
): void => {
  for (let row = 0; row < rows; row += 1) floats.set(bias, out + row * bias.length);
  multiply(input, layer, out, rows);
};

export const relu = (floats: Float32Array, place: Place, length: number): void => {
  for (let at = place; at < place + length; at += 1) {
    if ((floats[at] ?? 0) < 0) floats[at] = 0;
  }
};

/** The dot product of two rows. */
export const dot = (floats: Float32Array, left: Place, right: Place, length: number): number => {
  let sum = 0;
  for (let k = 0; k < length; k += 1) sum += (floats[left + k] ?? 0) * (floats[right + k] ?? 0);
  return sum;
};

/** The dot product of a row with learned weights. */
export const weigh = (floats: Float32Array, place: Place, weights: Float32Array): number => {
  let sum = 0;
  for (let k = 0; k < weights.length; k += 1) sum += (floats[place + k] ?? 0) * (weights[k] ?? 0);
  return sum;
};

/** Adds `weight` x the row at `from` to the row at `to`. */
export const addRow = (
  floats: Float32Array,
  to: Place,
  from: Place,
  weight: number,
  length: number,
): void => {
  for (let k = 0; k < length; k += 1)
    floats[to + k] = (floats[to + k] ?? 0) + weight * (floats[from + k] ?? 0);
};

/** Adds a row of a table of bytes to the row at `to`. */
export const addByteRow = (
  floats: Float32Array,
  to: Place,
  { columns, bytes, scales }: ByteRows,
  row: number,
): void => {
  const scale = scales[row] ?? 0;
  const from = row * columns;
  for (let k = 0; k < columns; k += 1)
    floats[to + k] = (floats[to + k] ?? 0) + (bytes[from + k] ?? 0) * scale;
};

/** Turns scores into probabilities, in place. */
export const softmax = (scores: Float32Array): void => {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const power = Math.exp((scores[at] ?? 0) - most);
    scores[at] = power;
    sum += power;
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / sum;
};
