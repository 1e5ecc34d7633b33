import { DEFAULT_COLLECTION } from '../../src/qa/corpus/document-reader.ts';
import { composeTree } from '../../src/qa/corpus/tree/compose-tree.ts';
import type { SourceBlock } from '../../src/qa/corpus/tree/source-block.ts';
import type { Document } from '../../src/qa/types.ts';

const PASSAGES_PER_DOCUMENT = 20;
const SENTENCES_PER_PASSAGE = 2;
const VOCABULARY_SIZE = 12_000;

/** Numbers from 0 to 1, the same for the same seed. Source: the "mulberry32" generator, public domain. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const SYLLABLES =
  'ba be bo ca ce co da de di fa fi go ha ka la le li lo ma me mi na ne no pa ra re ri ro sa se si ta te ti to va ve vi za'.split(
    ' ',
  );
const LINKS = 'of in for with by from'.split(' ');
const VERBS = 'reached raised built opened reported supported'.split(' ');

const wordOf = (rank: number): string => {
  let word = '';
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length];
  }
  return word;
};

/** Frequent words are frequent here as well: the rank is skewed towards 0, as in natural text (Zipf). */
const skewed = (random: () => number, size: number): number => Math.floor(size ** random()) % size;

/** About `passageCount` paragraphs of made-up sentences with names, figures and years; the same ones every time. */
export const syntheticCorpus = (passageCount: number): readonly Document[] => {
  const random = createRandom(7);
  const word = (): string => wordOf(skewed(random, VOCABULARY_SIZE));
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '';
  const name = (): string => {
    const plain = word();
    return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
  };
  const sentence = (): string =>
    `The ${word()} ${word()} ${pick(LINKS)} ${name()} ${pick(VERBS)} ${(random() * 100).toFixed(1)}% ${pick(LINKS)} the ${word()} ${word()} in ${2000 + Math.floor(random() * 25)}, ${name()} ${name()} said.`;

  return Array.from({ length: Math.ceil(passageCount / PASSAGES_PER_DOCUMENT) }, (_, number) => {
    const title = `${name()} ${word()} ${word()} ${number}`;
    const paragraphs = Array.from({ length: PASSAGES_PER_DOCUMENT - 1 }, () =>
      Array.from({ length: SENTENCES_PER_PASSAGE }, sentence).join(' '),
    );
    const paragraph = (text: string): SourceBlock => ({ kind: 'paragraph', text });
    return {
      id: `synthetic-${number}`,
      title,
      publisher: 'Nobody',
      authors: [],
      publishedOn: '2022-01-01',
      tags: [],
      collection: DEFAULT_COLLECTION,
      language: 'en',
      ...composeTree(title, paragraphs.map(paragraph)),
    };
  });
};
