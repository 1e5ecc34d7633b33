import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../../src/cli/terminal/read-lines.ts';

const linesOf = async (...chunks: readonly (string | Buffer)[]): Promise<readonly string[]> => {
  const lines: string[] = [];
  for await (const line of readLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk))))) {
    lines.push(line);
  }
  return lines;
};

describe('readLines', () => {
  it('ends lines at LF and CRLF only, and keeps empty ones', async () => {
    expect(await linesOf('a\r\n\n b\rc\u2028d\n\r\nlast')).toEqual([
      'a',
      '',
      ' b\rc\u2028d',
      '',
      'last',
    ]);
    expect(await linesOf('a\n')).toEqual(['a']);
    expect(await linesOf()).toEqual([]);
  });

  it('drops a byte order mark', async () => {
    expect(await linesOf('\uFEFFa\nb')).toEqual(['a', 'b']);
  });

  it('gives the same lines however the bytes are cut, inside characters as well', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\uFEFF]/gu, '')),
          {
            minLength: 1,
          },
        ),
        fc.array(fc.nat(200), { maxLength: 10 }),
        async (lines, cuts) => {
          const bytes = Buffer.from(`${lines.join('\n')}\n`);
          const at = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
          const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
          expect(await linesOf(...chunks)).toEqual(lines);
        },
      ),
    );
  });
});
