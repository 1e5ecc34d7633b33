import { describe, expect, it } from 'vitest';
import { zipEntries } from '../../../../../src/qa/corpus/docx/zip-entries.ts';
import { zipOf } from '../../../../support/formats/zip.ts';

const ENTRIES = { 'a.xml': 'first', 'word/é.xml': 'second '.repeat(1000), 'empty.xml': '' };
const END_BYTES = 22;

/** The zip with one field of its end record altered. */
const altered = (offset: number, bytes: 2 | 4, value: number): Uint8Array => {
  const zip = Buffer.from(zipOf(ENTRIES));
  zip.writeUIntLE(value, zip.length - END_BYTES + offset, bytes);
  return zip;
};

describe('zipEntries', () => {
  it('finds every entry, by name', () => {
    const entries = zipEntries(zipOf(ENTRIES));
    expect(
      Object.fromEntries([...entries].map(([name, content]) => [name, content.toString('utf8')])),
    ).toEqual(ENTRIES);
  });

  // Each of these shows another reader more than it shows whoever checks.
  it.each([
    ['counts fewer entries than there are', altered(10, 2, 1)],
    ['counts none', altered(10, 2, 0)],
    ['says the directory is elsewhere', altered(16, 4, 0)],
    ['leaves the count to a ZIP64 record', altered(10, 2, 0xffff)],
    ['leaves the size to a ZIP64 record', altered(12, 4, 0xffffffff)],
    ['leaves the place to a ZIP64 record', altered(16, 4, 0xffffffff)],
    [
      'has something behind its directory',
      Buffer.concat([zipOf({ 'b.xml': 'x' }), zipOf(ENTRIES)]),
    ],
  ])('refuses a file whose end record %s', (_, zip) => {
    expect(() => zipEntries(zip)).toThrow(/no whole zip file|unpacks to more/u);
  });

  it('refuses a file that has a name twice', () => {
    const zip = Buffer.from(zipOf({ 'a.xml': 'one', 'b.xml': 'two' }));
    for (let at = zip.indexOf('b.xml'); at >= 0; at = zip.indexOf('b.xml')) zip.write('a.xml', at);
    expect(() => zipEntries(zip)).toThrow('no whole zip file');
  });
});
