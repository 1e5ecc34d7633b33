import { hostileFragments } from '../hostile-text.ts';
import type { Random } from './random.ts';

/** What parsers stumble over, besides what people do. */
const TOKENS: readonly string[] = [
  ...hostileFragments,
  '\0\0\0\0',
  '\xff\xfe',
  '\ufeff',
  '-1',
  '2147483648',
  '99999999999999999999',
  '1e309',
  'NaN',
  '%00',
  '%',
  '%25%2e%2e%2f',
  '../../',
  '__proto__',
  'constructor',
  '[[[[',
  ']]]]',
  '{{{{',
  '<!--',
  '-->',
  '<![CDATA[',
  '&#x110000;',
  '---\n',
  '+++\n',
  '```',
  '|',
  '"',
  "'",
  '\\u0000',
  'stream\n',
  'endstream',
  '<table><tr><td>',
  '</table>',
  '[^1]: ',
  '&a *a',
];

/** What is repeated: nesting, and many of one kind. */
const FLOODS: readonly string[] = [
  '[',
  '{"a":',
  '<div>',
  '> ',
  '- ',
  '(',
  '&amp;',
  ',',
  '\n',
  '#',
  '**',
  'k: v\n',
  'x',
];
const FLOOD_MAX = 20_000;

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const cutAt = (bytes: Buffer, random: Random): readonly [Buffer, Buffer] => {
  const at = random.below(bytes.length + 1);
  return [bytes.subarray(0, at), bytes.subarray(at)];
};

const between = (bytes: Buffer, random: Random, put: Buffer): Buffer => {
  const [before, after] = cutAt(bytes, random);
  return Buffer.concat([before, put, after]);
};

const pieceOf = (bytes: Buffer, random: Random): Buffer => {
  const [, rest] = cutAt(bytes, random);
  return rest.subarray(0, random.below(Math.min(rest.length, 2_000) + 1));
};

const MUTATIONS: readonly Mutation[] = [
  // A few bits.
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let left = 1 + random.below(8); left > 0 && changed.length > 0; left -= 1) {
      const at = random.below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    }
    return changed;
  },
  // Something that parsers stumble over.
  (bytes, random) => between(bytes, random, Buffer.from(random.pick(TOKENS), 'utf8')),
  // A piece less, a piece twice, a piece elsewhere, an end too early.
  (bytes, random) => {
    const [before, after] = cutAt(bytes, random);
    return Buffer.concat([before, after.subarray(random.below(Math.min(after.length, 500) + 1))]);
  },
  (bytes, random) => between(bytes, random, pieceOf(bytes, random)),
  (bytes, random) => cutAt(bytes, random)[0],
  // A piece of another file.
  (bytes, random, other) => between(bytes, random, pieceOf(other, random)),
  // Many of one kind.
  (bytes, random) => {
    const flood = random.pick(FLOODS);
    return between(
      bytes,
      random,
      Buffer.from(flood.repeat(1 + random.below(FLOOD_MAX / flood.length))),
    );
  },
];

/** The bytes with one to six changes; `other` is what pieces are borrowed from. */
export const mutate = (bytes: Uint8Array, random: Random, other: Uint8Array): Buffer => {
  let changed: Buffer = Buffer.from(bytes);
  for (let left = 1 + random.below(6); left > 0; left -= 1) {
    changed = random.pick(MUTATIONS)(changed, random, Buffer.from(other));
  }
  return changed;
};
