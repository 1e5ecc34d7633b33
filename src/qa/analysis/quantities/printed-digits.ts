import type { Lexeme } from './lexemes.ts';

const GROUP = "[,'\u2019\u00A0\u2009\u202F]";
const WESTERN = new RegExp(`^\\d{1,3}(?:${GROUP}\\d{3})+(?:\\.\\d+)?$`);
/** Groups of the Indian system: 12,34,567. */
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/;
/** Dots between groups and a decimal comma, as printed on the European continent. */
const CONTINENTAL = /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$|^\d{1,3}(?:\.\d{3})+,\d+$/;
const DECIMAL_COMMA = /^\d+,\d{1,2}$/;
const PLAIN = /^\d+(?:\.\d+)?$/;

/**
 * The value of digits as printed, with or without separators; `undefined` when they are no single number
 * ("1.2.3", "1,2,3"). A comma before one or two last digits is a decimal comma.
 */
export const parsePrinted = (digits: string): number | undefined => {
  if (PLAIN.test(digits)) return Number(digits);
  if (WESTERN.test(digits)) return Number(digits.replace(/[^\d.]/g, ''));
  if (INDIAN.test(digits)) return Number(digits.replaceAll(',', ''));
  if (CONTINENTAL.test(digits)) return Number(digits.replaceAll('.', '').replace(',', '.'));
  if (DECIMAL_COMMA.test(digits)) return Number(digits.replace(',', '.'));
  return undefined;
};

/** Multiplied in decimal, so that 140.455 billion stays exact. */
export const scaled = (value: number, power: number): number =>
  /e/.test(String(value)) ? value * 10 ** power : Number(`${value}e${power}`);

const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
};

/** The value of a one-character fraction; `undefined` for other lexemes. */
export const vulgarFraction = (lexeme: Lexeme | undefined): number | undefined =>
  lexeme === undefined ? undefined : VULGAR[lexeme.text];

/** A number as printed: its value, and the lexeme behind it. */
interface Digits {
  readonly value: number;
  readonly past: number;
}

const GROUPS_MAX = 5;

/** "10 000" and "1 234 567": groups of three digits behind plain spaces, in no row of other numbers. */
const spacedGroupsAt = (lexemes: readonly Lexeme[], at: number): Digits | undefined => {
  const [before, lead] = [lexemes[at - 1], lexemes[at]];
  if (lead === undefined || !/^[1-9]\d{0,2}$/.test(lead.word)) return undefined;
  let digits = lead.word;
  let past = at + 1;
  for (; past <= at + GROUPS_MAX; past++) {
    const group = lexemes[past];
    if (group?.gap !== 'space' || !/^\d{3}(?:[.,]\d+)?$/.test(group.word)) break;
    digits += group.word.replace(',', '.');
  }
  const isRow = before?.kind === 'number' && lead.gap === 'space';
  if (past === at + 1 || isRow || lexemes[past]?.kind === 'number') return undefined;
  const value = Number(digits);
  return Number.isNaN(value) ? undefined : { value, past };
};

/** "2 1/2" and "2½": a whole number, then a fraction below one. */
const mixedAt = (lexemes: readonly Lexeme[], at: number, whole: number): Digits | undefined => {
  if (!Number.isInteger(whole)) return undefined;
  const sign = vulgarFraction(lexemes[at + 1]);
  if (sign !== undefined) return { value: whole + sign, past: at + 2 };
  const [top, slash, bottom] = lexemes.slice(at + 1, at + 4);
  if (top?.kind !== 'number' || slash?.word !== '/' || bottom?.gap !== 'none') return undefined;
  const part = Number(top.word) / Number(bottom.word);
  return part > 0 && part < 1 ? { value: whole + part, past: at + 4 } : undefined;
};

/** "2e9", "1.5E-6": the power of ten that floating numbers are printed with. */
const floatingAt = (lexemes: readonly Lexeme[], at: number, value: number): Digits | undefined => {
  const [mark, sign, digits] = lexemes.slice(at + 1, at + 4);
  if (mark?.gap !== 'none') return undefined;
  const glued = /^e(\d{1,3})$/.exec(mark.word)?.[1];
  if (glued !== undefined) return { value: scaled(value, Number(glued)), past: at + 2 };
  const isSigned = mark.word === 'e' && sign?.gap === 'none' && digits?.gap === 'none';
  if (!isSigned || !/^[-+\u2212]$/.test(sign.word) || !/^\d{1,3}$/.test(digits.word))
    return undefined;
  const power = Number(digits.word) * (sign.word === '+' ? 1 : -1);
  return { value: scaled(value, power), past: at + 4 };
};

