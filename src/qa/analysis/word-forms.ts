import { foldWord } from './fold-letters.ts';
import type { NameStems } from './names/name-stems.ts';
import type { Stemmer } from './stem.ts';

/** Printed words kept with their forms, to share their memory and to work them out once. */
const MAX_FORMS = 100_000;

/** A printed word as it is compared. */
interface WordForm {
  readonly word: string;
  readonly stem: string;
  readonly mayBeCountry: boolean;
}

const CURLY_SINGLE = /[\u2018\u2019\u201b\u2032]/g;
const CURLY_DOUBLE = /[\u201c\u201d\u201e\u201f\u2033]/g;

/** A word as it is compared: NFKC, lower case, Latin letters plain, straight quotes. */
const normaliseWord = (word: string): string =>
  foldWord(word.normalize('NFKC').toLowerCase())
    .replace(CURLY_SINGLE, "'")
    .replace(CURLY_DOUBLE, '"');

/** Whether "US" is the country: letters of either size stand around it. In capitals alone it may be "us". */
const isCountry = (text: string): boolean => /\p{Ll}/u.test(text);

/** A function that gives the form of a printed word in its text, the same object each time that it is printed so. */
export const createWordForms = (stem: Stemmer, { mayBeCountry }: NameStems) => {
  const forms = new Map<string, WordForm>();
  const formOf = (word: string): WordForm => ({
    word,
    stem: stem(word),
    mayBeCountry: mayBeCountry(word),
  });
  return (printed: string, text: string): WordForm => {
    if (printed === 'US' && isCountry(text)) return formOf('u.s.');
    const known = forms.get(printed);
    if (known !== undefined) return known;
    if (forms.size > MAX_FORMS) forms.clear();
    const word = normaliseWord(printed);
    const form = forms.get(word) ?? formOf(word);
    forms.set(word, form);
    forms.set(printed, form);
    return form;
  };
};
