import { constants, inflateSync } from 'node:zlib';

/** All streams of a PDF together unpack to less in any document of words. Bytes. */
const UNPACKED_MAX = 100_000_000;
const STREAMS_MAX = 20_000;
/** Filters may be chained; what is packed more often is no document. */
const CHAIN_MAX = 4;

const tooMuch = (): Error => new Error('it unpacks to more than a document of words would');

/**
 * Checks that the packed streams of a PDF unpack to no more than a document would hold. What this does not see (other
 * filters, encrypted streams) meets the limits of the process that reads.
 * @throws {Error} when they do
 */
export const checkStreams = (bytes: Uint8Array): void => {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = UNPACKED_MAX;
  let count = 0;
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    const isEnd = pdf.toString('latin1', Math.max(0, at - 3), at) === 'end';
    if (isEnd) continue;
    count += 1;
    if (count > STREAMS_MAX) throw new Error('it has more parts than a document would');
    let from = at + 6;
    while (pdf[from] === 0x0d || pdf[from] === 0x0a) from += 1;
    const end = pdf.indexOf('endstream', from);
    left -= unpackedLength(pdf.subarray(from, end < 0 ? pdf.length : end), left);
    if (left <= 0) throw tooMuch();
  }
};

/** Whether bytes begin as a zlib stream does, of whatever window. Source: RFC 1950, 2.2. */
const isPacked = (bytes: Buffer): boolean => {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 === 0;
};

/** What a stream and, where it is packed more than once, all that comes out of it holds together. */
const unpackedLength = (stream: Buffer, most: number): number => {
  let packed = stream;
  let total = 0;
  for (let depth = 0; isPacked(packed); depth += 1) {
    if (depth === CHAIN_MAX) throw tooMuch();
    try {
      packed = inflateSync(packed, {
        maxOutputLength: Math.max(1, most - total),
        // One that is cut off is read as far as it goes by the PDF's own reader.
        finishFlush: constants.Z_SYNC_FLUSH,
      });
    } catch (error) {
      const isBomb =
        error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      // What is broken is for the PDF's own reader to judge.
      return isBomb ? Number.POSITIVE_INFINITY : total;
    }
    total += packed.length;
  }
  return total;
};