/** ".9", "$.50": a decimal without its zero, where the point ends nothing. */
const pointAt = (lexemes: readonly Lexeme[], at: number): Digits | undefined => {
  const [before, point, digits] = [lexemes[at - 1], lexemes[at], lexemes[at + 1]];
  if (point?.word !== '.' || digits?.gap !== 'none' || !/^\d{1,4}$/.test(digits.word))
    return undefined;
  const isBehind =
    point.gap === 'none' && !/^[\p{Sc}~(\u2248<>+\u2212-]$/u.test(before?.word ?? '(');
  return isBehind ? undefined : { value: Number(`0.${digits.word}`), past: at + 2 };
};

/** The number in digits that starts at a lexeme, with its fraction or power of ten. */
export const digitsAt = (lexemes: readonly Lexeme[], at: number): Digits | undefined => {
  const point = pointAt(lexemes, at);
  if (point !== undefined) return point;
  const lexeme = lexemes[at];
  const value = lexeme?.kind === 'number' ? parsePrinted(lexeme.word) : undefined;
  if (value === undefined) return undefined;
  return (
    spacedGroupsAt(lexemes, at) ??
    mixedAt(lexemes, at, value) ??
    floatingAt(lexemes, at, value) ??
    exponentAt(lexemes, at + 1, value) ?? { value, past: at + 1 }
  );
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The digits of a power, raised or after "^", from a lexeme on. */
const powerDigits = (lexemes: readonly Lexeme[], at: number): { digits: string; past: number } => {
  let digits = '';
  let past = at;
  for (; lexemes[past]?.gap === 'none'; past++) {
    const text = lexemes[past]?.text ?? '';
    const superscript = SUPERSCRIPTS.indexOf(text);
    if (superscript < 0 && !/^\d{1,3}$/.test(text)) break;
    digits += superscript < 0 ? text : String(superscript);
  }
  return { digits, past };
};

/** "10³" and "10^-6": which power of ten it is, raised or after "^". */
const powerOfTenAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { power: number; past: number } | undefined => {
  if (lexemes[at]?.word !== '10') return undefined;
  const caret = lexemes[at + 1]?.word === '^' ? at + 2 : at + 1;
  const isNegative = ['-', '\u2212', '⁻'].includes(lexemes[caret]?.word ?? '');
  const { digits, past } = powerDigits(lexemes, isNegative ? caret + 1 : caret);
  if (digits === '' || digits.length > 3) return undefined;
  return { power: Number(digits) * (isNegative ? -1 : 1), past };
};

/** "x10^6" and "x10⁶", glued to the number before: what is read as one word. */
const gluedPowerAt = (
  lexemes: readonly Lexeme[],
  at: number,
): { power: number; past: number } | undefined => {
  const raised = /^x10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})?$/u.exec(lexemes[at]?.word ?? '');
  if (raised === null || lexemes[at]?.gap !== 'none') return undefined;
  const own = [...(raised[1] ?? '')].map((one) => SUPERSCRIPTS.indexOf(one)).join('');
  if (own !== '') return { power: Number(own), past: at + 1 };
  if (lexemes[at + 1]?.word !== '^') return undefined;
  const { digits, past } = powerDigits(lexemes, at + 2);
  return digits === '' || digits.length > 3 ? undefined : { power: Number(digits), past };
};

/** "3.2 × 10^8" and "6 x 10⁻⁹": the number and its power of ten; "10⁶" alone is a power of one. */
const exponentAt = (
  lexemes: readonly Lexeme[],
  at: number,
  value: number,
): { value: number; past: number } | undefined => {
  const glued = gluedPowerAt(lexemes, at);
  if (glued !== undefined) return { value: scaled(value, glued.power), past: glued.past };
  const isFactor = ['×', 'x', '·', '*'].includes(lexemes[at]?.word ?? '');
  const ten = powerOfTenAt(lexemes, isFactor ? at + 1 : at - 1);
  if (ten === undefined) return undefined;
  return { value: scaled(isFactor ? value : 1, ten.power), past: ten.past };
};
