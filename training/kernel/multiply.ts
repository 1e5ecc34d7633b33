// AssemblyScript: the product of two matrices with 128-bit SIMD, the reader's one hot loop.
// Compiled to src/qa/reading/weights/multiply.wasm, see ../README.md.

const PANEL: usize = 8;
const FLOAT: usize = 4;

/**
 * C += A x B, all float32. `a` and `c` are row-major with `aStride` and `cStride` floats a row; `b` lies in panels
 * of 8 columns, [columns / 8][inner][8], zeros filling the last.
 */
export function multiply(
  a: usize,
  aStride: usize,
  b: usize,
  c: usize,
  cStride: usize,
  rows: i32,
  inner: usize,
  columns: usize,
): void {
  const panelBytes: usize = inner * PANEL * FLOAT;
  const aBytes: usize = aStride * FLOAT;
  const cBytes: usize = cStride * FLOAT;
  for (let column: usize = 0; column < columns; column += PANEL) {
    let row: i32 = 0;
    let aRow: usize = a;
    let cRow: usize = c + column * FLOAT;
    for (; row + 4 <= rows; row += 4) {
      fourRows(aRow, aBytes, b, cRow, cBytes, inner);
      aRow += 4 * aBytes;
      cRow += 4 * cBytes;
    }
    for (; row < rows; row += 1) {
      oneRow(aRow, b, cRow, inner);
      aRow += aBytes;
      cRow += cBytes;
    }
    b += panelBytes;
  }
}

function fourRows(a: usize, aBytes: usize, b: usize, c: usize, cBytes: usize, inner: usize): void {
  const a1: usize = a + aBytes;
  const a2: usize = a1 + aBytes;
  const a3: usize = a2 + aBytes;
  const c1: usize = c + cBytes;
  const c2: usize = c1 + cBytes;
  const c3: usize = c2 + cBytes;
  let s00: v128 = v128.load(c);
  let s01: v128 = v128.load(c, 16);
  let s10: v128 = v128.load(c1);
  let s11: v128 = v128.load(c1, 16);
  let s20: v128 = v128.load(c2);
  let s21: v128 = v128.load(c2, 16);
  let s30: v128 = v128.load(c3);
  let s31: v128 = v128.load(c3, 16);
  const end: usize = inner * FLOAT;
  for (let k: usize = 0; k < end; k += FLOAT) {
    const left: v128 = v128.load(b);
    const right: v128 = v128.load(b, 16);
    b += 32;
    const x0: v128 = v128.load32_splat(a + k);
    s00 = f32x4.add(s00, f32x4.mul(x0, left));
    s01 = f32x4.add(s01, f32x4.mul(x0, right));
    const x1: v128 = v128.load32_splat(a1 + k);
    s10 = f32x4.add(s10, f32x4.mul(x1, left));
    s11 = f32x4.add(s11, f32x4.mul(x1, right));
    const x2: v128 = v128.load32_splat(a2 + k);
    s20 = f32x4.add(s20, f32x4.mul(x2, left));
    s21 = f32x4.add(s21, f32x4.mul(x2, right));
    const x3: v128 = v128.load32_splat(a3 + k);
    s30 = f32x4.add(s30, f32x4.mul(x3, left));
    s31 = f32x4.add(s31, f32x4.mul(x3, right));
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c1, s10);
  v128.store(c1, s11, 16);
  v128.store(c2, s20);
  v128.store(c2, s21, 16);
  v128.store(c3, s30);
  v128.store(c3, s31, 16);
}

function oneRow(a: usize, b: usize, c: usize, inner: usize): void {
  let left: v128 = v128.load(c);
  let right: v128 = v128.load(c, 16);
  const end: usize = a + inner * FLOAT;
  for (; a < end; a += FLOAT) {
    const x: v128 = v128.load32_splat(a);
    left = f32x4.add(left, f32x4.mul(x, v128.load(b)));
    right = f32x4.add(right, f32x4.mul(x, v128.load(b, 16)));
    b += 32;
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}
