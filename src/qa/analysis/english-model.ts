import { createRequire } from 'node:module';
import type { Slices } from '../scheduling/slices.ts';

/** Where a property of a word is kept: [word, mask, shift, is not listed, is worked out for unknown words, ...]. */
type Layout = readonly [number, number, number, 0 | 1, 0 | 1, ...number[]];

interface Listed {
  readonly list: readonly string[];
}

/** The model's file, as far as reading it goes. */
interface ModelFile {
  readonly packing: { readonly layout: Readonly<Record<string, Layout>> };
  readonly lexicon: string;
  readonly xpansions: string;
  readonly features: Readonly<Record<string, Listed>>;
  readonly pos: { readonly hash: Readonly<Record<string, number>> };
}

const FILE = 'wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json';

/** Entries between two turns of the event loop: about a millisecond. */
const ENTRIES = 5_000;

const numbersOf = (base64: string): Uint32Array => {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  return new Uint32Array(bytes.buffer);
};

/** A list of its own that can grow, with the place of each entry. */
function* indexList({ list }: Listed): Slices<object> {
  const hash: Record<string, number> = Object.create(null) as Record<string, number>; // words like "constructor" are plain keys
  for (const [at, entry] of list.entries()) {
    hash[entry] = at;
    if (at % ENTRIES === 0) yield;
  }
  return { list: [...list], hash, intrinsicSize: list.length, index: list.length };
}

const clustersOf = ({ list }: Listed, tags: Readonly<Record<string, number>>): object => ({
  list: list.map((cluster) => new Set(cluster.split('_').map((tag) => tags[tag] ?? 0))),
});

/**
 * What the model's `core()` returns, in slices: that one copies and indexes three megabytes in one go, and holds the
 * event loop for 60 ms. An instance of wink-nlp writes into it, so each needs its own. A test compares the two.
 */
export function* readEnglishModel(): Slices<object> {
  const file = createRequire(import.meta.url)(FILE) as ModelFile; // a test reads it the package's way
  const { lexicon, xpansions, features: lists, ...others } = file;
  const rest = structuredClone(others);
  yield;
  const { layout } = file.packing;
  const features: Record<string, object> = {};
  for (const [name, listed] of Object.entries(lists)) {
    const [, mask, shift, isUnlisted] = layout[name] ?? [0, 0, 0, 1];
    if (name === 'posClusters') features[name] = clustersOf(listed, file.pos.hash);
    else if (name === 'lexeme') features[name] = yield* indexList(listed);
    else if (isUnlisted === 1) features[name] = { list: [...listed.list] };
    else features[name] = { ...(yield* indexList(listed)), maxIndex: mask >>> shift };
  }
  const efList = Object.keys(layout).filter((name) => layout[name]?.[4] === 1);
  yield;
  const packed = numbersOf(lexicon);
  yield;
  return {
    ...rest,
    packing: { ...rest.packing, efList },
    lexicon: packed,
    xpansions: numbersOf(xpansions),
    features,
  };
}

let words: ReadonlySet<string> | undefined;

/** The words that the model lists, as they are written; read from its file when first asked for. */
export const englishWords = (): ReadonlySet<string> => {
  words ??= new Set(
    (createRequire(import.meta.url)(FILE) as ModelFile).features.lexeme?.list ?? [],
  );
  return words;
};
