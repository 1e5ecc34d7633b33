/** How text goes to a terminal: its width, and whether it may be styled. */
export interface TextStyle {
  /** Columns; lines are wrapped to it. */
  readonly width: number;
  /** Only where the output is a terminal: elsewhere the codes would be noise. */
  readonly isStyled: boolean;
}

/** Control characters, escape sequences' starters among them, marks that turn the direction of a text, and half characters. */
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const BLANKS = /\s+/gu;

/** Text that cannot steer a terminal: one line, every control character gone. */
export const safeText = (text: string): string =>
  text.replace(BLANKS, ' ').replace(UNSAFE, '').trim();

/** Select Graphic Rendition codes. Source: ECMA-48, 8.3.117. */
const CODES = { bold: ['1', '22'], dim: ['2', '22'] } as const;

const ESCAPE = '\u001b[';

/** The text in a style, or as it is where styling is off. */
export const styled = (text: string, code: keyof typeof CODES, style: TextStyle): string => {
  const [on, off] = CODES[code];
  return style.isStyled && text !== '' ? `${ESCAPE}${on}m${text}${ESCAPE}${off}m` : text;
};

/** Wide characters take two columns. Source: Unicode Standard Annex 11, wide and fullwidth ranges, and emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u;

const columnsOf = (word: string): number => {
  let columns = 0;
  for (const character of word) columns += WIDE.test(character) ? 2 : 1;
  return columns;
};

/** A word with the style it is printed in. */
interface Piece {
  readonly text: string;
  readonly code?: keyof typeof CODES;
}

/** Words parted by blanks; a word whose style changes inside it has several pieces. */
const wordsOf = (pieces: readonly Piece[]): readonly (readonly Piece[])[] => {
  const words: Piece[][] = [[]];
  for (const piece of pieces) {
    const parts = piece.text.replace(BLANKS, ' ').replace(UNSAFE, '').split(' ');
    for (const [index, text] of parts.entries()) {
      if (index > 0) words.push([]);
      if (text !== '') words.at(-1)?.push({ ...piece, text });
    }
  }
  return words.filter((word) => word.length > 0);
};

/** Whole words of styled pieces on lines of at most `style.width` columns, `indent` before each; a longer word gets a line of its own. */
export const wrapPieces = (pieces: readonly Piece[], indent: string, style: TextStyle): string => {
  const width = Math.max(20, style.width - indent.length);
  const lines: string[][] = [];
  let used = width;
  for (const word of wordsOf(pieces)) {
    const columns = word.reduce((sum, { text }) => sum + columnsOf(text), 0);
    const printed = word
      .map(({ text, code }) => (code === undefined ? text : styled(text, code, style)))
      .join('');
    if (used + 1 + columns > width) {
      lines.push([]);
      used = -1;
    }
    lines.at(-1)?.push(printed);
    used += 1 + columns;
  }
  return lines.map((line) => indent + line.join(' ')).join('\n');
};

/** One paragraph, wrapped. */
export const wrap = (text: string, indent: string, style: TextStyle): string =>
  wrapPieces([{ text }], indent, style);
