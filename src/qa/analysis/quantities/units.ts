import type { Unit } from '../../types.ts';
import { CURRENCY_BY_CODE, CURRENCY_BY_SIGN, CURRENCY_BY_WORD, dollarOf } from './currencies.ts';
import type { Lexeme } from './lexemes.ts';
import { MEASURES } from './measures.ts';

/** A unit read from a text: where it ends, and what it is. */
export interface ReadUnit {
  readonly past: number;
  readonly unit: Unit;
}

const PERCENT: Unit = { kind: 'percent', name: '%' };
const POINTS: Unit = { kind: 'percentage-points', name: 'percentage points' };
const TIMES: Unit = { kind: 'times', name: 'times' };

const currency = (name: string): Unit => ({ kind: 'currency', name });

const isPointWord = (word: string | undefined): boolean =>
  word === 'point' || word === 'points' || word === 'pts' || word === 'pt';

/** "%", "per cent", "percentage points", "pp", "‰". */
const percentAt = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const word = lexemes[at]?.word ?? '';
  const next = lexemes[at + 1]?.word;
  const isPerCent = word === 'per' && next === 'cent';
  const past = isPerCent ? at + 2 : at + 1;
  if (isPerCent || ['%', '％', 'percent', 'pct', 'percentage'].includes(word)) {
    const joint = lexemes[past]?.word === '-' ? past + 1 : past;
    if (isPointWord(lexemes[joint]?.word)) return { past: joint + 1, unit: POINTS };
    return word === 'percentage' ? undefined : { past, unit: PERCENT };
  }
  if (['pp', 'ppt', 'ppts', 'p.p'].includes(word)) return { past: at + 1, unit: POINTS };
  if (word === '‰') return { past: at + 1, unit: { kind: 'measure', name: 'per mille' } };
  return undefined;
};

/** "yuan", "US dollars", "RMB", "€" after a number. */
const currencyAt = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const lexeme = lexemes[at];
  if (lexeme === undefined) return undefined;
  const dollar = dollarOf(lexemes, at);
  if (dollar !== undefined) return { past: dollar.past, unit: currency(dollar.code) };
  const pair = CURRENCY_BY_WORD.get(`${lexeme.word} ${lexemes[at + 1]?.word}`);
  if (pair !== undefined) return { past: at + 2, unit: currency(pair) };
  const code = CURRENCY_BY_CODE.get(lexeme.text) ?? CURRENCY_BY_WORD.get(lexeme.word);
  if (code !== undefined) {
    const isSterling = lexemes[at + 1]?.word === 'sterling';
    return { past: isSterling ? at + 2 : at + 1, unit: currency(code) };
  }
  const sign = CURRENCY_BY_SIGN.get(lexeme.word);
  // "5 $10 notes": a sign that a number follows belongs to that number.
  if (sign === undefined || lexemes[at + 1]?.kind === 'number') return undefined;
  return { past: at + 1, unit: currency(sign) };
};

/** "times", "-fold", "x", "basis points". */
const multipleAt = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const lexeme = lexemes[at];
  const next = lexemes[at + 1];
  if (lexeme?.word === 'times' || lexeme?.word === 'fold') return { past: at + 1, unit: TIMES };
  if (lexeme?.word === '-' && next?.word === 'fold') return { past: at + 2, unit: TIMES };
  if (lexeme?.gap === 'none' && (lexeme.word === 'x' || lexeme.word === '×')) {
    return next?.kind === 'number' ? undefined : { past: at + 1, unit: TIMES };
  }
  if (lexeme?.word === 'basis' && isPointWord(next?.word)) {
    return { past: at + 2, unit: { kind: 'measure', name: 'basis points' } };
  }
  return undefined;
};

