const CARDINALS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];

const ORDINALS = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** The worded numbers below twenty, by word. */
export const UNITS: ReadonlyMap<string, number> = new Map(CARDINALS.map((word, n) => [word, n]));

/** The worded multiples of ten below a hundred, by word. */
export const TENS_BY_WORD: ReadonlyMap<string, number> = new Map(
  TENS.map((word, n) => [word, (n + 2) * 10]),
);

/** The worded ordinals up to twelfth, by word. */
export const ORDINALS_BY_WORD: ReadonlyMap<string, number> = new Map(
  ORDINALS.map((word, n) => [word, n]),
);

/** A whole number below a hundred in digits or one word; `undefined` for anything else. */
export const smallNumber = (word: string | undefined): number | undefined => {
  if (word === undefined) return undefined;
  if (/^\d{1,2}$/.test(word)) return Number(word);
  return UNITS.get(word) ?? TENS_BY_WORD.get(word);
};
