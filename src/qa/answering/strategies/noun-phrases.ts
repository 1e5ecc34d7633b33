import type { PartOfSpeech, Passage, Sentence, TokenRange } from '../../types.ts';

const INSIDE: ReadonlySet<PartOfSpeech> = new Set(['ADJ', 'NOUN', 'NUM', 'PROPN', 'SYM', 'X']);
const HEAD: ReadonlySet<PartOfSpeech> = new Set(['NOUN', 'PROPN', 'NUM', 'SYM', 'X']);
const LINKS = new Set(["'s", '-', '–', '/', '&']);

/** The noun phrases of a sentence without their determiners, in order, none inside another. */
export const nounPhrases = (passage: Passage, sentence: Sentence): readonly TokenRange[] => {
  const { tag, word } = passage.tokens;
  const phrases: TokenRange[] = [];
  let first = -1;
  let head = -1;
  const close = (): void => {
    if (first >= 0 && head >= first) phrases.push({ first, last: head });
    first = -1;
    head = -1;
  };
  for (let token = sentence.first; token < sentence.past; token += 1) {
    const here = tag[token] ?? 'X';
    if (INSIDE.has(here)) {
      if (first < 0) first = token;
      if (HEAD.has(here)) head = token;
    } else if (!(first >= 0 && LINKS.has(word[token] ?? ''))) {
      close();
    }
  }
  close();
  return phrases;
};

const OF = new Set(['of']);
const PREPOSITIONS = new Set([
  'of',
  'in',
  'for',
  'on',
  'to',
  'between',
  'with',
  'from',
  'at',
  'by',
]);

/** Noun phrases joined over "of", and over any preposition: longer phrases that are one thing. */
export const joinedPhrases = (
  passage: Passage,
  phrases: readonly TokenRange[],
): readonly { readonly range: TokenRange; readonly of: boolean }[] => {
  const joined: { range: TokenRange; of: boolean }[] = [];
  for (const [index, phrase] of phrases.entries()) {
    let last = phrase;
    let onlyOf = true;
    for (const next of phrases.slice(index + 1, index + 3)) {
      const gap = passage.tokens.word.slice(last.last + 1, next.first);
      const [preposition = '', ...rest] = gap;
      if (
        !PREPOSITIONS.has(preposition) ||
        rest.length > 1 ||
        (rest.length === 1 && passage.tokens.tag[last.last + 2] !== 'DET')
      )
        break;
      onlyOf &&= OF.has(preposition);
      last = next;
      joined.push({ range: { first: phrase.first, last: next.last }, of: onlyOf });
    }
  }
  return joined;
};
