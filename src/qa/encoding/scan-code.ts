/** Machine code of WebAssembly, as numbers. Its meaning: WebAssembly Core Specification 2.0, chapter 5. */
type Code = readonly number[];

const number = (value: number): Code => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
};
const list = (items: readonly Code[]): Code => [...number(items.length), ...items.flat()];
const section = (id: number, content: Code): Code => [id, ...number(content.length), ...content];
const name = (text: string): Code => list([...text].map((one) => [one.charCodeAt(0)]));

const I32 = 0x7f;
const V128 = 0x7b;
const get = (local: number): Code => [0x20, ...number(local)];
const set = (local: number): Code => [0x21, ...number(local)];
/** Below 64, where no bit is taken for a sign. */
const constant = (value: number): Code => [0x41, ...number(value)];
const plus = (one: Code, other: Code): Code => [...one, ...other, 0x6a];
const times = (one: Code, other: Code): Code => [...one, ...other, 0x6c];
/** The address of a number of four bytes in a row of them, or of two. */
const fours = (at: Code): Code => [...at, ...constant(2), 0x74];
const twos = (at: Code): Code => [...at, ...constant(1), 0x74];
const simd = (operation: number): Code => [0xfd, ...number(operation)];
const loadVector = (address: Code, offset = 0): Code => [
  ...address,
  ...simd(0x00),
  0,
  ...number(offset),
];
const lane = (vector: Code, at: number): Code => [...vector, ...simd(0x1b), at];
/** Goes on while one local is below another. */
const loop = (body: Code, local: number, end: number): Code => [
  ...[0x03, 0x40],
  ...body,
  ...[...get(local), ...get(end), 0x49, 0x0d, 0],
  0x0b,
];

// Parameters, then locals.
const [ROWS, COUNT, QUERY, OUT, TABLE, WIDTH] = [0, 1, 2, 3, 4, 5] as const;
const [AT, ROW, COLUMN, BYTES, SUM] = [6, 7, 8, 9, 10] as const;

/** Where the numbers of a row begin in it, in bytes; before them stands its scale. */
export const ROW_HEAD = 16;

/** Half of sixteen products, added to the sums: `widen` takes the lower or the upper eight bytes. */
const addProducts = (widen: number, offset: number): Code => [
  ...[...get(BYTES), ...simd(widen)],
  ...loadVector(plus(get(QUERY), twos(get(COLUMN))), offset),
  ...[...simd(0xba), ...simd(0xae)],
];

const PRODUCT_OF_ROW: Code = [
  ...[...constant(0), ...set(COLUMN)],
  ...[...simd(0x0c), ...Array<number>(16).fill(0), ...set(SUM)],
  ...loop(
    [
      ...loadVector(plus(get(ROW), get(COLUMN)), ROW_HEAD),
      ...[...set(BYTES), ...get(SUM)],
      ...[...addProducts(0x87, 0), ...addProducts(0x88, 16)],
      ...[...set(SUM), ...plus(get(COLUMN), constant(16)), ...set(COLUMN)],
    ],
    COLUMN,
    WIDTH,
  ),
];

const SUM_OF_LANES: Code = [1, 2, 3].reduce(
  (sum: Code, at) => plus(sum, lane(get(SUM), at)),
  lane(get(SUM), 0),
);

const SCAN: Code = [
  ...list([
    [3, I32],
    [2, V128],
  ]),
  ...loop(
    [
      ...plus(get(ROWS), fours(get(AT))),
      ...[0x28, 2, 0, ...set(ROW)],
      ...plus(get(TABLE), times(get(ROW), plus(get(WIDTH), constant(ROW_HEAD)))),
      ...[...set(ROW), ...PRODUCT_OF_ROW],
      ...plus(get(OUT), fours(get(AT))),
      ...[...SUM_OF_LANES, 0xb2, ...get(ROW), 0x2a, 2, 0, 0x94, 0x38, 2, 0],
      ...[...plus(get(AT), constant(1)), ...set(AT)],
    ],
    AT,
    COUNT,
  ),
  0x0b,
];

/**
 * A module whose `scan(rows, count, query, out, table, width)` writes, for each of `count` (at least one) row numbers, the
 * product of that row with the query, times the row's scale. All but `count` and `width` are addresses in bytes; a row
 * is a float32 scale, twelve bytes of nothing and `width` signed bytes (a multiple of 16), the query 16-bit integers.
 */
export const scanCode = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list([[0x60, ...list(Array<Code>(6).fill([I32])), 0]])),
    ...section(2, list([[...name('env'), ...name('memory'), 2, 0, 1]])),
    ...section(3, list([[0]])),
    ...section(7, list([[...name('scan'), 0, 0]])),
    ...section(10, list([[...number(SCAN.length), ...SCAN]])),
  ]);
