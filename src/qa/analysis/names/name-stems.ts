import type { Tokens } from '../../types.ts';
import type { Stemmer } from '../stem.ts';
import type { Countries } from './countries.ts';
import { COUNTRY_PHRASES, EVERYDAY_IN_SMALL } from './country-aliases.ts';

/** The words of a text, with stems that may still be changed. */
interface WrittenWords extends Pick<Tokens, 'start' | 'end' | 'word'> {
  readonly text: string;
  readonly stem: string[];
  /** Of each word what `mayBeCountry` says. */
  readonly mayBeCountry: readonly boolean[];
}

type Rule = (words: WrittenWords, at: number) => void;

const touches = ({ start, end }: WrittenWords, at: number): boolean =>
  at >= 0 && at + 1 < start.length && end[at] === start[at + 1];

const printed = ({ text, start, end }: WrittenWords, at: number): string =>
  text.slice(start[at], end[at]);

const LETTERS = /^\p{L}[\p{L}\p{N}]*$/u;
const WORD = /^[\p{L}\p{N}]+$/u;

/** Longer words mean something without their sign. */
const SIGNED_LETTERS = 2;

/** "C++", "C#", "Canal+": the sign is part of the name; letters alone are compared with it, a word has it as its sign's stem. */
const joinSigns: Rule = (words, at) => {
  const { word, stem } = words;
  const sign = word[at + 1];
  if (sign !== '+' && sign !== '#') return;
  const first = word[at] ?? '';
  if (!LETTERS.test(first)) return;
  let last = at;
  while (touches(words, last) && /^[+#]$/.test(word[last + 1] ?? '')) last += 1;
  if (last === at || (touches(words, last) && WORD.test(word[last + 1] ?? ''))) return;
  const whole = first + word.slice(at + 1, last + 1).join('');
  if (first.length <= SIGNED_LETTERS) stem[at] = whole;
  else stem[last] = whole;
};

/** ".NET": a full stop that opens a name. */
const joinLeadingStop: Rule = (words, at) => {
  const { word, stem } = words;
  if (word[at] !== '.' || !touches(words, at) || touches(words, at - 1)) return;
  const next = word[at + 1] ?? '';
  if (LETTERS.test(next)) stem[at + 1] = `.${next}`;
};

/** "Start-up" is found as "startup", "Node.js" as "nodejs": the mark between the parts gets the stem of the whole. */
const joinParts =
  (stemOf: Stemmer): Rule =>
  (words, at) => {
    const { word, stem } = words;
    const mark = word[at] ?? '';
    if (
      mark.length !== 1 ||
      !/^[-\u2010\u2011.]$/.test(mark) ||
      !touches(words, at - 1) ||
      !touches(words, at)
    )
      return;
    const [first = '', second = ''] = [word[at - 1], word[at + 1]];
    const isName = LETTERS.test(first) && (mark === '.' ? LETTERS : WORD).test(second);
    if (isName) stem[at] = stemOf(first + second);
  };

/** The letters of a code and no word that stands in front of a number: "AR 7", "HX 200". */
const CODE_LETTERS_MAX = 3;
const CODE_LETTERS = /^(?!(?:A|I|US|UK|EU|UN|AD|BC|AM|PM|NO)$)\p{Lu}{1,3}$/u;
/** No year. */
const CODE_NUMBER = /^(?!(?:1[5-9]|20)\d\d$)\d{1,4}\p{Ll}?$/u;

/** "AR 7" is "AR7": the number gets the stem of the whole. */
const joinCodes: Rule = (words, at) => {
  const { word, start, end, stem, text } = words;
  const length = (end[at] ?? 0) - (start[at] ?? 0);
  if (length > CODE_LETTERS_MAX) return;
  if (start[at + 1] !== (end[at] ?? 0) + 1 || text.charAt(end[at] ?? 0) !== ' ') return;
  if (CODE_NUMBER.test(word[at + 1] ?? '') && CODE_LETTERS.test(printed(words, at)))
    stem[at + 1] = `${word[at]}${word[at + 1]}`;
};

/** Whether the word at `at` is the letters of a code whose number follows it. */
export const isCodeOfTwoWords = ({ word, stem }: Pick<Tokens, 'word' | 'stem'>, at: number) =>
  stem[at + 1] !== undefined &&
  stem[at + 1] !== word[at + 1] &&
  stem[at + 1] === `${word[at]}${word[at + 1]}`;

/** The words that such phrases begin with. */
const OPENING_PHRASES = new Set([...COUNTRY_PHRASES.keys()].map((phrase) => phrase.split(' ')[0]));

/** Of these "America" is a part, and no state. */
const CONTINENT = /^(?:north|south|latin|central|northern|southern|meso)$/;

/** Countries, their other names and their peoples are compared as the country's usual name. */
const joinCountries = (stemOf: Stemmer, { countryOf }: Countries): Rule => {
  const stemOfCountry = (country: string): string =>
    country.includes(' ') ? country : stemOf(country);
  return (words, at) => {
    const { word, stem, mayBeCountry } = words;
    if (mayBeCountry[at] !== true) return;
    const own = word[at] ?? '';
    const phrase = COUNTRY_PHRASES.get(`${own} ${word[at + 1]}`);
    if (phrase !== undefined) {
      stem[at] = phrase;
      stem[at + 1] = phrase;
      return;
    }
    const country = countryNamedBy(own, countryOf);
    if (
      country === undefined ||
      (EVERYDAY_IN_SMALL.has(own) && !/^\p{Lu}/u.test(printed(words, at)))
    )
      return;
    if (country !== 'united states' || !CONTINENT.test(word[at - 1] ?? ''))
      stem[at] = stemOfCountry(country);
  };
};

const countryNamedBy = (word: string, countryOf: Countries['countryOf']): string | undefined =>
  /^\p{L}/u.test(word) ? countryOf(word) : undefined;

/** How names are compared that are written in several ways. */
export interface NameStems {
  /** Whether a word may name a country or its people, or begin such a name: told once a word, for most are none. */
  mayBeCountry(word: string): boolean;
  /** Gives what one name is written as in several ways the same stem, in place. */
  join(words: WrittenWords): void;
}

/** The stems of names, by a stemmer and the countries. */
export const createNameStems = (stemOf: Stemmer, countries: Countries): NameStems => {
  const rules = [
    joinCountries(stemOf, countries),
    joinSigns,
    joinLeadingStop,
    joinParts(stemOf),
    joinCodes,
  ];
  return {
    mayBeCountry: (word) =>
      OPENING_PHRASES.has(word) || countryNamedBy(word, countries.countryOf) !== undefined,
    join: (words) => {
      for (let at = 0; at < words.word.length; at += 1) for (const rule of rules) rule(words, at);
    },
  };
};
