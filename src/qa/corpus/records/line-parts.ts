import type { FileHandle } from 'node:fs/promises';

/** Whole lines of a file, one after another. */
export interface LinePart {
  readonly bytes: Buffer;
  /** Lines of the file before these. */
  readonly linesBefore: number;
}

/** Bytes of a part, unless one line is longer: what a reader takes in a tenth of a second. */
const PART_BYTES = 1_000_000;
const NEW_LINE = 0x0a;

const countLines = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, at + 1)) count += 1;
  return count;
};

/** The first `size` bytes of an open file in parts that end with a line, each read when it is asked for. */
export async function* linePartsOf(
  file: FileHandle,
  size: number,
  /** Called with the number of a line, from 1, that is longer than this; it has to throw. */
  longest: { readonly bytes: number; readonly refuse: (line: number) => never },
): AsyncGenerator<LinePart> {
  let rest = Buffer.alloc(0);
  let linesBefore = 0;
  for (let at = 0; at < size; ) {
    const chunk = Buffer.allocUnsafe(Math.min(PART_BYTES, size - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const held = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    const past = held.lastIndexOf(NEW_LINE) + 1;
    const whole = held.subarray(0, past);
    rest = held.subarray(past);
    if (rest.length > longest.bytes) longest.refuse(linesBefore + countLines(whole) + 1);
    if (whole.length === 0) continue;
    yield { bytes: whole, linesBefore };
    linesBefore += countLines(whole);
  }
  if (rest.length > 0) yield { bytes: rest, linesBefore };
}
