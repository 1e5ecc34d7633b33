/** Latin letters that are no plain letter with a mark: what they are written as where keyboards lack them. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    Æ: 'AE',
    æ: 'ae',
    Ð: 'D',
    ð: 'd',
    Ø: 'O',
    ø: 'o',
    Þ: 'Th',
    þ: 'th',
    ß: 'ss',
    ẞ: 'SS',
    Đ: 'D',
    đ: 'd',
    Ħ: 'H',
    ħ: 'h',
    ı: 'i',
    Ł: 'L',
    ł: 'l',
    Ŋ: 'N',
    ŋ: 'n',
    Œ: 'OE',
    œ: 'oe',
    Ŧ: 'T',
    ŧ: 't',
  }),
);

/** Latin letters beyond the alphabet. */
const BEYOND = /[\u00c0-\u024f\u1e00-\u1eff]/g;

const plainOf = (letter: string): string => PLAIN.get(letter) ?? letter.normalize('NFD').charAt(0);

/** A word with its Latin letters plain: "zürich" is "zurich", "straße" is "strasse". */
export const foldWord = (word: string): string => word.replace(BEYOND, plainOf);

/** A text with its Latin letters plain and each character where it was. */
export const foldInPlace = (text: string): string =>
  text.replace(BEYOND, (letter) => plainOf(letter).charAt(0));
