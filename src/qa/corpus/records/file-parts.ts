import type { FileHandle } from 'node:fs/promises';
import type { ReadInParts } from '../document-reader.ts';
import { rowEnds } from './row-ends.ts';

/** Whole lines or rows of a file, one after another. */
export interface FilePart {
  readonly bytes: Buffer;
  /** Lines of the file before these. */
  readonly linesBefore: number;
  /** The first row, for the parts behind it. */
  readonly head?: Uint8Array;
}

/** The longest that a line or row may be; `refuse` is called with the line that a longer one begins on, and has to throw. */
export interface PartLimit {
  readonly bytes: number;
  readonly refuse: (line: number) => never;
}

/** Bytes of a part, unless one line is longer: what a reader takes in a tenth of a second. */
const PART_BYTES = 1_000_000;
const NEW_LINE = 0x0a;

const countLines = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, at + 1)) count += 1;
  return count;
};

const wholeEnd = (bytes: Buffer, kind: ReadInParts): number =>
  kind === 'lines' ? bytes.lastIndexOf(NEW_LINE) + 1 : rowEnds(bytes).last;

/** The first `size` bytes of an open file in parts that end with a line or row, each read when it is asked for. */
export async function* partsOf(
  file: FileHandle,
  size: number,
  kind: ReadInParts,
  limit: PartLimit,
): AsyncGenerator<FilePart> {
  let rest = Buffer.alloc(0);
  let linesBefore = 0;
  let head: Uint8Array | undefined;
  const partOf = (bytes: Buffer): FilePart =>
    head === undefined ? { bytes, linesBefore } : { bytes, linesBefore, head };
  for (let at = 0; at < size; ) {
    const chunk = Buffer.allocUnsafe(Math.min(PART_BYTES, size - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const held = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    const past = wholeEnd(held, kind);
    const whole = held.subarray(0, past);
    rest = held.subarray(past);
    if (rest.length > limit.bytes) limit.refuse(linesBefore + countLines(whole) + 1);
    if (whole.length === 0) continue;
    yield partOf(whole);
    linesBefore += countLines(whole);
    if (kind === 'rows') head ??= whole.subarray(0, rowEnds(whole).first);
  }
  if (rest.length > 0) yield partOf(rest);
}
