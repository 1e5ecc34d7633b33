import type { Lexeme } from '../quantities/lexemes.ts';

/** Words that lead up to a year rather than to a count. */
const LEADS = new Set(
  (
    'in since of by until till during from to through between and before after for late early mid around ' +
    'the this last next year fiscal financial with on versus vs against end despite than over'
  ).split(' '),
);

/** Nouns that a year describes: "2021 sales", "compared with 2019 levels". */
const DESCRIBED = new Set(
  (
    'sales results levels figures earnings prices revenues elections olympics games data values estimates ' +
    'profits losses exports imports emissions budgets targets goals forecasts plans guidelines ' +
    'championships awards seasons models is was has does elections rules reforms'
  ).split(' '),
);

/** Words after a number that make it a measure, whatever its digits. */
const UNIT_LIKE = new Set(
  (
    '% ‰ ° percent percentage per million billion trillion thousand hundred dozen bn m k tn yuan rmb ' +
    'dollars euros pounds yen rupees won rubles usd eur gbp cny jpy inr km kilometres kilometers miles ' +
    'metres meters kg kilograms tonnes tons grams litres liters hectares acres kw mw gw kwh mwh gwh ' +
    'people points times degrees hours minutes seconds days weeks months years'
  ).split(' '),
);

const CURRENCY_SIGNS = /^[$€£¥₹₽₩₺₫฿₦₱₴₪#№]$/;

const QUALIFIERS = new Set(
  'about nearly almost roughly approximately some least most exceeding exceeded'.split(' '),
);

const isPluralNoun = (lexeme: Lexeme | undefined): boolean =>
  lexeme?.kind === 'word' && lexeme.gap === 'space' && /^\p{Ll}{3,}s$/u.test(lexeme.text);

/** "Boeing-2000", "3/1900": digits glued to a word before them are part of it. */
const isGlued = (lexemes: readonly Lexeme[], at: number): boolean => {
  const sign = lexemes[at - 1];
  const isJoined = lexemes[at]?.gap === 'none' && sign?.gap === 'none';
  return isJoined && ['-', '/'].includes(sign.word) && lexemes[at - 2]?.kind === 'word';
};

/**
 * Whether four plain digits are a year and no count: a count has a unit or a plural noun after it and no
 * preposition before ("employs 1900 workers", but "in 1900 workers struck"). True for all other lexemes.
 */
export const isYearInContext = (lexemes: readonly Lexeme[], at: number): boolean => {
  const number = lexemes[at];
  if (number?.kind !== 'number' || !/^\d{4}$/.test(number.word)) return true;
  const before = lexemes[at - 1]?.word ?? '';
  const next = lexemes[at + 1];
  if (next !== undefined && next.gap !== 'paragraph' && UNIT_LIKE.has(next.word)) return false;
  if (CURRENCY_SIGNS.test(before) || before === 'no' || QUALIFIERS.has(before)) return false;
  if (isGlued(lexemes, at)) return false;
  return !isPluralNoun(next) || DESCRIBED.has(next?.word ?? '') || LEADS.has(before);
};
