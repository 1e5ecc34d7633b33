import type { ByteVector } from './byte-vector.ts';
import { ROW_HEAD, scanCode } from './scan-code.ts';

/** Rows of vectors, one after another in memory. */
export interface VectorTable {
  /** Puts a vector into a row, one that is free or the next. */
  put(vector: ByteVector): number;
  /** The row is free for another vector. */
  free(row: number): void;
  /** The cosines of some rows with a vector of unit length; valid until the next call. At most `ROWS_AT_ONCE` rows. */
  cosines(vector: Float32Array, rows: Int32Array): Float32Array;
}

/** The part of WebAssembly's interface that is used: Node's types leave it to those of browsers. */
interface WebAssemblyInterface {
  readonly Memory: new (pages: { initial: number }) => ScanMemory;
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { exports: object };
}

interface ScanMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

type Scan = (
  rows: number,
  count: number,
  query: number,
  out: number,
  table: number,
  width: number,
) => void;

/** Rows compared in one go: 0.1 ms of 384 numbers each. */
export const ROWS_AT_ONCE = 4_096;
const PAGE_BYTES = 65_536;
const LANES = 16;
/** What 1 is as a 16-bit integer: no sum of products of vectors of unit length overflows 32 bits. */
const UNIT = 32_767;

/**
 * A table of vectors with so many numbers each, which is looked through whole. A loop of plain JavaScript takes twenty
 * times as long as the compiled one (`npm run bench`); an approximate index would save nothing below a million rows.
 */
export const createVectorTable = (dimensions: number): VectorTable => {
  const { Memory, Module, Instance } = (
    globalThis as unknown as { WebAssembly: WebAssemblyInterface }
  ).WebAssembly;
  const width = Math.ceil(dimensions / LANES) * LANES;
  const stride = width + ROW_HEAD;
  const [rowsAt, outAt] = [0, ROWS_AT_ONCE * 4];
  const queryAt = outAt + ROWS_AT_ONCE * 4;
  const tableAt = queryAt + width * 2;
  const memory = new Memory({ initial: Math.ceil(tableAt / PAGE_BYTES) });
  const { scan } = new Instance(new Module(scanCode()), { env: { memory } }).exports as {
    readonly scan: Scan;
  };
  const freed: number[] = [];
  let used = 0;
  let asked: Float32Array | undefined;

  const makeRoom = (): void => {
    const missing = tableAt + used * stride - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  };
  const ask = (vector: Float32Array): void => {
    if (vector === asked) return;
    const query = new Int16Array(memory.buffer, queryAt, width);
    for (const [at, number] of vector.entries()) query[at] = Math.round(number * UNIT);
    asked = vector;
  };
  return {
    put: ({ scale, bytes }) => {
      const row = freed.pop() ?? used++;
      makeRoom();
      const at = tableAt + row * stride;
      new Float32Array(memory.buffer, at, 1)[0] = scale / UNIT;
      new Int8Array(memory.buffer, at + ROW_HEAD, width).set(bytes);
      return row;
    },
    free: (row) => {
      freed.push(row);
    },
    cosines: (vector, rows) => {
      ask(vector);
      new Int32Array(memory.buffer, rowsAt, rows.length).set(rows);
      if (rows.length > 0) scan(rowsAt, rows.length, queryAt, outAt, tableAt, width);
      return new Float32Array(memory.buffer, outAt, rows.length);
    },
  };
};
