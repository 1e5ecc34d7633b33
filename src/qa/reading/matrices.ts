import { loadKernel, PAGE_BYTES } from './kernel.ts';
import type { ByteRows } from './reader-file.ts';

/** Where something lies: an index into `Matrices.floats`. */
export type Place = number;

/** A linear layer: its weights lie in panels of eight columns, as the kernel reads them. */
export interface Layer {
  readonly inner: number;
  readonly columns: number;
  readonly weights: Place;
}

/** The memory that the kernel works on. Rows lie one after the other. */
export interface Matrices {
  readonly floats: Float32Array;
  /** @returns room for so many numbers, all zero; it is never given back */
  readonly room: (length: number) => Place;
  readonly store: (weights: ByteRows) => Layer;
  /** out += input x layer, over `rows` rows that lie `inner` and `columns` numbers apart. */
  readonly multiply: (input: Place, layer: Layer, out: Place, rows: number) => void;
  /** x = (x + value x sigmoid(gate)) / sqrt(2) over rows of `width` numbers; a row of gates holds both. */
  readonly addGated: (x: Place, gates: Place, rows: number, width: number) => void;
}

const PANEL = 8;
const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;
/** The kernel keeps nothing of its own; the first page stays unused, so that no place is 0. */
const FIRST_PLACE = PAGE_BYTES / FLOAT_BYTES;

/**
 * Memory for `capacity` numbers with the compiled kernel on it.
 * @throws RangeError when more room is asked for than there is
 */
export const createMatrices = (code: Uint8Array<ArrayBuffer>, capacity: number): Matrices => {
  const pages = 1 + Math.ceil((capacity * FLOAT_BYTES) / PAGE_BYTES);
  const { multiply, addGated, buffer } = loadKernel(code, pages);
  const floats = new Float32Array(buffer);
  let free = FIRST_PLACE;
  const room = (length: number): Place => {
    const place = free;
    free += Math.ceil(length / 4) * 4;
    if (free > floats.length) throw new RangeError('The reader needs more room than it has.');
    return place;
  };
  const store = ({ rows: columns, columns: inner, bytes, scales }: ByteRows): Layer => {
    const panels = Math.ceil(columns / PANEL);
    const weights = room(panels * PANEL * inner);
    for (let column = 0; column < columns; column += 1) {
      const scale = scales[column] ?? 0;
      const panel = weights + Math.floor(column / PANEL) * PANEL * inner + (column % PANEL);
      for (let k = 0; k < inner; k += 1)
        floats[panel + k * PANEL] = (bytes[column * inner + k] ?? 0) * scale;
    }
    return { inner, columns, weights };
  };
  return {
    floats,
    room,
    store,
    addGated: (x, gates, rows, width) =>
      addGated(x * FLOAT_BYTES, gates * FLOAT_BYTES, rows, width),
    multiply: (input, { inner, columns, weights }, out, rows) =>
      multiply(
        input * FLOAT_BYTES,
        inner,
        weights * FLOAT_BYTES,
        out * FLOAT_BYTES,
        columns,
        rows,
        inner,
        columns,
      ),
  };
};