/** The longest measure at a lexeme, with "per hour" and the like behind it. */
const measureAt = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const [a, b, c] = lexemes.slice(at, at + 3);
  if (a === undefined || a.gap === 'paragraph') return undefined;
  const pair = b?.gap === 'paragraph' || b === undefined ? undefined : `${a.word} ${b.word}`;
  const glued =
    c !== undefined && b?.gap === 'none' && c.gap === 'none' ? `${a.word}${b.word}${c.word}` : '';
  const gluedPair = b?.gap === 'none' ? `${a.word}${b.word}` : '';
  const found = [
    { name: MEASURES.get(glued), past: at + 3 },
    { name: pair === undefined ? undefined : MEASURES.get(pair), past: at + 2 },
    { name: MEASURES.get(gluedPair), past: at + 2 },
    { name: isLoneMeasure(a) ? MEASURES.get(a.word) : undefined, past: at + 1 },
  ].find(({ name }) => name !== undefined);
  if (found?.name === undefined) return undefined;
  return rateOf({ past: found.past, unit: { kind: 'measure', name: found.name } }, lexemes);
};

/** One-letter measures are written in small letters, but for watts and volts: "5 m", "40g", "100W"; "4G" is none. */
const isLoneMeasure = (lexeme: Lexeme): boolean =>
  lexeme.word.length > 1 ||
  lexeme.kind === 'sign' ||
  (['w', 'v'].includes(lexeme.word) ? lexeme.text !== lexeme.word : lexeme.text === lexeme.word);

/** "kilometres per hour": a measure of one thing per another. */
const rateOf = (read: ReadUnit, lexemes: readonly Lexeme[]): ReadUnit => {
  const [per, other] = lexemes.slice(read.past, read.past + 2);
  const isRate = per?.word === 'per' || (per?.word === '/' && per.gap === 'none');
  const name = isRate ? MEASURES.get(other?.word ?? '') : undefined;
  if (name === undefined) return read;
  const single = name.replace(/s$/, '');
  return { past: read.past + 2, unit: { ...read.unit, name: `${read.unit.name} per ${single}` } };
};

/** "12st", "11 st 4": stones, which "21st" and "5 St" are not. */
const stoneAt = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const [stone, next] = lexemes.slice(at, at + 2);
  const isBefore = next === undefined || next.kind !== 'word';
  const isStone = stone?.text === 'st' && isBefore;
  return isStone ? { past: at + 1, unit: { kind: 'measure', name: 'stone' } } : undefined;
};

/** "6 in wide": inches, where a dimension follows. */
const inchesAt = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const [inches, next] = lexemes.slice(at, at + 2);
  const isDimension = /^(?:wide|long|tall|high|deep|thick|across|diameter)$/.test(next?.word ?? '');
  return inches?.word === 'in' && isDimension
    ? { past: at + 1, unit: { kind: 'measure', name: 'inches' } }
    : undefined;
};

/** The unit printed right after a number (a hyphen may stand between); `undefined` where there is none. */
export const unitAfter = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  if (lexemes[at]?.gap === 'paragraph') return undefined;
  const direct =
    percentAt(lexemes, at) ??
    multipleAt(lexemes, at) ??
    currencyAt(lexemes, at) ??
    stoneAt(lexemes, at) ??
    inchesAt(lexemes, at) ??
    measureAt(lexemes, at);
  if (direct !== undefined) return direct;
  if (lexemes[at]?.word !== '-' || lexemes[at + 1]?.kind !== 'word') return undefined;
  return percentAt(lexemes, at + 1) ?? currencyAt(lexemes, at + 1) ?? measureAt(lexemes, at + 1);
};

/** A currency printed before a number ("$", "HK$", "RMB", "Rs."); `past` is where the number starts. */
export const currencyBefore = (lexemes: readonly Lexeme[], at: number): ReadUnit | undefined => {
  const lexeme = lexemes[at];
  if (lexeme === undefined) return undefined;
  const dollar = dollarOf(lexemes, at);
  const sign = CURRENCY_BY_SIGN.get(lexeme.word);
  const code = CURRENCY_BY_CODE.get(lexeme.text);
  const read =
    dollar !== undefined && lexemes[dollar.past - 1]?.kind === 'sign'
      ? { past: dollar.past, code: dollar.code }
      : sign !== undefined
        ? { past: at + 1, code: sign }
        : code !== undefined
          ? {
              past:
                lexemes[at + 1]?.word === '.' && lexemes[at + 2]?.kind === 'number'
                  ? at + 2
                  : at + 1,
              code,
            }
          : undefined;
  return read && { past: read.past, unit: currency(read.code) };
};
