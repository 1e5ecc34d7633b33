/** The words of a text as the reader sees them; `training/reader_text.py` does exactly the same. */

/** Words as parallel arrays: entry i of each describes word i. */
export interface ReadWords {
  /** Offsets in the text, in UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** As written, with straight quotes. */
  readonly exact: readonly string[];
  readonly lower: readonly string[];
  readonly stems: readonly string[];
  /** Rank in the vocabulary + 1; 0 for unknown words. */
  readonly ids: Int32Array;
  /** Rows of the table of word endings. */
  readonly suffixes: Int32Array;
  /** `SHAPE_FEATURES` numbers a word: capital, all capitals, digit, year, sign, stop word. */
  readonly shapes: Float32Array;
  /** `KIND_FEATURES` numbers a word: what it can be, a number, a time, a name. */
  readonly kinds: Float32Array;
  /** 1 for numbers in groups: "1,250", "2.5", "8:10". */
  readonly grouped: Uint8Array;
  /** What the text asks for, should it be a question: a number, a time, a name. */
  readonly asked: readonly boolean[];
  /** How rare a word is: about the logarithm of passages over passages that hold it. */
  readonly idf: Float32Array;
  /** The number of the word's sentence, from 0. */
  readonly sentences: Int32Array;
  /** 1 for words that are neither signs nor stop words. */
  readonly content: Uint8Array;
}

export const SHAPE_FEATURES = 6;
export const KIND_FEATURES = 3;
const SUFFIX_ROWS = 2048;
const UNKNOWN_IDF = 9;

const WORD =
  /\p{Nd}+(?:[.,:]\p{Nd}+)*|[\p{L}\p{Nl}\p{No}]+(?:\.[\p{L}\p{Nl}\p{No}](?![\p{L}\p{N}_]))*|\S/gu;
const WORD_CHARACTER = /^[\p{L}\p{N}]/u;
const CAPITAL = /^\p{Lu}/u;
const DIGIT = /\p{Nd}/u;
const YEAR = /^(?:1[0-9]{3}|20[0-9]{2})$/u;
const CURLY_SINGLE = /[‘’]/gu;
const CURLY_DOUBLE = /[“”]/gu;

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of to in on at by for from with and or but as is are was were be been being am do does did has have had' +
    ' having it its this that these those he she they them his her their i you we my your our us me him who whom whose' +
    ' what which when where why how many much not no nor so than then too very can could will would shall should may' +
    ' might must about into over under after before between during up down out off again there here if because while' +
    ' also any some such only own same other more most'
  ).split(' '),
);

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const NUMBER_WORDS = wordSet(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen' +
    ' nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half' +
    ' third quarter percent',
);
const TIME_WORDS = wordSet(
  'january february march april may june july august september october november december monday tuesday wednesday' +
    ' thursday friday saturday sunday century centuries decade decades year years spring summer autumn fall winter',
);
const ASK_NUMBER = wordSet(
  'many much percentage percent number amount population cost price total rate age size height length distance' +
    ' temperature ratio fraction proportion long far old tall large big high deep often fast wide',
);
const BEFORE_NUMBER = wordSet('how what which the of in total average a');
const ASK_TIME = wordSet('when year date day month century decade time');
const ASK_NAME = wordSet(
  'who whom whose where name country city person company team state place town president author king river university' +
    ' school organization group',
);

