import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkStreams } from '../../../../../src/qa/corpus/pdf/pdf-streams.ts';
import { pdfOf } from '../../../../support/formats/bombs.ts';

const much = Buffer.alloc(120_000_000, 'a');
const packed = deflateSync(much);

describe('checkStreams', () => {
  it('lets a document of words pass', () => {
    const words = deflateSync(Buffer.from('BT (Hello) Tj ET'));
    expect(() => checkStreams(pdfOf('/Filter/FlateDecode', words))).not.toThrow();
  });

  it.each([
    ['at once', packed],
    ['after being packed twice', deflateSync(packed)],
    ['after being packed three times', deflateSync(deflateSync(packed))],
    ['though it is cut off', packed.subarray(0, packed.length - 40)],
    // Other windows begin with other bytes: 0x58, 0x48, 0x38, 0x28, 0x18.
    ...([14, 13, 12, 11, 10, 9] as const).map((windowBits): [string, Buffer] => [
      `with a window of ${windowBits} bits`,
      deflateSync(much, { windowBits }),
    ]),
  ])('refuses what unpacks to too much %s', (_, stream) => {
    expect(() => checkStreams(pdfOf('/Filter/FlateDecode', stream))).toThrow('unpacks to more');
  });

  it('refuses what is packed without end', () => {
    let stream = Buffer.from('a');
    for (let times = 0; times < 6; times += 1) stream = deflateSync(stream);
    expect(() => checkStreams(pdfOf('/Filter/FlateDecode', stream))).toThrow('unpacks to more');
  });
});
