import { createHash } from 'node:crypto';
import type { Document, DocumentId } from '../qa/types.ts';

/** Articles that say the same, word for word or nearly so. */
export interface DuplicateGroup {
  readonly kind: 'exact' | 'near';
  readonly documentIds: readonly DocumentId[];
  /** 0 to 1: the share of word runs that the least alike two have in common, as estimated. */
  readonly likeness: number;
}

/** Words in a row that are compared. Source: Broder, "On the resemblance and containment of documents" (1997). */
const SHINGLE = 5;
const HASHES = 64;
/** Signatures are looked up by bands of so many hashes: articles half alike meet in some band in 7 of 8 cases. */
const BAND = 4;
/** From this likeness on, two articles are taken for versions of one. */
const NEAR = 0.7;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** FNV-1a. Source: Fowler, Noll, Vo; draft-eastlake-fnv. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
};

/** Multipliers and shifts that make one hash many; odd, and the same every time. */
const SEEDS = Array.from({ length: HASHES }, (_, n) => [
  (Math.imul(n + 1, 0x9e3779b1) | 1) >>> 0,
  Math.imul(n + 1, 0x85ebca6b) >>> 0,
]);

/** The smallest of each hash over all word runs: articles alike have most of them in common. */
const signatureOf = (text: string): Uint32Array => {
  const words = wordsOf(text);
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  const last = Math.max(1, words.length - SHINGLE + 1);
  for (let at = 0; at < last; at += 1) {
    const own = hash(words.slice(at, at + SHINGLE).join(' '));
    for (const [n, [times = 1, plus = 0]] of SEEDS.entries()) {
      const mixed = Math.imul(own ^ (own >>> 15), times) + plus;
      const value = (mixed ^ (mixed >>> 13)) >>> 0;
      if (value < (signature[n] ?? 0)) signature[n] = value;
    }
  }
  return signature;
};

const likenessOf = (a: Uint32Array, b: Uint32Array): number =>
  a.filter((value, at) => value === b[at]).length / HASHES;

/** Joins what belongs together: every member knows the first of its group. */
const createUnion = (size: number) => {
  const parent = Array.from({ length: size }, (_, n) => n);
  const find = (n: number): number => {
    let root = n;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[n] = root;
    return root;
  };
  return {
    join: (a: number, b: number): void => {
      const [one, other] = [find(a), find(b)].sort((x, y) => x - y);
      parent[other ?? 0] = one ?? 0;
    },
    groups: (): readonly (readonly number[])[] => {
      const groups = new Map<number, number[]>();
      for (let n = 0; n < size; n += 1) groups.set(find(n), [...(groups.get(find(n)) ?? []), n]);
      return [...groups.values()].filter((group) => group.length > 1);
    },
  };
};

/** Places in the list that share a band of their signature. */
const buckets = (signatures: readonly Uint32Array[]): readonly (readonly number[])[] => {
  const byBand = new Map<string, number[]>();
  for (const [at, signature] of signatures.entries()) {
    for (let band = 0; band < HASHES; band += BAND) {
      const key = `${band} ${signature.slice(band, band + BAND).join(' ')}`;
      byBand.set(key, [...(byBand.get(key) ?? []), at]);
    }
  }
  return [...byBand.values()].filter((members) => members.length > 1);
};

const textHash = (text: string): string =>
  createHash('sha256').update(wordsOf(text).join(' ')).digest('hex');

/** Groups of articles that say the same; an article is in one group at most. */
export const nearDuplicates = (documents: readonly Document[]): readonly DuplicateGroup[] => {
  const signatures = documents.map(({ text }) => signatureOf(text));
  const union = createUnion(documents.length);
  for (const [first = 0, ...others] of buckets(signatures)) {
    for (const other of others) {
      const [a, b] = [signatures[first], signatures[other]];
      if (a !== undefined && b !== undefined && likenessOf(a, b) >= NEAR) union.join(first, other);
    }
  }
  return union.groups().map((members) => {
    const own = members.flatMap((at) => documents[at] ?? []);
    const [first, ...others] = members.flatMap((at) => signatures[at] ?? []);
    const isExact = new Set(own.map(({ text }) => textHash(text))).size === 1;
    const least = Math.min(...others.map((other) => likenessOf(first ?? other, other)));
    return {
      kind: isExact ? 'exact' : 'near',
      documentIds: own.map(({ id }) => id),
      likeness: isExact ? 1 : least,
    };
  });
};
