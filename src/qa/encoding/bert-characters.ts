/** What becomes of one character before words are cut into pieces; `text` is lower case and without accents. */
export interface BertCharacter {
  /** `apart`: a word of its own wherever it stands. */
  readonly kind: 'letter' | 'apart' | 'space';
  readonly text: string;
}

export interface BertCharacterOptions {
  readonly isLowerCased: boolean;
  readonly isStripped: boolean;
}

/** A function from code points to what becomes of them; none where the character is dropped. */
export type BertCharacters = (codePoint: number) => readonly BertCharacter[];

const BLANK = /^[\t\n\r\p{Z}]$/u;
const DROPPED = /^[\0\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cs}]$/u;
const ACCENTS = /\p{Mn}/gu;
/** Unicode's punctuation, and what of ASCII is neither letter, digit nor blank. */
const PUNCTUATION = /^[\p{P}!-/:-@[-`{-~]$/u;

/** Blocks of ideographs that are written without blanks between them. */
const IDEOGRAPHS: readonly (readonly [number, number])[] = [
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b920, 0x2ceaf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
];

const isIdeograph = (codePoint: number): boolean =>
  IDEOGRAPHS.some(([first, last]) => codePoint >= first && codePoint <= last);

const NONE: readonly BertCharacter[] = [];
const SPACE: readonly BertCharacter[] = [{ kind: 'space', text: ' ' }];

const work = (codePoint: number, options: BertCharacterOptions): readonly BertCharacter[] => {
  const character = String.fromCodePoint(codePoint);
  if (BLANK.test(character)) return SPACE;
  if (DROPPED.test(character)) return NONE;
  const stripped = options.isStripped ? character.normalize('NFD').replace(ACCENTS, '') : character;
  const text = options.isLowerCased ? stripped.toLowerCase() : stripped;
  const isAlone = isIdeograph(codePoint);
  return [...text].map((one) => ({
    kind: isAlone || PUNCTUATION.test(one) ? 'apart' : 'letter',
    text: one,
  }));
};

/**
 * Returns what BERT's normaliser and pre-tokeniser make of each character (Devlin et al. 2019, `tokenization.py` of
 * google-research/bert): control characters dropped, blanks made one, accents taken off, ideographs and punctuation apart.
 */
export const createBertCharacters = (options: BertCharacterOptions): BertCharacters => {
  const known = new Map<number, readonly BertCharacter[]>();
  return (codePoint) => {
    const seen = known.get(codePoint);
    if (seen !== undefined) return seen;
    const made = work(codePoint, options);
    known.set(codePoint, made);
    return made;
  };
};
