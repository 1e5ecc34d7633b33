// AssemblyScript: the product of two matrices and the gates of a convolution, with 128-bit SIMD: the hot loops of the reader.
// Compiled to src/qa/reading/weights/kernel.wasm, see README.md.

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

/** x = (x + value x sigmoid(gate)) / sqrt(2): rows of `width` numbers, in `gates` the values and then their gates. */
export function addGated(x: usize, gates: usize, rows: i32, width: usize): void {
  const one: v128 = f32x4.splat(1);
  const half: v128 = f32x4.splat(Mathf.SQRT1_2);
  const bytes: usize = width * FLOAT;
  for (let row: i32 = 0; row < rows; row += 1) {
    for (let k: usize = 0; k < bytes; k += 16) {
      const open: v128 = f32x4.div(one, f32x4.add(one, exponential(v128.load(gates + bytes + k))));
      const sum: v128 = f32x4.add(v128.load(x + k), f32x4.mul(v128.load(gates + k), open));
      v128.store(x + k, f32x4.mul(sum, half));
    }
    x += bytes;
    gates += 2 * bytes;
  }
}

/** exp(-value) to about 1e-6: two to the nearest whole power, times a polynomial in what is left. */
function exponential(value: v128): v128 {
  const bounded: v128 = f32x4.max(f32x4.min(value, f32x4.splat(80)), f32x4.splat(-80));
  const power: v128 = f32x4.mul(bounded, f32x4.splat(-Mathf.LOG2E));
  const whole: v128 = f32x4.nearest(power);
  const left: v128 = f32x4.sub(power, whole);
  let sum: v128 = f32x4.splat(0.0013333558);
  sum = f32x4.add(f32x4.mul(sum, left), f32x4.splat(0.0096181291));
  sum = f32x4.add(f32x4.mul(sum, left), f32x4.splat(0.0555041087));
  sum = f32x4.add(f32x4.mul(sum, left), f32x4.splat(0.240226507));
  sum = f32x4.add(f32x4.mul(sum, left), f32x4.splat(Mathf.LN2));
  sum = f32x4.add(f32x4.mul(sum, left), f32x4.splat(1));
  const exponent: v128 = i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127));
  return f32x4.mul(sum, i32x4.shl(exponent, 23));
}
