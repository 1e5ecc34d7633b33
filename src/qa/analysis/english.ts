import model from 'wink-eng-lite-web-model';
import winkNLP, { type WinkMethods } from 'wink-nlp';
import { runAtOnce, runInSlices, type Slices } from '../scheduling/slices.ts';
import type { PartOfSpeech, Tokens } from '../types.ts';
import { readEnglishModel } from './english-model.ts';
import { foldInPlace } from './fold-letters.ts';
import { createCountries } from './names/countries.ts';
import { createNameStems } from './names/name-stems.ts';
import { mendSentences } from './sentences/sentence-bounds.ts';
import { partStops } from './sentences/unit-stops.ts';
import { createStemmer, type Stemmer } from './stem.ts';
import { createWordForms } from './word-forms.ts';

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

/** The tokeniser tears words at letters beyond Latin-1, and takes quadratic to cubic time in the length of a run without spaces: longer runs are read in pieces. */
const RUN_LENGTH = 128;
const LONG_RUN = /\S{129,}/g;
const LOW_SURROGATE = /[\uDC00-\uDFFF]/;

/** A run in pieces of `RUN_LENGTH`, no character halved. */
const piecesOf = (run: string): readonly string[] => {
  const pieces: string[] = [];
  let from = 0;
  while (from < run.length) {
    const end = from + RUN_LENGTH;
    const to = LOW_SURROGATE.test(run.charAt(end)) ? end + 1 : end;
    pieces.push(run.slice(from, to));
    from = to;
  }
  return pieces;
};

/** A text with a space put into every long run, and where these spaces stand in it. */
const breakLongRuns = (
  text: string,
): { readonly broken: string; readonly at: readonly number[] } => {
  const at: number[] = [];
  const broken = text.replace(LONG_RUN, (run, offset: number) => {
    const pieces = piecesOf(run);
    let end = offset;
    for (const piece of pieces.slice(0, -1)) {
      end += piece.length;
      at.push(end + at.length);
    }
    return pieces.join(' ');
  });
  return { broken, at };
};

/** The model loads this part by stringifying it in place, so that a second load would double it. */
let customEntityModel: unknown;
const metaCER = (): unknown => {
  customEntityModel ??= (model.metaCER as () => unknown)(); // typed unknown by the library; a loader as its siblings are
  return customEntityModel;
};

function* makeInstance(): Slices<WinkMethods> {
  const core = yield* readEnglishModel();
  yield;
  return winkNLP({ ...model, core: () => core, metaCER }, ['sbd', 'pos']);
}

/** How much of the next instance is made beside each analysis, in milliseconds. */
const RENEWAL_MS = 5;

/** An instance that is replaced by a new one when asked to; the new one is made bit by bit while the old one goes on. */
const createRenewed = (first: WinkMethods) => {
  let instance = first;
  let next: Slices<WinkMethods> | undefined;
  return {
    /** @param isWorn whether a new one is wanted. Tells whether the new one has come. */
    renew: (isWorn: boolean): boolean => {
      if (!isWorn) return false;
      next ??= makeInstance();
      const started = performance.now();
      while (performance.now() - started < RENEWAL_MS) {
        const step = next.next();
        if (step.done !== true) continue;
        instance = step.value;
        next = undefined;
        return true;
      }
      return false;
    },
    current: () => instance,
  };
};

/** The language analysis of English text, with the wink-nlp model loaded once, in one go. */
export const createEnglish = (): English => englishOf(runAtOnce(makeInstance()));

/** The language analysis of English text; the event loop turns while the model is read. */
export const loadEnglish = async (): Promise<English> =>
  englishOf(await runInSlices(makeInstance()));

const englishOf = (first: WinkMethods): English => {
  const stem = createStemmer();
  const names = createNameStems(stem, createCountries());
  const formOf = createWordForms(stem, names);
  const renewed = createRenewed(first);
  let analysed = 0;

  const analyse = (text: string): AnalysedText => {
    if (renewed.renew(analysed > TOKENS_PER_INSTANCE)) analysed = 0;
    const instance = renewed.current();
    const { its } = instance;
    const { broken, at: added } = breakLongRuns(foldInPlace(text));
    const document = instance.readDoc(broken);
    const values = document.tokens().out(its.value) as string[];
    const tag = document.tokens().out(its.pos) as PartOfSpeech[];
    analysed += values.length;

    const start = new Uint32Array(values.length);
    const end = new Uint32Array(values.length);
    // Not every kind of space is among the tokeniser's preceding spaces: each word is looked for behind the last.
    let at = 0;
    let passed = 0;
    for (const [index, value] of values.entries()) {
      at = Math.max(at, broken.indexOf(value, at));
      while ((added[passed] ?? at) < at) passed += 1;
      start[index] = at - passed;
      at += value.length;
      end[index] = at - passed;
    }
    // The types promise strings; its.span gives [first, last] token indexes.
    const spans = document.sentences().out(its.span) as unknown as [number, number][];
    const sentences = mendSentences(
      text,
      { start, end },
      spans.map(([first, last]) => ({ first, past: last + 1 })),
    );
    const parted = partStops({ values, tag, start, end }, sentences);
    const forms = parted.values.map((value, n) => {
      const from = parted.start[n];
      // The model's own strings are looked up in half the time of ones cut anew.
      return formOf(text.startsWith(value, from) ? value : text.slice(from, parted.end[n]), text);
    });
    const word = forms.map((form) => form.word);
    const stems = forms.map((form) => form.stem);
    joinCompass(word, stems, stem);
    names.join({
      ...{ text, start: parted.start, end: parted.end, word, stem: stems },
      mayBeCountry: forms.map((form) => form.mayBeCountry),
    });
    return {
      tokens: { start: parted.start, end: parted.end, word, stem: stems, tag: parted.tag },
      sentences: parted.sentences,
    };
  };

  return { stem, analyse };
};
