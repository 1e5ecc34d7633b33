import { stem as porter2 } from 'porter2';
import { irregularForms } from './irregular-forms.ts';

/** Entries kept; a corpus of ordinary English has fewer distinct words, hostile input has more. */
const MAX_STEMS = 200_000;

/** Longer words are no words: their first letters stand for them. */
const MAX_WORD_LENGTH = 64;

export type Stemmer = (word: string) => string;

/** Number words from two on are compared as digits: "eight" and "8" are the same word. */
const NUMBERS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    thirteen: '13',
    fourteen: '14',
    fifteen: '15',
    sixteen: '16',
    seventeen: '17',
    eighteen: '18',
    nineteen: '19',
    twenty: '20',
    second: '2nd',
    third: '3rd',
    fourth: '4th',
    fifth: '5th',
    sixth: '6th',
    seventh: '7th',
    eighth: '8th',
    ninth: '9th',
    tenth: '10th',
    eleventh: '11th',
    twelfth: '12th',
    thirteenth: '13th',
    fourteenth: '14th',
    fifteenth: '15th',
  }),
);

/** Compass adjectives are compared as their nouns: "western" and "west". */
const COMPASS = /^((?:north|south)?(?:east|west)|north|south)(?:ern|erly|erner)$/;

/** British spellings are compared as American ones: organise, colour, centre, programme, travelled, catalogue. */
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})is(?=(?:e|ed|es|er|ing|ation|ations)$)/, 'iz'],
  [/(?<=[a-z]{3})our(?=(?:s|ed|ing|able|ite|ful)?$)/, 'or'],
  [/(?<=[a-z]{3})tre(?=s?$)/, 'ter'],
  [/gramme(?=s?$)/, 'gram'],
  [/(?<=[a-z]{3})logue(?=s?$)/, 'log'],
  [/(?<=[aeiou])ll(?=(?:ed|ing|er)$)/, 'l'],
  [/defence$/, 'defense'],
];

/** "u.k." and "f.b.i.": letters with a full stop each. */
const DOTTED = /^(?:\p{L}\.){2,}\p{L}?$/u;
/** "hx-200", "co-operative", "e-mail": one word with hyphens, not a range of numbers. */
const HYPHENED = /^(?=.*\p{L})[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+$/u;

/** What many write without dots or hyphens: "uk", "hx200", "cooperative". */
const unmarked = (word: string): string => {
  if (DOTTED.test(word)) return word.replaceAll('.', '');
  return HYPHENED.test(word) ? word.replaceAll('-', '') : word;
};

const conflate = (marked: string, irregular: ReadonlyMap<string, string>): string => {
  const word = unmarked(marked);
  const base = irregular.get(word);
  if (base !== undefined) return base;
  const number = NUMBERS.get(word);
  if (number !== undefined) return number;
  const compass = COMPASS.exec(word)?.[1];
  if (compass !== undefined) return compass;
  for (const [british, american] of AMERICAN) {
    if (british.test(word)) return word.replace(british, american);
  }
  return word;
};

/**
 * A function that returns what a lower-case word is compared by, remembering the words it has seen:
 * its stem, after irregular forms, number words, compass adjectives, British spellings and the dots and hyphens inside a
 * word have been made alike.
 * Rules: Porter2, https://snowballstem.org/algorithms/english/stemmer.html
 */
export const createStemmer = (): Stemmer => {
  const irregular = irregularForms();
  const stems = new Map<string, string>();
  return (word) => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const short = word.length > MAX_WORD_LENGTH ? word.slice(0, MAX_WORD_LENGTH) : word;
    const stemmed = porter2(conflate(short, irregular));
    if (stems.size >= MAX_STEMS) stems.clear();
    stems.set(word, stemmed);
    return stemmed;
  };
};
