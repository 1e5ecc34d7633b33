import { englishWords } from '../../analysis/english-model.ts';

/** The text of two lines that follow each other. */
export type JoinLines = (text: string, next: string) => string;

const SOFT = /\u00ad$/u;
const LEFT = /([\p{L}\p{M}]+)[-\u2010]$/u;
const WHOLE_LEFT = /([\p{L}\p{M}-]+)[-\u2010]$/u;
const RIGHT = /^[\p{L}\p{M}]+/u;
/** Parts that are written with a hyphen before a whole word. */
const PREFIXES =
  /^(?:self|ex|non|all|cross|well|half|high|low|long|short|full|part|part|mid|so|co|semi|quasi|two|three|four|five|six|ten|first|second|third|late|early|state|land|sea|air|end|year|day|month|on|off|in|up|down|over|under|user|real|multi|post|pre|anti)$/u;
/** "pre- and post-war": the hyphen stands for the word that follows later. */
const GOES_ON = /^(?:and|or|to|nor|but|und)\b/u;
const ENDINGS = /(?:ies|es|s|ed|d|ing|ly|er|ers|'s|\u2019s)$/u;

const isWord = (word: string, words: ReadonlySet<string>): boolean => {
  const small = word.toLowerCase();
  if (words.has(small)) return true;
  const stem = small.replace(ENDINGS, '');
  return (
    stem.length > 2 &&
    stem !== small &&
    [stem, `${stem}e`, `${stem}y`].some((one) => words.has(one))
  );
};

/** All words of a text, lower case, with compounds whole. */
export const wordsIn = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? [];

/**
 * How the lines of one document are joined: a space between them, and a hyphen at a line's end taken out where it only
 * breaks a word. What the document itself writes decides first, then what is a word of English.
 * @param printed the document's own words, without those that a line's end breaks
 */
export const joinLinesOf = (printed: ReadonlySet<string>): JoinLines => {
  const breaksWord = (left: string, right: string, compound: string): boolean => {
    if (printed.has(`${left}${right}`.toLowerCase())) return true;
    if (printed.has(compound.toLowerCase())) return false;
    const words = englishWords();
    if (isWord(`${left}${right}`, words))
      return !PREFIXES.test(left) || !isWord(right, words) || words.has(`${left}${right}`);
    return (
      !(isWord(left, words) && isWord(right, words)) &&
      !(PREFIXES.test(left) && isWord(right, words))
    );
  };
  return (text, next) => {
    if (SOFT.test(text)) return `${text.slice(0, -1)}${next}`;
    if (!/[-\u2010]$/u.test(text) || /\s[-\u2010]$/u.test(text)) return `${text} ${next}`;
    if (GOES_ON.test(next)) return `${text} ${next}`;
    const left = LEFT.exec(text)?.[1];
    const right = RIGHT.exec(next)?.[0];
    if (left === undefined || right === undefined || !/^\p{Ll}/u.test(right))
      return `${text}${next}`;
    const whole = WHOLE_LEFT.exec(text)?.[1] ?? left;
    if (whole !== left) return `${text}${next}`;
    return breaksWord(left, right, `${left}-${right}`)
      ? `${text.slice(0, -1)}${next}`
      : `${text}${next}`;
  };
};
