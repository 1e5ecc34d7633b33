import { inflateSync } from 'node:zlib';

/** All streams of a PDF together unpack to less in any document of words. Bytes. */
const UNPACKED_MAX = 100_000_000;
const STREAMS_MAX = 20_000;

/**
 * Checks that the packed streams of a PDF unpack to no more than a document would hold.
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
    // A zlib stream begins so (RFC 1950); others are not packed this way.
    if (pdf[from] !== 0x78 && pdf[from] !== 0x58 && pdf[from] !== 0x48) continue;
    const end = pdf.indexOf('endstream', from);
    left -= unpackedLength(pdf.subarray(from, end < 0 ? pdf.length : end), left);
    if (left <= 0) throw new Error('it unpacks to more than a document of words would');
  }
};

const unpackedLength = (packed: Buffer, most: number): number => {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    const isBomb =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    // What is broken is for the PDF's own reader to judge.
    return isBomb ? Number.POSITIVE_INFINITY : 0;
  }
};
