import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ByteVector, toByteVector } from '../../../../src/qa/encoding/byte-vector.ts';
import { vectorKey } from '../../../../src/qa/encoding/vector-cache.ts';
import { openVectorFile } from '../../../../src/store/vectors/vector-file.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-vectors-'));
  file = join(folder, 'kept', 'vectors.bin');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const vectorOf = (seed: number): ByteVector =>
  toByteVector(Float32Array.from({ length: 384 }, (_, at) => Math.sin((seed + 1) * (at + 1) ** 2)));
const keyOf = (seed: number): string => vectorKey('model', `text ${seed}`);
const some = (from: number, past: number): ReadonlyMap<string, ByteVector> =>
  new Map(Array.from({ length: past - from }, (_, at) => [keyOf(from + at), vectorOf(from + at)]));
const keysOf = (from: number, past: number): ReadonlySet<string> =>
  new Set(some(from, past).keys());
const RECORD = 416;

describe('the file of vectors', () => {
  it('gives back what was put into it, to whoever opens it, and is for nobody else to read', async () => {
    await openVectorFile(file).add(some(0, 3));
    await openVectorFile(file).add(some(3, 5));
    expect(await openVectorFile(file).find(keysOf(1, 9))).toEqual(some(1, 5));
    expect(await openVectorFile(file).count()).toBe(5);
    expect(statSync(file).size).toBe(5 * RECORD);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('knows nothing where there is no file, and makes none to forget something', async () => {
    const cache = openVectorFile(file);
    expect(await cache.find(keysOf(0, 3))).toEqual(new Map());
    await cache.keepOnly(new Set());
    expect(() => statSync(file)).toThrow('ENOENT');
  });

  it('reads more than fits into memory at once', async () => {
    const cache = openVectorFile(file);
    await cache.add(some(0, 6_000));
    const found = await cache.find(keysOf(0, 6_000));
    expect(found.size).toBe(6_000);
    expect(found.get(keyOf(5_999))).toEqual(vectorOf(5_999));
  });

  it('loses the record that was cut short, and none of those before or behind it', async () => {
    const cache = openVectorFile(file);
    await cache.add(some(0, 4));
    truncateSync(file, 4 * RECORD - 100);
    expect(await cache.find(keysOf(0, 4))).toEqual(some(0, 3));
    await cache.add(some(4, 6));
    const expected = new Map([...some(0, 3), ...some(4, 6)]);
    expect(await cache.find(keysOf(0, 9))).toEqual(expected);
    await cache.keepOnly(keysOf(0, 9));
    expect(statSync(file).size).toBe(5 * RECORD);
    expect(await cache.find(keysOf(0, 9))).toEqual(expected);
  });

  it.each([0, 4, 8, 24, 200, 414])('passes over a record with another byte at %i', async (at) => {
    const cache = openVectorFile(file);
    await cache.add(some(0, 5));
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(2 * RECORD + at) ^ 0xff, 2 * RECORD + at);
    writeFileSync(file, bytes);
    const found = await cache.find(keysOf(0, 5));
    expect([...found.keys()]).toEqual([0, 1, 3, 4].map(keyOf));
    expect(found.get(keyOf(3))).toEqual(vectorOf(3));
  });

  it('finds nothing in a file of something else', async () => {
    const cache = openVectorFile(file);
    await cache.add(some(0, 1));
    writeFileSync(file, `NDv1${'NDv'.repeat(1_000)}`);
    expect((await cache.find(keysOf(0, 1))).size).toBe(0);
  });

  it('leaves no byte of what is not to be kept', async () => {
    const cache = openVectorFile(file);
    await cache.add(some(0, 4));
    const before = readFileSync(file);
    await cache.keepOnly(keysOf(2, 3));
    const after = readFileSync(file);
    for (const gone of [0, 1, 3]) {
      const vector = before.subarray(gone * RECORD + 8, gone * RECORD + RECORD - 4);
      expect(after.includes(vector.subarray(0, 20))).toBe(false);
      expect(after.includes(vector.subarray(60, 80))).toBe(false);
    }
    expect(await cache.find(keysOf(0, 4))).toEqual(some(2, 3));
  });

  it('grows small again when most of it is gone', async () => {
    const cache = openVectorFile(file);
    await cache.add(some(0, 6_000));
    await cache.keepOnly(keysOf(0, 10));
    expect(statSync(file).size).toBe(10 * RECORD);
    expect(await cache.find(keysOf(0, 20))).toEqual(some(0, 10));
  });

  it.skipIf(process.platform !== 'linux')('says when the disk is full', async () => {
    await expect(openVectorFile('/dev/full').add(some(0, 1))).rejects.toMatchObject({
      code: 'ENOSPC',
    });
  });

  it('takes what several processes write at once, and keeps what one had written when it was killed', async () => {
    const writers = [1, 2, 3].map((number) =>
      fork(new URL('../../../support/vector-writer/run.ts', import.meta.url), [file, `${number}`], {
        execArgv: ['--import', 'tsx'],
      }),
    );
    // Each says how many it has written; the first is killed in the middle of it.
    const written = await Promise.all(
      writers.map(async (writer, at) => {
        let count = 0;
        writer.on('message', (message) => {
          count = Number(message);
          if (at === 0 && count >= 50) writer.kill('SIGKILL');
        });
        await once(writer, 'exit');
        return count;
      }),
    );
    const [killed = 0, ...whole] = written;
    expect(killed).toBeGreaterThanOrEqual(50);
    expect(whole).toEqual([200, 200]);
    const cache = openVectorFile(file);
    for (const [at, count] of written.entries()) {
      const from = (at + 1) * 10_000;
      const found = await cache.find(keysOf(from, from + 200));
      expect(found.size).toBeGreaterThanOrEqual(count);
      for (const [place, key] of [...keysOf(from, from + count)].entries())
        expect(found.get(key)).toEqual(vectorOf(from + place));
    }
  });
});
