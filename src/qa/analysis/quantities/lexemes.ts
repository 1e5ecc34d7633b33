/** The smallest pieces that numbers and dates are read from. */
export interface Lexeme {
  readonly kind: 'word' | 'number' | 'sign';
  /** As printed. */
  readonly text: string;
  /** Lower case, straight apostrophes, ASCII digits. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** What stands before it: nothing, space, or the end of a line that starts a new paragraph. */
  readonly gap: 'none' | 'space' | 'paragraph';
}

// A currency code glued to digits ("RMB15bn") is a word of its own.
// Each alternative takes a run that no other may split, so reading is linear in the text's length.
const PIECE =
  /(?<number>[\d\uFF10-\uFF19]+(?:[.,'\u2019\u00A0\u2009\u202F][\d\uFF10-\uFF19]+)*)|(?<word>(?:RMB|CNY|USD|EUR|GBP|JPY|INR|HKD|AUD|CAD|CHF|KRW|SGD|RM|Rs)(?=\d)|\p{L}[\p{L}\p{M}\p{N}]*(?:['\u2019]\p{L}+)*)|(?<sign>[^\s\p{L}\p{N}]|\p{No})/gu;

const PARAGRAPH_BREAK = /\n[^\S\n]*\n/;

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/[\uFF10-\uFF19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

const gapBetween = (text: string, from: number, to: number): Lexeme['gap'] => {
  if (to === from) return 'none';
  return PARAGRAPH_BREAK.test(text.slice(from, to)) ? 'paragraph' : 'space';
};

/** The words, printed numbers and signs of a text, in order, with their offsets. */
export const lexemesOf = (text: string): readonly Lexeme[] => {
  const lexemes: Lexeme[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const printed = match[0];
    const start = match.index;
    const kind =
      match.groups?.number !== undefined
        ? 'number'
        : match.groups?.word !== undefined
          ? 'word'
          : 'sign';
    const gap = gapBetween(text, end, start);
    end = start + printed.length;
    lexemes.push({ kind, text: printed, word: plain(printed), start, end, gap });
  }
  return lexemes;
};

/** Whether a lexeme starts with a capital letter. */
export const isCapitalised = (lexeme: Lexeme): boolean => /^\p{Lu}/u.test(lexeme.text);

/** Dashes that join the ends of a range; a minus sign counts, since many texts use it as one. */
const DASHES = new Set([
  '-',
  '\u2010',
  '\u2011',
  '\u2012',
  '\u2013',
  '\u2014',
  '\u2212',
  '~',
  '\uFF5E',
]);

/** Whether a lexeme is a dash of any length. */
export const isDash = (lexeme: Lexeme | undefined): boolean =>
  lexeme !== undefined && DASHES.has(lexeme.word);
