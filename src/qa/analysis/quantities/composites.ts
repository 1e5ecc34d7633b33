import type { Unit } from '../../types.ts';
import type { Amount } from './count-amounts.ts';
import { countedNounAt } from './counted-nouns.ts';
import type { Lexeme } from './lexemes.ts';
import { MEASURES } from './measures.ts';
import { numberAt } from './printed-numbers.ts';
import { unitAfter } from './units.ts';

/** The smaller units that may follow a unit, and how many of them it holds. Months and years by their usual length. */
const SMALLER: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  miles: { yards: 1760, feet: 5280 },
  yards: { feet: 3, inches: 36 },
  feet: { inches: 12 },
  kilometres: { metres: 1000 },
  metres: { centimetres: 100, millimetres: 1000 },
  centimetres: { millimetres: 10 },
  stone: { lbs: 14 },
  lbs: { ounces: 16 },
  kilograms: { grams: 1000 },
  years: { months: 12, weeks: 52, days: 365 },
  months: { weeks: 4, days: 30 },
  weeks: { days: 7 },
  days: { hours: 24, minutes: 1440 },
  hours: { minutes: 60, seconds: 3600 },
  minutes: { seconds: 60 },
  degrees: { minutes: 60 },
  USD: { cents: 100 },
  EUR: { cents: 100 },
  GBP: { pence: 100 },
};

/** What a second number without a unit counts: "5 ft 11", "12 st 4", "1h30". */
const BARE: Readonly<Record<string, string>> = { feet: 'inches', stone: 'lbs', hours: 'minutes' };

/** Letters that are units only behind a larger one: "6 ft 2 in", "2h 13m". */
const BEHIND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  feet: { in: 'inches', ins: 'inches', '"': 'inches', '\u2033': 'inches', '\u201d': 'inches' },
  hours: { m: 'minutes', s: 'seconds' },
  minutes: { s: 'seconds' },
};

const MEASURE = 'measure';
const LBS: Unit = { kind: MEASURE, name: 'lbs' };

/** A part of a composite: how much of its larger unit it is. */
interface Part {
  readonly past: number;
  readonly value: number;
  readonly name: string;
}

const sized = (larger: string, name: string, value: number, past: number): Part | undefined => {
  const size = SMALLER[larger]?.[name];
  const fits = size !== undefined && value < size && value >= 0;
  return fits ? { past, value: value / size, name } : undefined;
};

/** The smaller unit printed behind a number, and the place behind it. */
const smallerAt = (
  lexemes: readonly Lexeme[],
  at: number,
  larger: string,
): { readonly name: string; readonly past: number } | undefined => {
  const behind = BEHIND[larger]?.[lexemes[at]?.word ?? ''];
  if (behind !== undefined && lexemes[at]?.gap !== 'paragraph')
    return { name: behind, past: at + 1 };
  const read = unitAfter(lexemes, at);
  return read?.unit.kind === MEASURE ? { name: read.unit.name, past: read.past } : undefined;
};

const ABBREVIATED = new Set('ft lb lbs hr hrs min yd mi st yr yrs'.split(' '));

/** A number of the smaller unit, over "and" or a comma; without a unit only right behind. */
const partAt = (lexemes: readonly Lexeme[], past: number, larger: string): Part | undefined => {
  // "5 ft. 3 in.": the stop of an abbreviation.
  const isDotted = lexemes[past]?.word === '.' && ABBREVIATED.has(lexemes[past - 1]?.word ?? '');
  const joint = isDotted ? past + 1 : past;
  const isTied = ['and', ','].includes(lexemes[joint]?.word ?? '');
  const at = isTied ? joint + 1 : joint;
  if (lexemes[at] === undefined || lexemes[at]?.gap === 'paragraph') return undefined;
  const number = numberAt(lexemes, at, false);
  if (number === undefined) return undefined;
  const unit = smallerAt(lexemes, number.past, larger);
  if (unit !== undefined) return sized(larger, unit.name, number.value, unit.past);
  const bare = BARE[larger];
  const isLoose = isTied || !Number.isInteger(number.value) || countsAnything(lexemes, number.past);
  return bare === undefined || isLoose ? undefined : sized(larger, bare, number.value, number.past);
};

const countsAnything = (lexemes: readonly Lexeme[], at: number): boolean =>
  unitAfter(lexemes, at) !== undefined || countedNounAt(lexemes, at) !== undefined;

