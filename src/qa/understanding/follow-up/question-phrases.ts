import type { English } from '../../analysis/english.ts';
import type { PartOfSpeech, TokenRange, Tokens } from '../../types.ts';

/** A noun phrase of a question. */
export interface QuestionPhrase {
  /** With its determiner. */
  readonly text: string;
  /** Without it. */
  readonly core: string;
  /** Offsets of `core` in the question. */
  readonly start: number;
  readonly end: number;
  /** The last noun. */
  readonly head: string;
  /** The preposition right before it. */
  readonly preposition?: string;
  /** "The", "this": something that was spoken of. */
  readonly isDefinite: boolean;
  /** "Which bridges", "what share": what is asked for. */
  readonly isAsked: boolean;
  readonly isPlural: boolean;
  readonly isNumber: boolean;
}

const INSIDE: ReadonlySet<PartOfSpeech> = new Set(['ADJ', 'NOUN', 'NUM', 'PROPN', 'SYM', 'X']);
const HEAD: ReadonlySet<PartOfSpeech> = new Set(['NOUN', 'PROPN', 'NUM', 'SYM', 'X']);
const LINKS = new Set(["'s", '-', '–', '/', '&']);
const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those']);
const ASKING = new Set(['which', 'what', 'many', 'much']);
const DETERMINERS = new Set([...DEFINITE, 'a', 'an', 'which', 'what']);
const DO = new Set(['do', 'does', 'did']);
const PLURAL = /[^s]s$/;

/** Whether a token continues the phrase: a noun or its like, or a link before one. */
const continues = ({ word, tag }: Tokens, at: number): boolean => {
  const here = tag[at] ?? 'X';
  if (INSIDE.has(here)) return !ASKING.has(word[at] ?? '');
  const next = tag[at + 1];
  const isLink = LINKS.has(word[at] ?? '') || (here === 'ADV' && word[at + 1] === '-');
  const joinsAdjectives = here === 'CCONJ' && tag[at - 1] === 'ADJ' && next === 'ADJ';
  return (
    joinsAdjectives || (isLink && next !== undefined && (next === 'PUNCT' || INSIDE.has(next)))
  );
};

/** "What did the ministry support?": after "did" the last word of a phrase that ends the question is its verb. */
const withoutVerb = ({ word, tag }: Tokens, first: number, last: number): number => {
  const isLast = word.slice(last + 1).every((rest) => /^[?.!]$/.test(rest));
  const isSubject = DEFINITE.has(word[first - 1] ?? '') && DO.has(word[first - 2] ?? '');
  return isLast && isSubject && last > first && tag[last] === 'NOUN' ? last - 1 : last;
};

/** Token indexes [first, last] of the phrases, in order, none inside another; they end in a noun. */
const rangesOf = (tokens: Tokens): readonly TokenRange[] => {
  const { word, tag } = tokens;
  const ranges: TokenRange[] = [];
  let at = 0;
  while (at < word.length) {
    const first = at;
    let last = -1;
    while (
      at < word.length &&
      continues(tokens, at) &&
      !(at === first && LINKS.has(word[at] ?? ''))
    ) {
      if (HEAD.has(tag[at] ?? 'X')) last = at;
      at += 1;
    }
    if (last >= 0) ranges.push({ first, last: withoutVerb(tokens, first, last) });
    if (at === first) at += 1;
  }
  return ranges;
};

const phraseOf = (
  text: string,
  { word, tag, start, end }: Tokens,
  { first, last }: TokenRange,
): QuestionPhrase => {
  const before = word[first - 1] ?? '';
  const outer = DETERMINERS.has(before) ? first - 1 : first;
  return {
    text: text.slice(start[outer], end[last]),
    core: text.slice(start[first], end[last]),
    start: start[first] ?? 0,
    end: end[last] ?? 0,
    head: word[last] ?? '',
    ...(tag[outer - 1] === 'ADP' ? { preposition: word[outer - 1] ?? '' } : {}),
    isDefinite: DEFINITE.has(before),
    isAsked: ASKING.has(before),
    isPlural: PLURAL.test(word[last] ?? '') || word.slice(first, last).includes('and'),
    isNumber: tag[last] === 'NUM',
  };
};

/** The noun phrases of a question, in order, none inside another. */
export const questionPhrases = (text: string, english: English): readonly QuestionPhrase[] => {
  const { tokens } = english.analyse(text);
  return rangesOf(tokens).map((range) => phraseOf(text, tokens, range));
};
