import type { Readable } from 'node:stream';

/**
 * The lines of a stream of UTF-8, without their LF or CRLF, empty ones included; a last line needs no line end.
 * Only LF ends a line: a question may hold any other character.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let parts: string[] = [];
  let isFirst = true;
  const lineOf = (text: string): string => {
    const line = isFirst ? text.replace(/^\uFEFF/u, '') : text;
    isFirst = false;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  for await (const chunk of input) {
    const [head = '', ...tail] = String(chunk).split('\n');
    parts.push(head);
    for (const next of tail) {
      yield lineOf(parts.join(''));
      parts = [next];
    }
  }
  const rest = parts.join('');
  if (rest !== '') yield lineOf(rest);
}
