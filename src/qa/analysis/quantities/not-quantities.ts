import { isCapitalised, isDash, type Lexeme } from './lexemes.ts';
import { qualifierBefore } from './qualifiers.ts';

/** Nouns that are numbered by what follows them: "Article 5", "flight 370", "type 2". */
const NUMBERED = new Set(
  (
    'article articles section sections chapter chapters figure figures fig table tables page pages pp p ' +
    'paragraph para clause appendix annex schedule part parts volume vol issue no nos number numbers ' +
    'step phase round stage tier level grade category class type group lane line route highway ' +
    'interstate motorway exit gate platform terminal flight channel room floor suite unit building block ' +
    'house lot plot apartment apt box item version release model series season episode game set leg act ' +
    'scene rule law resolution directive regulation order bill proposition amendment case question q ' +
    'equation eq lemma theorem example note footnote ref reference station reactor district ward zone ' +
    'precinct division brigade battalion regiment squadron track hall pier berth hole test match day week ' +
    'port ports form code area extension ext tel telephone phone fax call dial hotline isbn issn doi pmid arxiv'
  ).split(' '),
);

/** Words that turn a number into a rank. */
const RANKS = new Set('top rank ranks ranked ranking seeded seed placed position'.split(' '));

const ORDINAL_ENDS = new Set(['st', 'nd', 'rd', 'th']);

const wordAt = (lexemes: readonly Lexeme[], at: number): string => lexemes[at]?.word ?? '';

/** "12st", which no rank is written as, and "11st 4lb": a weight. */
const isStone = (lexemes: readonly Lexeme[], at: number): boolean => {
  if (wordAt(lexemes, at + 1) !== 'st') return false;
  const isRank = /(?:^|[^1])1$/.test(wordAt(lexemes, at));
  return !isRank || /^lbs?$/.test(wordAt(lexemes, at + 3));
};

/** "5th", and digits with letters glued on that are no unit ("4G", "3D", "737s"). */
export const isOrdinal = (lexemes: readonly Lexeme[], at: number): boolean => {
  const next = lexemes[at + 1];
  if (lexemes[at]?.kind !== 'number' || next === undefined) return false;
  if (next.gap === 'none' && ORDINAL_ENDS.has(next.word)) return !isStone(lexemes, at);
  return isDash(next) && ORDINAL_ENDS.has(wordAt(lexemes, at + 2));
};

/** Digits glued to letters, hyphens and slashes as names and codes are: "COVID-19", "A-320", "24/7". */
export const isGluedName = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [sign, before] = [lexemes[at - 1], lexemes[at - 2]];
  const number = lexemes[at];
  if (number?.gap !== 'none' || sign === undefined) return false;
  if (sign.kind === 'word') return true;
  // ":43" behind a sentence is a page of a source.
  if (sign.word === ':' && (sign.gap !== 'none' || before === undefined)) return true;
  if (['#', '_', '@', '№', '\\'].includes(sign.word)) return true;
  if (!['-', '/', '.', ':', '\u2010', '\u2011', '\u2013'].includes(sign.word)) return false;
  // "two-to-three-week" ties its second number.
  if (before?.word === 'to') return false;
  return sign.gap === 'none' && before?.kind === 'word' && !/^\d/.test(before.text);
};

/** Digits that letters follow directly without being a unit: "4G", "3D", "10Be". */
export const isGluedCode = (lexemes: readonly Lexeme[], past: number): boolean => {
  const next = lexemes[past];
  if (next?.kind !== 'word' || next.gap !== 'none') return false;
  // Three small letters and more are the next word with its space lost ("82%and", "5,000projects").
  return !/^\p{Ll}{3,}$/u.test(next.text) && !isPlain(next.word);
};

const isPlain = (word: string): boolean =>
  ['of', 'to', 'in', 'by', 'at', 'or', 'on'].includes(word);

/** The number of an item, a page, a flight: a noun that is numbered by it stands before. */
export const isNumbering = (lexemes: readonly Lexeme[], at: number): boolean => {
  if (lexemes[at]?.gap === 'paragraph') return false;
  const isDotted = wordAt(lexemes, at - 1) === '.' && lexemes[at - 1]?.gap === 'none';
  const before = lexemes[isDotted ? at - 2 : at - 1];
  if (before?.kind !== 'word') return false;
  if (isDotted && before.word.length > 3) return false;
  return NUMBERED.has(before.word) || RANKS.has(before.word);
};

