import { inflateRawSync } from 'node:zlib';

/** A zip that unpacks to more is no document of words. Bytes, over all its entries. */
const UNPACKED_MAX = 50_000_000;
const ENTRIES_MAX = 2_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** The end record and the longest comment behind it. Source: PKWARE's APPNOTE, 4.3.16. */
const END_MAX = 22 + 65_535;
/** Stand where a larger number is said elsewhere ("ZIP64"). Source: the same, 4.5.3. */
const SAID_ELSEWHERE = { count: 0xffff, size: 0xffffffff } as const;

const STORED = 0;
const DEFLATED = 8;

const tooMuch = (): Error => new Error('it unpacks to more than a document of words would');
const broken = (): Error => new Error('it is no whole zip file');

interface Directory {
  readonly at: number;
  readonly end: number;
  readonly count: number;
}

const directoryOf = (zip: Buffer): Directory => {
  for (let end = zip.length - 22; end >= Math.max(0, zip.length - END_MAX); end -= 1) {
    if (zip.readUInt32LE(end) !== END_OF_DIRECTORY) continue;
    const [count, size] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 12)];
    const at = zip.readUInt32LE(end + 16);
    if (count === SAID_ELSEWHERE.count || [size, at].includes(SAID_ELSEWHERE.size)) throw tooMuch();
    // The record ends the directory, and the directory is all that stands before it.
    if (at + size !== end) throw broken();
    return { at, end, count };
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

/** A line of the directory, and where the next one begins. */
const lineAt = (zip: Buffer, at: number) => {
  if (zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken();
  const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
  const lengths = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
  const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
  const local = zip.readUInt32LE(at + 42);
  if ([size, local].includes(SAID_ELSEWHERE.size)) throw tooMuch();
  const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
  return { method, size, local, name, next: at + 46 + nameLength + extraLength + commentLength };
};

/**
 * What a zip file holds, by name, unpacked within bounds: what an entry claims to be is not believed. A file whose
 * directory can be read in two ways is refused.
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
      const { method, size, local, name, next } = lineAt(zip, at);
      if (zip.readUInt32LE(local) !== LOCAL_ENTRY) throw broken();
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const content = unpack(zip.subarray(from, from + size), method, Math.max(1, left));
      left -= content.length;
      if (left <= 0) throw tooMuch();
      // The second of a name would be the first for another reader.
      if (entries.has(name)) throw broken();
      entries.set(name, content);
      at = next;
    }
    // The record counts fewer entries than there are.
    if (at !== directory.end) throw broken();
  } catch (error) {
    throw error instanceof RangeError ? broken() : error;
  }
  return entries;
};
