/** A run of text where a page shows it; lengths in points, `y` counts from the bottom to the line that letters stand on. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the letters. */
  readonly size: number;
  /** The font's name inside the file, one for each weight and slant, "bold", "italic" and "mono" in front where it is known to be so. */
  readonly face: string;
}

/** A straight line that a page draws; horizontal where `y1` equals `y2`. */
export interface Rule {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** What a page shows, and how high it is. */
export interface PlacedPage {
  readonly texts: readonly PlacedText[];
  readonly rules: readonly Rule[];
  readonly bottom: number;
  readonly top: number;
}

type Matrix = readonly [number, number, number, number, number, number];

/** [a b c d e f] of an item's `transform`, in which text that runs upwards has a = 0. */
const matrixOf = (item: object): Matrix | undefined => {
  if (!('transform' in item) || !Array.isArray(item.transform)) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform.map(Number);
  return [a, b, c, d, e, f];
};

/** Quarter turns to the left that a run of text has made; none for what stands aslant, as stamps over a page do. */
const turnsOf = ([a, b]: Matrix): number | undefined => {
  const length = Math.hypot(a, b);
  const turn = [Math.abs(a - length), Math.abs(b - length), Math.abs(a + length)].findIndex(
    (distance) => distance < length * 0.02,
  );
  if (length === 0) return undefined;
  if (turn >= 0) return turn;
  return Math.abs(b + length) < length * 0.02 ? 3 : undefined;
};

const turned = (x: number, y: number, turns: number): readonly [number, number] => {
  if (turns === 1) return [y, -x];
  if (turns === 2) return [-x, -y];
  return turns === 3 ? [-y, x] : [x, y];
};

/** The layout marks raised and lowered text by some of them. */
const CONTROLS = /\p{Cc}/gu;

/** The texts of a page, the way up that most of its letters stand, and whether that is the page's own; others are left out. */
export const placedTexts = (
  items: readonly object[],
): { readonly texts: readonly PlacedText[]; readonly isUpright: boolean } => {
  const found: { readonly text: PlacedText; readonly turns: number }[] = [];
  const letters = [0, 0, 0, 0];
  for (const item of items) {
    if (!('str' in item) || typeof item.str !== 'string' || item.str.trim() === '') continue;
    const matrix = matrixOf(item);
    const turns = matrix && turnsOf(matrix);
    if (matrix === undefined || turns === undefined) continue;
    const [, , c, d, e, f] = matrix;
    const [x, y] = turned(e, f, turns);
    letters[turns] = (letters[turns] ?? 0) + item.str.length;
    const width = 'width' in item ? Number(item.width) : 0;
    const face = 'fontName' in item ? String(item.fontName) : '';
    const text = item.str.replace(CONTROLS, '').normalize('NFC');
    found.push({ turns, text: { text, x, y, width, size: Math.hypot(c, d), face } });
  }
  const most = letters.indexOf(Math.max(...letters));
  const texts = found.filter(({ turns }) => turns === most).map(({ text }) => text);
  return { texts, isUpright: most === 0 };
};

/** How far a bullet stands from its words, and how high above the line, as shares of the letters' size. */
const BULLET_GAP = 3;
const BULLET_HEIGHT = [0.1, 0.6] as const;

/** Bullets in place of the dots that a page draws in front of its lines. */
export const drawnBullets = (
  texts: readonly PlacedText[],
  dots: readonly { readonly x: number; readonly y: number; readonly width: number }[],
): readonly PlacedText[] =>
  dots.flatMap(({ x, y, width }) => {
    const words = texts.find(
      (text) =>
        text.x >= x + width &&
        text.x - x - width < text.size * BULLET_GAP &&
        y - text.y > text.size * BULLET_HEIGHT[0] &&
        y - text.y < text.size * BULLET_HEIGHT[1],
    );
    if (words === undefined) return [];
    const isBehind = texts.some(
      (text) =>
        text !== words &&
        text.y === words.y &&
        text.x < x &&
        x - text.x - text.width < text.size * 2,
    );
    return isBehind
      ? []
      : [{ text: '\u2022', x, y: words.y, width, size: words.size, face: 'dot' }];
  });

const isTrue = (font: object, key: string): boolean => Reflect.get(font, key) === true;

/** A font's name with its weight and slant, as far as the font tells. */
export const faceName = (name: string, font: unknown): string => {
  if (typeof font !== 'object' || font === null) return name;
  const own = String(Reflect.get(font, 'name') ?? '');
  const isBold =
    isTrue(font, 'bold') || isTrue(font, 'black') || /bold|black|heavy|demi/iu.test(own);
  const isItalic = isTrue(font, 'italic') || /italic|oblique/iu.test(own);
  const isMono =
    isTrue(font, 'isMonospace') ||
    /mono|courier|consol|menlo|typewriter|cmtt|inconsolata/iu.test(own);
  return `${isBold ? 'bold ' : ''}${isItalic ? 'italic ' : ''}${isMono ? 'mono ' : ''}${name}`;
};

/** Whether a font is known to be bold. */
export const isBold = (face: string): boolean => face.startsWith('bold ');

/** Whether all letters of a font are known to be as wide: code is printed so. */
export const isMono = (face: string): boolean => /(?:^| )mono /u.test(face);
