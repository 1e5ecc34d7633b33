/** The part of WebAssembly's interface that is used: Node's types leave it to those of browsers. */
interface WebAssemblyInterface {
  readonly Memory: new (pages: { initial: number; maximum: number }) => { buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { exports: object };
}

/** c += a x b over `rows` rows; the first five are places and strides, in bytes and numbers. */
type Multiply = (
  a: number,
  aStride: number,
  b: number,
  c: number,
  cStride: number,
  rows: number,
  inner: number,
  columns: number,
) => void;

/** x = (x + value x sigmoid(gate)) / sqrt(2): places in bytes, each row of `gates` holding values and then gates. */
type AddGated = (x: number, gates: number, rows: number, width: number) => void;

/** The compiled loops and the memory they work on. */
export interface Kernel {
  readonly multiply: Multiply;
  readonly addGated: AddGated;
  readonly buffer: ArrayBuffer;
}

export const PAGE_BYTES = 65_536;

/** Loads `training/kernel.ts` as compiled, with memory of a fixed number of pages. */
export const loadKernel = (code: Uint8Array<ArrayBuffer>, pages: number): Kernel => {
  const { Memory, Module, Instance } = (
    globalThis as unknown as { WebAssembly: WebAssemblyInterface }
  ).WebAssembly;
  const memory = new Memory({ initial: pages, maximum: pages });
  const { exports } = new Instance(new Module(code), { env: { memory } });
  const { multiply, addGated } = exports as Pick<Kernel, 'multiply' | 'addGated'>;
  return { multiply, addGated, buffer: memory.buffer };
};
