/** A vector of unit length in a quarter of the space: the number at a place is byte x scale. */
export interface ByteVector {
  readonly scale: number;
  readonly bytes: Int8Array;
}

/** Rounds a vector of unit length to bytes: a cosine changes by less than .005. */
export const toByteVector = (vector: Float32Array): ByteVector => {
  const largest = vector.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  const scale = Math.fround(largest / 127) || 1;
  return { scale, bytes: Int8Array.from(vector, (number) => Math.round(number / scale)) };
};
