import { LOWERED, RAISED, SETTLED } from './page-rows.ts';

const DIGITS_UP = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';
const DIGITS_DOWN = '\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089';
const SIGNS: Readonly<Record<string, string>> = {
  '+': '\u207a',
  '-': '\u207b',
  '\u2212': '\u207b',
  '\u2013': '\u207b',
  n: '\u207f',
};
const SHIFTED = new RegExp(`([${RAISED}${LOWERED}])([^${SETTLED}]*)${SETTLED}`, 'gu');
/** Units that are squared or cubed, or to the power of minus one. */
const UNIT = /(?:^|[\s\d/(\u00b7])(?:[kcmdn\u00b5]?m|km|ft|in|yd|mi|s|kg|g|h|l|W|sq)$/u;
/** Marks of notes: numbers, several of them, signs, letters. */
const NOTE =
  /^[[(]?(?:\d{1,3}(?:\s?[,\u2013-]\s?\d{1,3})*|[*\u2020\u2021\u00a7\u00b6]+|[a-z])[\])]?,?$/u;

const up = (text: string): string =>
  [...text]
    .map((sign) => (/\d/u.test(sign) ? (DIGITS_UP[Number(sign)] ?? sign) : (SIGNS[sign] ?? sign)))
    .join('');
const down = (text: string): string =>
  [...text].map((sign) => (/\d/u.test(sign) ? (DIGITS_DOWN[Number(sign)] ?? sign) : sign)).join('');

const settle = (sign: string, text: string, before: string, notes: ReadonlySet<string>): string => {
  if (sign === LOWERED) return /\d$/u.test(before) ? down(text) : text;
  const bare = text.replace(/[[\](),\s]/gu, '');
  if (/^[23]$/u.test(text) && UNIT.test(before)) return up(text);
  if (notes.has(bare)) return '';
  if (/^[-\u2212\u2013+]?[\dn]{1,3}$/u.test(text) && (/[\d)]$/u.test(before) || UNIT.test(before)))
    return up(text);
  if (/^\d/u.test(text) && NOTE.test(text)) return '';
  if (/^\d/u.test(text) && /\d$/u.test(before)) return ` ${text}`;
  return text;
};

/**
 * A text with what is raised or lowered in its place: powers and the like as small digits of their own, the marks of notes
 * left out, other letters as they are ("1st").
 * @param notes the marks of the notes at the page's foot
 */
export const settleRaised = (text: string, notes: ReadonlySet<string>): string =>
  text.replace(SHIFTED, (whole, sign: string, raised: string, at: number) => {
    const before = text.slice(0, at);
    const own = settle(sign, raised, before, notes);
    // A mark between two words keeps them apart, as a power does.
    const isBetween = /\p{L}/u.test(text.charAt(at + whole.length)) && /\d$/u.test(before);
    return isBetween && /^\d*$/u.test(raised) && sign === RAISED ? `${own} ` : own;
  });