/** Endings and what replaces them; the first that leaves three letters is taken. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ["'s", ''],
  ['ations', 'ate'],
  ['ation', 'ate'],
  ['ingly', ''],
  ['edly', ''],
  ['ies', 'y'],
  ['ied', 'y'],
  ['ing', ''],
  ['ed', ''],
  ['ers', ''],
  ['er', ''],
  ['ly', ''],
  ['sses', 'ss'],
  ['es', ''],
  ['s', ''],
  ['e', ''],
];

const stemOf = (word: string): string => {
  let stem = word;
  for (const [ending, instead] of ENDINGS) {
    const left = stem.length - ending.length;
    const isDoubleS = ending === 's' && stem.endsWith('ss');
    if (stem.endsWith(ending) && left + instead.length >= 3 && !isDoubleS) {
      stem = stem.slice(0, left) + instead;
      break;
    }
  }
  if (stem.length > 3 && stem.endsWith('e')) stem = stem.slice(0, -1);
  if (stem.length > 3 && stem.at(-1) === stem.at(-2)) stem = stem.slice(0, -1);
  return stem;
};

const suffixRow = (word: string): number => {
  let row = 5381;
  const ending = [...word].slice(-3).join('');
  for (const character of `${ending}|${CAPITAL.test(word) ? 'X' : 'x'}`)
    row = (Math.imul(row, 33) + (character.codePointAt(0) ?? 0)) >>> 0;
  return 1 + (row % (SUFFIX_ROWS - 1));
};

const shapeOf = (word: string, lower: string): readonly boolean[] => [
  CAPITAL.test(word),
  word.length > 1 && word === word.toUpperCase() && word !== lower,
  DIGIT.test(word),
  YEAR.test(word),
  !WORD_CHARACTER.test(word),
  STOP_WORDS.has(lower),
];

const GROUPED = /^\p{Nd}+(?:[.,:]\p{Nd}+)+$/u;

const kindsOf = (word: string, lower: string): readonly boolean[] => {
  const hasDigit = DIGIT.test(word);
  return [
    hasDigit || NUMBER_WORDS.has(lower),
    hasDigit || TIME_WORDS.has(lower),
    CAPITAL.test(word) && !STOP_WORDS.has(lower),
  ];
};

/** "Many" and the like ask for a number only behind a word of `BEFORE_NUMBER`, or first. */
const askedKinds = (lower: readonly string[]): readonly boolean[] => [
  lower.some(
    (word, at) => ASK_NUMBER.has(word) && (at === 0 || BEFORE_NUMBER.has(lower[at - 1] ?? '')),
  ),
  lower.some((word) => ASK_TIME.has(word)),
  lower.some((word) => ASK_NAME.has(word)),
];

const isSentenceEnd = (word: string | undefined): boolean =>
  word === '.' || word === '?' || word === '!';

const startsSentence = (word: string): boolean => CAPITAL.test(word) || !WORD_CHARACTER.test(word);

const sentenceNumbers = (words: readonly string[]): Int32Array => {
  const numbers = new Int32Array(words.length);
  for (let at = 1; at < words.length; at += 1) {
    const isNew = isSentenceEnd(words[at - 1]) && startsSentence(words[at] ?? '');
    numbers[at] = (numbers[at - 1] ?? 0) + (isNew ? 1 : 0);
  }
  return numbers;
};

const idfOf = (id: number): number => (id === 0 ? UNKNOWN_IDF : Math.log((id + 15) / 15));

/** The first `limit` words of a text. */
export const readWords = (
  text: string,
  vocabulary: ReadonlyMap<string, number>,
  limit: number,
): ReadWords => {
  const starts: number[] = [];
  const exact: string[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(WORD)) {
    if (starts.length === limit) break;
    starts.push(match.index);
    ends.push(match.index + match[0].length);
    exact.push(match[0].replace(CURLY_SINGLE, "'").replace(CURLY_DOUBLE, '"'));
  }
  const lower = exact.map((word) => word.toLowerCase());
  const shapes = exact.map((word, at) => shapeOf(word, lower[at] ?? ''));
  const kinds = exact.flatMap((word, at) => kindsOf(word, lower[at] ?? ''));
  const ids = Int32Array.from(lower, (word) => (vocabulary.get(word) ?? -1) + 1);
  return {
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    exact,
    lower,
    stems: lower.map(stemOf),
    ids,
    suffixes: Int32Array.from(exact, suffixRow),
    shapes: Float32Array.from(shapes.flat(), Number),
    kinds: Float32Array.from(kinds, Number),
    grouped: Uint8Array.from(exact, (word) => Number(GROUPED.test(word))),
    asked: askedKinds(lower),
    idf: Float32Array.from(ids, idfOf),
    sentences: sentenceNumbers(exact),
    content: Uint8Array.from(shapes, (shape) => (shape[4] === true || shape[5] === true ? 0 : 1)),
  };
};
