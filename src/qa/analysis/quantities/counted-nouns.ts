import { isDash, type Lexeme } from './lexemes.ts';

/** What a number counts: lexemes [first, past) of the noun phrase, its last word being the thing counted. */
export interface CountedNoun {
  readonly first: number;
  readonly past: number;
  readonly name: string;
}

/** Plurals without an "s". */
const PLURALS = new Set(
  (
    'people men women children aircraft police sheep fish deer series species cattle staff personnel ' +
    'offspring media data criteria phenomena bacteria teeth mice geese persons spacecraft headquarters ' +
    'sportsmen sportswomen fishermen policemen businessmen craftsmen crew troops folk youth ' +
    'grandchildren stepchildren alumni fungi nuclei analyses crises theses hypotheses bases'
  ).split(' '),
);

/** Plurals that look like their singular: another noun may follow ("the series finals"). */
const INVARIANT = new Set(
  'series species police staff crew youth data media aircraft spacecraft headquarters'.split(' '),
);

/** Words in "s" that are no plural nouns. */
const NOT_PLURAL = new Set(
  (
    'is was has does its this his hers ours yours theirs as us plus minus versus per perhaps always ' +
    'sometimes across towards afterwards besides less unless thus yes gas bus class business process ' +
    'status campus virus access success loss cross glass grass mass press progress congress address ' +
    'express focus bonus census consensus basis crisis analysis news mathematics physics economics ' +
    'politics whereas famous various previous serious religious precious dangerous continuous ' +
    'numerous enormous anonymous indigenous religious'
  ).split(' '),
);

/** Words that end a noun phrase. */
const ENDS = new Set(
  (
    'of in on at to from by with without for against between among during since until than that which who ' +
    'whom whose where when while and or but nor so yet if because although though as is are was were be ' +
    'been being am do does did has have had having will would can could may might must shall should not ' +
    'no into onto over under above below through across after before about around per via within ' +
    'including excluding versus there here then now also already still only just more less most least ' +
    'fewer each every both all any some this these those the a an his her its their our my your it he ' +
    'she they we you i him them us me out up down off away back ago later earlier long old high deep wide ' +
    'tall thick apart respectively altogether overall alone combined together too'
  ).split(' '),
);

const LONGEST = 9;

/** Whether a word has the form of a plural noun. */
export const isPlural = (lexeme: Lexeme | undefined): boolean => {
  if (lexeme?.kind !== 'word') return false;
  if (PLURALS.has(lexeme.word)) return true;
  if (NOT_PLURAL.has(lexeme.word)) return false;
  if (/^\p{L}{3,}(?:ae|men)$/u.test(lexeme.word)) return true;
  return /^\p{L}{2,}s$/u.test(lexeme.word) && !/(?:ss|ous|us|is)$/.test(lexeme.word);
};

/** The index after a bracket that opens at `at` and closes within a few words; `undefined` otherwise. */
const bracketEnd = (lexemes: readonly Lexeme[], at: number): number | undefined => {
  if (lexemes[at]?.word !== '(') return undefined;
  for (let past = at + 1; past < at + 5; past++) {
    if (lexemes[past]?.word === ')') return past + 1;
  }
  return undefined;
};

/** Whether a word ends a noun phrase; "high-tech" does not, though "high" alone does. */
const isEnd = (lexemes: readonly Lexeme[], at: number): boolean => {
  const isCompound = isDash(lexemes[at + 1]) && lexemes[at + 2]?.gap === 'none';
  return !isCompound && ENDS.has(lexemes[at]?.word ?? '');
};

/** The next place in a noun phrase after a word, over hyphens and short brackets; `undefined` at its end. */
const stepFrom = (lexemes: readonly Lexeme[], at: number): number | undefined => {
  const next = lexemes[at];
  if (next === undefined || next.gap === 'paragraph') return undefined;
  if (next.kind === 'word') return isEnd(lexemes, at) ? undefined : at;
  if (isDash(next) && lexemes[at + 1]?.gap === 'none' && lexemes[at + 1]?.kind === 'word') {
    return at + 1;
  }
  if (['"', '\u201c', '\u2018', "'"].includes(next.word)) return at + 1;
  return bracketEnd(lexemes, at);
};

/**
 * The plural noun phrase that a number counts, starting at `at`; its modifiers may take several words.
 * `undefined` where none follows.
 */
export const countedNounAt = (lexemes: readonly Lexeme[], at: number): CountedNoun | undefined => {
  // "six-party talks": a noun glued to the number describes, it is not counted.
  if (isDash(lexemes[at]) && lexemes[at]?.gap === 'none') return undefined;
  const [word, next] = [lexemes[at], lexemes[at + 1]];
  const isUnmarked = next?.word === 'of' && /^\p{Ll}{3,}$/u.test(word?.text ?? '');
  // "two version of": rough translations lose the plural.
  if (word !== undefined && isUnmarked && !ENDS.has(word.word)) {
    return { first: at, past: at + 1, name: word.word };
  }
  // "10,000 more high-tech enterprises than in 2016".
  const isMore = ['more', 'fewer', 'less', 'further', 'other'].includes(word?.word ?? '');
  return pluralPhraseAt(lexemes, isMore ? at + 1 : at);
};

const pluralPhraseAt = (lexemes: readonly Lexeme[], at: number): CountedNoun | undefined => {
  let first: number | undefined;
  let invariant: CountedNoun | undefined;
  let from = at;
  for (let words = 0; words < LONGEST; words++) {
    const next = stepFrom(lexemes, from);
    const word = next === undefined ? undefined : lexemes[next];
    if (next === undefined || word?.kind !== 'word' || isEnd(lexemes, next)) return invariant;
    first ??= next;
    if (INVARIANT.has(word.word) && !isLastWord(lexemes, next + 1)) {
      invariant ??= { first, past: next + 1, name: word.word };
      from = next + 1;
      continue;
    }
    if (isPlural(word) && !continues(lexemes, next + 1)) {
      return { first, past: next + 1, name: word.word };
    }
    from = next + 1;
  }
  return invariant;
};

const isLastWord = (lexemes: readonly Lexeme[], at: number): boolean => {
  const next = lexemes[at];
  return next?.kind !== 'word' || next.gap !== 'space' || ENDS.has(next.word);
};

/** A plural directly before another noun modifies it: "sports clubs", "sales representatives". */
const continues = (lexemes: readonly Lexeme[], at: number): boolean => {
  const next = lexemes[at];
  return next?.gap === 'space' && isPlural(next) && !ENDS.has(next.word) && !VERBS.has(next.word);
};

/** Verbs of the third person that follow a plural only where an object was left out. */
const VERBS = new Set('says adds shows remains includes means'.split(' '));
