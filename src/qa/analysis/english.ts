import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';
import type { PartOfSpeech, Tokens } from '../types.ts';
import { createStemmer, type Stemmer } from './stem.ts';

/** A text taken apart: its words, and where each sentence begins and ends among them. */
export interface AnalysedText {
  readonly tokens: Tokens;
  /** Token indexes [first, past) of each sentence, in order, covering all tokens. */
  readonly sentences: readonly { readonly first: number; readonly past: number }[];
}

export interface English {
  readonly stem: Stemmer;
  /** The words and sentences of a text; offsets are those of `text`. */
  analyse(text: string): AnalysedText;
}

/** An instance keeps about 100 bytes of every word it has never seen before; a new one starts small. */
const TOKENS_PER_INSTANCE = 200_000;

/** Distinct words kept to share their memory. */
const MAX_INTERNED = 100_000;

/** "North-east" and "northeast" are one word to the reader: both halves get the whole's stem. */
const joinCompass = (word: readonly string[], stems: string[], stem: Stemmer): void => {
  for (let at = 0; at + 2 < word.length; at += 1) {
    const first = word[at] ?? '';
    if (word[at + 1] !== '-' || (first !== 'north' && first !== 'south')) continue;
    const half = stems[at + 2];
    if (half !== 'east' && half !== 'west') continue;
    stems[at] = stem(first + half);
    stems[at + 2] = stem(first + half);
  }
};

const CURLY_SINGLE = /[\u2018\u2019\u201b\u2032]/g;
const CURLY_DOUBLE = /[\u201c\u201d\u201e\u201f\u2033]/g;

/** A word as it is compared: NFKC, lower case, straight quotes. */
export const normaliseWord = (word: string): string =>
  word.normalize('NFKC').toLowerCase().replace(CURLY_SINGLE, "'").replace(CURLY_DOUBLE, '"');

/** The model loads this part by stringifying it in place, so that a second load would double it. */
let customEntityModel: unknown;
const repeatableModel = {
  ...model,
  metaCER: (): unknown => {
    customEntityModel ??= (model.metaCER as () => unknown)(); // typed unknown by the library; a loader as its siblings are
    return customEntityModel;
  },
};

const createInstance = (): WinkMethods => winkNLP(repeatableModel, ['sbd', 'pos']);

/** The language analysis of English text, with the wink-nlp model loaded once. */
export const createEnglish = (): English => {
  const stem = createStemmer();
  const interned = new Map<string, string>();
  let instance = createInstance();
  let analysed = 0;

  const intern = (word: string): string => {
    const known = interned.get(word);
    if (known !== undefined) return known;
    if (interned.size > MAX_INTERNED) interned.clear();
    interned.set(word, word);
    return word;
  };

  const analyse = (text: string): AnalysedText => {
    if (analysed > TOKENS_PER_INSTANCE) {
      instance = createInstance();
      analysed = 0;
    }
    const { its } = instance;
    const document = instance.readDoc(text);
    const values = document.tokens().out(its.value) as string[];
    const spaces = document.tokens().out(its.precedingSpaces) as string[];
    const tag = document.tokens().out(its.pos) as PartOfSpeech[];
    analysed += values.length;

    const start = new Uint32Array(values.length);
    const end = new Uint32Array(values.length);
    const word: string[] = [];
    const stems: string[] = [];
    let at = 0;
    for (const [index, value] of values.entries()) {
      at += spaces[index]?.length ?? 0;
      start[index] = at;
      at += value.length;
      end[index] = at;
      const normal = intern(normaliseWord(value));
      word.push(normal);
      stems.push(intern(stem(normal)));
    }
    joinCompass(word, stems, stem);
    // The types promise strings; its.span gives [first, last] token indexes.
    const spans = document.sentences().out(its.span) as unknown as [number, number][];
    return {
      tokens: { start, end, word, stem: stems, tag },
      sentences: spans.map(([first, last]) => ({ first, past: last + 1 })),
    };
  };

  return { stem, analyse };
};
