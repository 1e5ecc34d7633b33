import { crc32 } from 'node:zlib';
import type { ByteVector } from '../../qa/encoding/byte-vector.ts';

/**
 * A record of the file of vectors, little endian: "NDv1" (a vector) or "NDv0" (erased), the number of numbers (2 bytes),
 * two bytes of nothing, the key (16 bytes), the scale (float32), the numbers as signed bytes, and the CRC-32 of all
 * between mark and sum (4 bytes). Records are found by their marks: of what stands between two, nothing is believed.
 */
const MARK = Buffer.from('NDv');
const [VECTOR, ERASED] = ['1'.charCodeAt(0), '0'.charCodeAt(0)];
const SIZE_AT = 4;
const KEY_AT = 8;
const KEY_BYTES = 16;
const SCALE_AT = KEY_AT + KEY_BYTES;
const NUMBERS_AT = SCALE_AT + 4;
const SUM_BYTES = 4;
/** The widest of the encoders that exist has a quarter of it. */
const NUMBERS_MAX = 4_096;

/** Where a record stands in what was read of the file. */
export interface RecordPlace {
  readonly at: number;
  readonly length: number;
  /** `undefined` where the record is erased. */
  readonly key: string | undefined;
}

const sumOf = (record: Buffer): number =>
  crc32(record.subarray(SIZE_AT, record.length - SUM_BYTES));

const summed = (record: Buffer): Buffer => {
  record.writeUInt32LE(sumOf(record), record.length - SUM_BYTES);
  return record;
};

export const toRecord = (key: string, { scale, bytes }: ByteVector): Buffer => {
  const record = Buffer.alloc(NUMBERS_AT + bytes.length + SUM_BYTES);
  MARK.copy(record);
  record.writeUInt8(VECTOR, MARK.length);
  record.writeUInt16LE(bytes.length, SIZE_AT);
  record.write(key, KEY_AT, KEY_BYTES, 'hex');
  record.writeFloatLE(scale, SCALE_AT);
  record.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), NUMBERS_AT);
  return summed(record);
};

/** What to write over a record, from its beginning: nothing of the vector and its key is left. */
export const erased = ({ length }: RecordPlace): Buffer => {
  const nothing = Buffer.alloc(length);
  MARK.copy(nothing);
  nothing.writeUInt8(ERASED, MARK.length);
  nothing.writeUInt16LE(length - NUMBERS_AT - SUM_BYTES, SIZE_AT);
  return summed(nothing);
};

/** The vector of a record. */
export const vectorAt = (bytes: Buffer, { at, length }: RecordPlace): ByteVector => {
  const record = bytes.subarray(at, at + length);
  const numbers = length - NUMBERS_AT - SUM_BYTES;
  return {
    scale: record.readFloatLE(SCALE_AT),
    bytes: Int8Array.from(new Int8Array(record.buffer, record.byteOffset + NUMBERS_AT, numbers)),
  };
};

/** The length that a record would have which begins here; 0 where none can. */
const lengthAt = (bytes: Buffer, at: number): number => {
  const kind = bytes.readUInt8(at + MARK.length);
  const numbers = bytes.readUInt16LE(at + SIZE_AT);
  const isRecord = (kind === VECTOR || kind === ERASED) && numbers > 0 && numbers <= NUMBERS_MAX;
  return isRecord ? NUMBERS_AT + numbers + SUM_BYTES : 0;
};

const placeAt = (bytes: Buffer, at: number, length: number): RecordPlace | undefined => {
  const record = bytes.subarray(at, at + length);
  if (record.readUInt32LE(length - SUM_BYTES) !== sumOf(record)) return undefined;
  const isErased = record.readUInt8(MARK.length) === ERASED;
  return { at, length, key: isErased ? undefined : record.toString('hex', KEY_AT, SCALE_AT) };
};

/**
 * The first sound record that begins at an offset or behind it; or, where there is none, from where more has to be read.
 * @param isEnd whether nothing comes behind these bytes
 */
export const nextRecord = (
  bytes: Buffer,
  from: number,
  isEnd: boolean,
): RecordPlace | { readonly more: number } => {
  for (let at = bytes.indexOf(MARK, from); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const isHeadThere = at + KEY_AT <= bytes.length;
    const length = isHeadThere ? lengthAt(bytes, at) : KEY_AT;
    if (at + length > bytes.length) {
      if (!isEnd) return { more: at };
    } else if (length > 0) {
      const place = placeAt(bytes, at, length);
      if (place !== undefined) return place;
    }
  }
  return { more: Math.max(from, bytes.length - MARK.length + 1) };
};