/** "1." or "(2)" in front of an item, and "[12]" behind a claim. */
export const isListNumber = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [before, number, next] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (number?.kind !== 'number' || !/^\d{1,3}$/.test(number.word)) return false;
  const isBracketed =
    [')', ']'].includes(next?.word ?? '') && ['(', '['].includes(before?.word ?? '');
  if (isBracketed) return true;
  const isFirst = before === undefined || number.gap === 'paragraph';
  if (next?.word === ')' && next.gap === 'none') return before?.word !== '(' || isFirst;
  return isFirst && next?.word === '.' && next.gap === 'none' && lexemes[at + 2] !== undefined;
};

/** Joined groups of digits: telephone numbers, versions, codes. */
export const isCode = (lexemes: readonly Lexeme[], at: number): boolean => {
  const number = lexemes[at];
  if (number?.kind !== 'number') return false;
  // The second half of a name that ends in two numbers: "ISO 639-2".
  const isTied =
    isDash(lexemes[at - 1]) && number.gap === 'none' && lexemes[at - 1]?.gap === 'none';
  if (isTied && lexemes[at - 2]?.kind === 'number' && endsName(lexemes, at - 2)) return true;
  const digits = number.word;
  if (/^0\d/.test(digits)) return true;
  if (wordAt(lexemes, at - 1) === '+' && number.gap === 'none') return /^\d{1,3}$/.test(digits);
  const joinOf = (n: number): string =>
    lexemes[n]?.gap === 'none' &&
    lexemes[n + 1]?.gap === 'none' &&
    lexemes[n - 1]?.kind === 'number' &&
    lexemes[n + 1]?.kind === 'number'
      ? wordAt(lexemes, n)
      : '';
  const [before, after] = [joinOf(at - 1), joinOf(at + 1)];
  if (['.', '/', ':'].includes(before) || ['.', '/', ':'].includes(after)) return true;
  if (after === '-' && joinOf(at + 3) === '-') return true;
  const isTelephone = /^\d{3}-\d{4}$/;
  return (
    (after === '-' && isTelephone.test(`${digits}-${wordAt(lexemes, at + 2)}`)) ||
    (before === '-' && isTelephone.test(`${wordAt(lexemes, at - 2)}-${digits}`))
  );
};

/** Digits that end a name: "Boeing 737", "Windows 11", "Vision 2030". */
export const endsName = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [before, number, next] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (number?.kind !== 'number' || !/^\d+(?:\.\d)?$/.test(number.word)) return false;
  if (before?.kind !== 'word' || number.gap !== 'space' || !isCapitalised(before)) return false;
  // "Athletic 3-1" is a result; "ISO 639-2" is a name.
  const isPair = isDash(next) && next?.gap === 'none' && lexemes[at + 2]?.kind === 'number';
  if (isPair && /^\d{1,2}$/.test(number.word)) return false;
  if (startsSentence(lexemes, at - 1)) {
    // "Larkbook 4.2 runs on it": a version, by the name before it and the verb behind it.
    // "About 4.2 million run": no name, but a qualifier.
    const isVersion =
      /^\d{1,2}\.\d{1,2}$/.test(number.word) &&
      next?.kind === 'word' &&
      qualifierBefore(lexemes, at, false) === undefined;
    return next?.kind === 'word' && (isCapitalised(next) || isVersion);
  }
  return true;
};

/** Whether a lexeme is the first of a text or follows the end of a sentence. */
export const startsSentence = (lexemes: readonly Lexeme[], at: number): boolean => {
  const [before, lexeme] = [lexemes[at - 1], lexemes[at]];
  if (before === undefined || lexeme?.gap === 'paragraph') return true;
  return ['.', '!', '?', ':', '"', '\u201c', '\u2018', "'", '(', '\u2022', '*'].includes(
    before.word,
  );
};

/** A capitalised number word inside a sentence is part of a name: "Five-Year Plan", "Group of Seven". */
export const isNameWord = (
  lexemes: readonly Lexeme[],
  at: number,
  isTitleCase: boolean,
): boolean => {
  const lexeme = lexemes[at];
  if (lexeme?.kind !== 'word' || !isCapitalised(lexeme)) return false;
  const joint = isDash(lexemes[at + 1]) ? at + 2 : at + 1;
  const next = lexemes[joint];
  const isCompound = joint > at + 1 && next?.kind === 'word' && isCapitalised(next);
  return isCompound || (!isTitleCase && !startsSentence(lexemes, at));
};

/** Whether most longer words of a text are capitalised, as in a headline. */
export const isTitleCased = (lexemes: readonly Lexeme[]): boolean => {
  const long = lexemes.filter((lexeme) => lexeme.kind === 'word' && lexeme.text.length > 3);
  return long.length > 1 && long.filter(isCapitalised).length > long.length * 0.7;
};