/** "h30", "ft11in", "st4lb": letters and digits in one word behind the first number. */
const GLUED = /^(h|m|ft|st)(\d{1,2})(?:m|min|s|in|lb|lbs)?$/;
const GLUED_UNITS: Readonly<Record<string, readonly [string, string]>> = {
  h: ['hours', 'minutes'],
  m: ['minutes', 'seconds'],
  ft: ['feet', 'inches'],
  st: ['stone', 'lbs'],
};

/** An amount in two or three units, "2 hours 13 minutes", as one amount of the first; `undefined` where it is printed in one. */
export const compositeFrom = (lexemes: readonly Lexeme[], amount: Amount): Amount | undefined => {
  const { unit } = amount;
  if (unit === undefined || !(unit.name in SMALLER) || amount.noun !== undefined) return undefined;
  let { past, value } = amount;
  let larger = unit.name;
  let whole = unit;
  let size = 1;
  for (let parts = 0; parts < 3; parts++) {
    // "7 pounds 3 ounces": what ounces follow is no money.
    const isWeight = larger === 'GBP' && partAt(lexemes, past, 'lbs') !== undefined;
    if (isWeight) [larger, whole] = [LBS.name, LBS];
    const part = partAt(lexemes, past, larger);
    if (part === undefined) break;
    value += part.value * size;
    size *= 1 / (SMALLER[larger]?.[part.name] ?? 1);
    larger = part.name;
    past = part.past;
  }
  return past === amount.past ? undefined : { ...amount, past, value, unit: whole };
};

const FEET: Unit = { kind: MEASURE, name: 'feet' };
const FOOT_MARKS = ["'", '\u2019', '\u2032'];
const INCH_MARKS = ['"', '\u201d', '\u2033'];

/** 5'11" and 5\u2032 11\u2033: feet and inches by their marks. */
const byMarks = (lexemes: readonly Lexeme[], at: number): Amount | undefined => {
  const [feet, mark, inches] = lexemes.slice(at, at + 3);
  const joined = /^([1-9])['\u2019](\d{1,2})$/.exec(feet?.word ?? '');
  const isApart =
    /^[1-9]$/.test(feet?.word ?? '') &&
    FOOT_MARKS.includes(mark?.word ?? '') &&
    mark?.gap === 'none';
  const [top, bottom] = joined === null ? [feet?.word, inches?.word] : [joined[1], joined[2]];
  if ((joined === null && !isApart) || !/^\d{1,2}$/.test(bottom ?? '') || Number(bottom) > 11) {
    return undefined;
  }
  const end = joined === null ? at + 3 : at + 1;
  const closing = lexemes[end];
  const isClosed = INCH_MARKS.includes(closing?.word ?? '') && closing?.gap === 'none';
  if (!isClosed && mark?.word !== '\u2032') return undefined;
  const value = Number(top) + Number(bottom) / 12;
  return { first: at, past: isClosed ? end + 1 : end, value, unit: FEET };
};

/** "1h30", "2h13m", "5ft11": a number and a word that holds the second one. */
const byLetters = (lexemes: readonly Lexeme[], at: number): Amount | undefined => {
  const [number, glued] = lexemes.slice(at, at + 2);
  if (!/^\d{1,3}$/.test(number?.word ?? '') || glued?.gap !== 'none') return undefined;
  const [, letters = '', digits = ''] = GLUED.exec(glued.word) ?? [];
  const units = GLUED_UNITS[letters];
  const size = units === undefined ? undefined : SMALLER[units[0]]?.[units[1]];
  if (units === undefined || size === undefined || Number(digits) >= size) return undefined;
  const value = Number(number?.word) + Number(digits) / size;
  return { first: at, past: at + 2, value, unit: { kind: MEASURE, name: units[0] } };
};

const HALVES = new Map([
  ['half', 1 / 2],
  ['quarter', 1 / 4],
]);

/** "an hour and a half", "a mile and a quarter". */
const byArticle = (lexemes: readonly Lexeme[], at: number): Amount | undefined => {
  const [article, unit, and, a, half] = lexemes.slice(at, at + 5);
  const part = HALVES.get(half?.word ?? '');
  const name = MEASURES.get(unit?.word ?? '');
  const isHalf = and?.word === 'and' && a?.word === 'a' && part !== undefined;
  if (!isHalf || name === undefined || !/^an?$|^one$/.test(article?.word ?? '')) return undefined;
  return { first: at, past: at + 5, value: 1 + part, unit: { kind: MEASURE, name } };
};

/** A composite that its own signs and words mark, whatever stands around it. */
export const markedComposite = (lexemes: readonly Lexeme[], at: number): Amount | undefined =>
  byMarks(lexemes, at) ?? byLetters(lexemes, at) ?? byArticle(lexemes, at);
