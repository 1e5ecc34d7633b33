import { createHash } from 'node:crypto';

/** One entry of the file: where a tensor lies in the data and how it is stored. */
interface Entry {
  readonly kind: 'int8' | 'float32' | 'int32' | 'text';
  readonly shape: readonly number[];
  readonly offset: number;
  readonly bytes: number;
}

/** Rows of signed bytes, each with its scale: the value is byte x scale. */
export interface ByteRows {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: Int8Array;
  readonly scales: Float32Array;
}

/** The tensors of a reader by name. Each throws when the file has no such tensor. */
export interface ReaderFile {
  readonly byteRows: (name: string) => ByteRows;
  readonly floats: (name: string) => Float32Array;
  readonly integers: (name: string) => Int32Array;
  readonly lines: (name: string) => readonly string[];
}

export type ReaderFileErrorCode = 'READER_CHECKSUM' | 'READER_FORMAT';

/** The file of weights cannot be used. */
export class ReaderFileError extends Error {
  readonly code: ReaderFileErrorCode;

  constructor(code: ReaderFileErrorCode, problem: string) {
    super(`The reader's weights ${problem}. Restore the file from the repository.`);
    this.name = 'ReaderFileError';
    this.code = code;
  }
}

const CHECKSUM_BYTES = 32;
const HEADER_AT = CHECKSUM_BYTES + 4;
/** Of the layout below and of the network that the weights belong to. */
const VERSION = 2;

interface Header {
  readonly version: number;
  readonly tensors: Readonly<Record<string, Entry>>;
}

const readHeader = (file: Uint8Array, length: number): Header => {
  // A copy: what threads share cannot be decoded everywhere.
  const text = new TextDecoder().decode(
    new Uint8Array(file.subarray(HEADER_AT, HEADER_AT + length)),
  );
  const header = JSON.parse(text) as Header;
  if (header.version !== VERSION)
    throw new ReaderFileError('READER_FORMAT', `have version ${header.version}, not ${VERSION}`);
  return header;
};

/** The bytes where a Float32Array can begin: a buffer read from disk need not start there. */
const aligned = (bytes: Uint8Array): Uint8Array =>
  bytes.byteOffset % Float32Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);

/**
 * Opens the weights: the SHA-256 of all that follows (32 bytes), the length of the header (4 bytes, little endian),
 * the header (JSON), and the tensors, each at a multiple of 4 bytes.
 * @throws ReaderFileError when the checksum differs, the version is another, or a tensor is missing
 */
export const openReaderFile = (file: Uint8Array): ReaderFile => {
  const checksum = createHash('sha256').update(file.subarray(CHECKSUM_BYTES)).digest();
  if (file.length < HEADER_AT || !checksum.equals(file.subarray(0, CHECKSUM_BYTES)))
    throw new ReaderFileError('READER_CHECKSUM', 'are not what their checksum says');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const headerLength = view.getUint32(CHECKSUM_BYTES, true);
  const header = readHeader(file, headerLength);
  const { buffer: data, byteOffset: base } = aligned(file.subarray(HEADER_AT + headerLength));
  const entry = (name: string, kind: Entry['kind']): Entry => {
    const found = header.tensors[name];
    if (found?.kind !== kind) throw new ReaderFileError('READER_FORMAT', `lack "${name}"`);
    return found;
  };
  const floats = (name: string): Float32Array => {
    const { offset, bytes } = entry(name, 'float32');
    return new Float32Array(data, base + offset, bytes / Float32Array.BYTES_PER_ELEMENT);
  };
  return {
    floats,
    byteRows: (name) => {
      const { offset, bytes, shape } = entry(name, 'int8');
      const [rows = 0, columns = 0] = shape;
      const scales = floats(`${name}.scale`);
      return { rows, columns, bytes: new Int8Array(data, base + offset, bytes), scales };
    },
    integers: (name) => {
      const { offset, bytes } = entry(name, 'int32');
      return new Int32Array(data, base + offset, bytes / Int32Array.BYTES_PER_ELEMENT);
    },
    lines: (name) => {
      const { offset, bytes } = entry(name, 'text');
      // A copy: what threads share cannot be decoded everywhere.
      const text = new Uint8Array(new Uint8Array(data, base + offset, bytes));
      return new TextDecoder().decode(text).split('\n');
    },
  };
};
