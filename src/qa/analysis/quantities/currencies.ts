import type { Lexeme } from './lexemes.ts';

/** ISO 4217 codes and what people call the money. Ambiguous names (peso, krona) are left as counts. */
const CURRENCIES: readonly {
  readonly code: string;
  /** The word used for amounts of it. */
  readonly name: string;
  readonly words?: readonly string[];
  readonly signs?: readonly string[];
  /** Printed in place of the code, as written. */
  readonly prefixes?: readonly string[];
}[] = [
  { code: 'USD', name: 'dollars', words: ['bucks'] },
  { code: 'EUR', name: 'euros', words: ['euro', 'euros'], signs: ['€'] },
  { code: 'GBP', name: 'pounds', words: ['pound', 'pounds', 'sterling', 'quid'], signs: ['£'] },
  {
    code: 'CNY',
    name: 'yuan',
    words: ['yuan', 'rmb', 'renminbi'],
    signs: ['¥', '￥', '元'],
    prefixes: ['RMB', 'Rmb'],
  },
  { code: 'JPY', name: 'yen', words: ['yen'], signs: ['円'] },
  { code: 'INR', name: 'rupees', words: ['rupee', 'rupees'], signs: ['₹'], prefixes: ['Rs', 'Re'] },
  { code: 'KRW', name: 'won', words: ['korean won'], signs: ['₩'] },
  { code: 'RUB', name: 'roubles', words: ['rouble', 'roubles', 'ruble', 'rubles'], signs: ['₽'] },
  { code: 'CHF', name: 'Swiss francs', words: ['francs', 'swiss francs', 'swiss franc'] },
  { code: 'BRL', name: 'reais', words: ['reais'] },
  { code: 'ZAR', name: 'rand', words: ['rand'] },
  { code: 'TRY', name: 'lira', words: ['lira', 'liras'], signs: ['₺'] },
  { code: 'THB', name: 'baht', words: ['baht'], signs: ['฿'] },
  { code: 'VND', name: 'dong', words: ['dong'], signs: ['₫'] },
  { code: 'MYR', name: 'ringgit', words: ['ringgit'], prefixes: ['RM'] },
  { code: 'IDR', name: 'rupiah', words: ['rupiah'], prefixes: ['Rp'] },
  { code: 'PHP', name: 'Philippine pesos', words: ['philippine pesos'], signs: ['₱'] },
  { code: 'PLN', name: 'zloty', words: ['zloty', 'zlotys', 'zł'] },
  { code: 'ILS', name: 'shekels', words: ['shekel', 'shekels'], signs: ['₪'] },
  { code: 'AED', name: 'dirhams', words: ['dirham', 'dirhams'] },
  { code: 'SAR', name: 'riyals', words: ['riyal', 'riyals'] },
  { code: 'NGN', name: 'naira', words: ['naira'], signs: ['₦'] },
  { code: 'UAH', name: 'hryvnias', words: ['hryvnia', 'hryvnias'], signs: ['₴'] },
  {
    code: 'SEK',
    name: 'Swedish kronor',
    words: ['kronor', 'swedish kronor', 'swedish krona', 'swedish crowns'],
  },
  {
    code: 'NOK',
    name: 'Norwegian kroner',
    words: ['norwegian kroner', 'norwegian krone', 'norwegian crowns'],
  },
  { code: 'DKK', name: 'Danish kroner', words: ['danish kroner', 'danish krone', 'danish crowns'] },
  { code: 'HKD', name: 'Hong Kong dollars' },
  { code: 'TWD', name: 'Taiwan dollars' },
  { code: 'SGD', name: 'Singapore dollars' },
  { code: 'AUD', name: 'Australian dollars' },
  { code: 'CAD', name: 'Canadian dollars' },
  { code: 'NZD', name: 'New Zealand dollars' },
  { code: 'MXN', name: 'Mexican pesos', words: ['mexican pesos'] },
  { code: 'ARS', name: 'Argentine pesos', words: ['argentine pesos'] },
  { code: 'CLP', name: 'Chilean pesos', words: ['chilean pesos'] },
  { code: 'COP', name: 'Colombian pesos', words: ['colombian pesos'] },
  { code: 'EGP', name: 'Egyptian pounds', words: ['egyptian pounds'] },
  { code: 'PKR', name: 'Pakistani rupees', words: ['pakistani rupees'] },
  { code: 'KES', name: 'Kenyan shillings', words: ['kenyan shillings'] },
  { code: 'CZK', name: 'Czech crowns', words: ['czech crowns', 'czech koruna', 'kč'] },
  { code: 'HUF', name: 'forints', words: ['forint', 'forints'] },
  { code: 'BTC', name: 'bitcoin', words: ['bitcoin', 'bitcoins'], signs: ['₿'] },
];

