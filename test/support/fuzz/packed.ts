import { deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import { zipOf } from '../formats/zip.ts';

/** What becomes of the content of an entry, or of a stream. */
type Change = (content: Buffer) => Buffer;

/** The entries of a zip file that was packed as office programs do. Source: PKWARE, "APPNOTE", 4.3. */
const entriesOf = (zip: Buffer): Readonly<Record<string, Buffer>> => {
  const entries: Record<string, Buffer> = {};
  let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
  while (at >= 0 && zip.readUInt32LE(at) === 0x02014b50) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(from, from + packed);
    const title = zip.toString('utf8', at + 46, at + 46 + (name ?? 0));
    entries[title] = method === 8 ? inflateRawSync(content) : content;
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (at + 46 > zip.length) break;
  }
  return entries;
};

/** The zip file with one entry changed, and packed again, so that the change reaches what reads it. */
export const changeEntry = (
  zip: Uint8Array,
  choose: (of: readonly string[]) => string,
  change: Change,
): Uint8Array => {
  const entries = entriesOf(Buffer.from(zip));
  const name = choose(Object.keys(entries));
  return zipOf({ ...entries, [name]: change(entries[name] ?? Buffer.alloc(0)) });
};

/** The PDF with the content of its packed streams changed, and packed again; the offsets of its table no longer hold. */
export const changeStreams = (pdf: Uint8Array, change: Change): Uint8Array => {
  const parts: Buffer[] = [];
  let rest = Buffer.from(pdf);
  for (;;) {
    const begin = /stream\r?\n/u.exec(rest.toString('latin1'));
    const end = begin === null ? -1 : rest.indexOf('endstream', begin.index + begin[0].length);
    if (begin === null || end < 0) return Buffer.concat([...parts, rest]);
    const from = begin.index + begin[0].length;
    parts.push(
      rest.subarray(0, from),
      changed(rest.subarray(from, end), change),
      Buffer.from('\nendstream'),
    );
    rest = rest.subarray(end + 'endstream'.length);
  }
};

const changed = (content: Buffer, change: Change): Buffer => {
  try {
    return deflateSync(change(inflateSync(content)));
  } catch {
    // It was packed in another way.
    return change(content);
  }
};
