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

/** The compiled matrix product and the memory it works on. */
export interface Kernel {
  readonly multiply: Multiply;
  readonly buffer: ArrayBuffer;
}

export const PAGE_BYTES = 65_536;

/** Loads `training/kernel/multiply.ts` as compiled, with memory of a fixed number of pages. */
export const loadKernel = (code: Uint8Array<ArrayBuffer>, pages: number): Kernel => {
  const { Memory, Module, Instance } = (
    globalThis as unknown as { WebAssembly: WebAssemblyInterface }
  ).WebAssembly;
  const memory = new Memory({ initial: pages, maximum: pages });
  const { exports } = new Instance(new Module(code), { env: { memory } });
  return { multiply: (exports as { multiply: Multiply }).multiply, buffer: memory.buffer };
};