/** By code or prefix exactly as written. */
export const CURRENCY_BY_CODE: ReadonlyMap<string, string> = new Map(
  CURRENCIES.flatMap(({ code, prefixes = [] }) =>
    [code, ...prefixes].map((printed) => [printed, code] as const),
  ),
);

/** By word in lower case. */
export const CURRENCY_BY_WORD: ReadonlyMap<string, string> = new Map(
  CURRENCIES.flatMap(({ code, words = [] }) => words.map((word) => [word, code] as const)),
);

/** By sign; "$" alone is the US dollar. */
export const CURRENCY_BY_SIGN: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ...CURRENCIES.flatMap(({ code, signs = [] }) => signs.map((sign) => [sign, code] as const)),
]);

const NAMES: ReadonlyMap<string, string> = new Map(
  CURRENCIES.map(({ code, name }) => [code, name]),
);

/** What amounts of a currency are called; the code itself where no name is known. */
export const currencyName = (code: string): string => NAMES.get(code) ?? code;

/** Whose dollar it is, by the words or letters before "dollars" or "$". */
const DOLLARS: ReadonlyMap<string, string> = new Map([
  ['us', 'USD'],
  ['american', 'USD'],
  ['hk', 'HKD'],
  ['hong kong', 'HKD'],
  ['nt', 'TWD'],
  ['taiwan', 'TWD'],
  ['s', 'SGD'],
  ['singapore', 'SGD'],
  ['a', 'AUD'],
  ['au', 'AUD'],
  ['australian', 'AUD'],
  ['c', 'CAD'],
  ['ca', 'CAD'],
  ['canadian', 'CAD'],
  ['nz', 'NZD'],
  ['new zealand', 'NZD'],
  ['r', 'BRL'],
  ['mx', 'MXN'],
  ['mex', 'MXN'],
]);

/** First words of dollars and of signs with letters: "Hong", "US". */
export const DOLLAR_WORDS: readonly string[] = [
  ...[...DOLLARS.keys()].map((words) => words.split(' ')[0] ?? ''),
  'u',
];

const isDollar = (lexeme: Lexeme | undefined): boolean =>
  ['$', 'dollar', 'dollars'].includes(lexeme?.word ?? '');

/** A dollar at a lexeme, with whose it is: "dollars", "US$", "Hong Kong dollars", "U.S. dollars". */
export const dollarOf = (
  lexemes: readonly Lexeme[],
  at: number,
): { past: number; code: string } | undefined => {
  const [a, b, c, d, e] = lexemes.slice(at, at + 5);
  if (a?.word === 'dollar' || a?.word === 'dollars') return { past: at + 1, code: 'USD' };
  if (a?.kind !== 'word') return undefined;
  const single = DOLLARS.get(a.word);
  if (single !== undefined && isDollar(b)) {
    // A letter belongs to the sign only when glued to it: "a $5 note".
    const isGlued = b?.gap === 'none';
    return b?.word === '$' && !isGlued ? undefined : { past: at + 2, code: single };
  }
  const double = DOLLARS.get(`${a.word} ${b?.word}`);
  if (double !== undefined && isDollar(c)) return { past: at + 3, code: double };
  const isDotted = a.word === 'u' && b?.word === '.' && c?.word === 's' && d?.word === '.';
  return isDotted && isDollar(e) ? { past: at + 5, code: 'USD' } : undefined;
};
