import { inflateRawSync } from 'node:zlib';

/** A zip that unpacks to more is no document of words. Bytes, over all its entries. */
const UNPACKED_MAX = 50_000_000;
const ENTRIES_MAX = 2_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** The end record and the longest comment behind it. Source: PKWARE's APPNOTE, 4.3.16. */
const END_MAX = 22 + 65_535;

const STORED = 0;
const DEFLATED = 8;

const tooMuch = (): Error => new Error('it unpacks to more than a document of words would');
const broken = (): Error => new Error('it is no whole zip file');

const directoryOf = (zip: Buffer): { readonly at: number; readonly count: number } => {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - END_MAX); at -= 1) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) {
      return { at: zip.readUInt32LE(at + 16), count: zip.readUInt16LE(at + 10) };
    }
  }
  throw broken();
};

const unpack = (packed: Buffer, method: number, most: number): Buffer => {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw broken();
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    const isBomb =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isBomb ? tooMuch() : broken();
  }
};

/**
 * What a zip file holds, by name, unpacked within bounds: what an entry claims to be is not believed.
 * @throws {Error} when it is broken or unpacks to too much
 */
export const zipEntries = (bytes: Uint8Array): ReadonlyMap<string, Buffer> => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Buffer>();
  try {
    const directory = directoryOf(zip);
    if (directory.count > ENTRIES_MAX) throw tooMuch();
    let left = UNPACKED_MAX;
    let at = directory.at;
    for (let n = 0; n < directory.count; n += 1) {
      if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken();
      const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
      const lengths = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
      const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
      const local = zip.readUInt32LE(at + 42);
      const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
      if (zip.readUInt32LE(local) !== LOCAL_ENTRY) throw broken();
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const content = unpack(zip.subarray(from, from + size), method, Math.max(1, left));
      left -= content.length;
      if (left <= 0) throw tooMuch();
      entries.set(name, content);
      at += 46 + nameLength + extraLength + commentLength;
    }
  } catch (error) {
    throw error instanceof RangeError ? broken() : error;
  }
  return entries;
};
