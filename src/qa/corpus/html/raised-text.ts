const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '–': '⁻',
  '=': '⁼',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
  i: 'ⁱ',
};
const SUBSCRIPTS: Readonly<Record<string, string>> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
  '+': '₊',
  '-': '₋',
  '−': '₋',
  '=': '₌',
  '(': '₍',
  ')': '₎',
};
const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '2/5': '⅖',
  '3/5': '⅗',
  '4/5': '⅘',
  '1/6': '⅙',
  '5/6': '⅚',
  '1/7': '⅐',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
  '1/9': '⅑',
  '1/10': '⅒',
};
const SIGNS: Readonly<Record<string, string>> = { tm: '™', sm: '℠', r: '®', c: '©' };
const ENDS_IN_WORD = /[\p{L}\p{N})\]]$/u;
const ENDS_IN_DIGIT = /\p{N}$/u;

/** Every character in its raised or lowered form, commas and spaces as they are; nothing when one has none. */
const mapped = (text: string, forms: Readonly<Record<string, string>>): string | undefined => {
  const characters = [...text].map((one) => (/[,;\s]/u.test(one) ? one : forms[one]));
  return characters.every((one) => one !== undefined) ? characters.join('') : undefined;
};

/** What a raised text reads like behind what stands before it: "10³", "4th", "e^(x+1)", and never one number with it. */
export function raised(before: string, text: string): string {
  const form = mapped(text, SUPERSCRIPTS);
  if (form !== undefined && ENDS_IN_WORD.test(before)) return form;
  if (!ENDS_IN_WORD.test(before) || /^[*†‡§#]+$/u.test(text)) return form ?? text;
  // "4th", "M<sup>me</sup>", "n<sup>o</sup>": letters that are written high.
  if (/^\p{L}{1,4}\.?$/u.test(text)) return SIGNS[text.toLowerCase()] ?? text;
  return /\s|^\p{L}+$|^\[/u.test(text) ? ` ${text}` : `^(${text})`;
}

/** What a lowered text reads like behind what stands before it: "H2O" as people write it, "10₂" behind a digit. */
export function lowered(before: string, text: string): string {
  const form = mapped(text, SUBSCRIPTS);
  if (/[⁄∕/]$/u.test(before)) return form ?? text;
  if (!ENDS_IN_WORD.test(before)) return text;
  if (ENDS_IN_DIGIT.test(before)) return form ?? `_${text}`;
  return /^[\p{L}\p{N}]+$/u.test(text) ? text : `_(${text})`;
}

const plainDigits = (text: string, forms: Readonly<Record<string, string>>): string => {
  const digits = Object.entries(forms);
  return [...text].map((one) => digits.find(([, form]) => form === one)?.[0] ?? one).join('');
};

const FRACTION = /(\p{Nd}?) ?([⁰¹²³⁴-⁹]{1,4}) ?[⁄∕/] ?([₀-₉]{1,4})/gu;

/** Raised over lowered digits as the fraction that they draw: "2½", "2 5⁄16". */
export function joinFractions(text: string): string {
  return text.replace(FRACTION, (_, whole: string, over: string, under: string) => {
    const [top, bottom] = [plainDigits(over, SUPERSCRIPTS), plainDigits(under, SUBSCRIPTS)];
    const sign = FRACTIONS[`${top}/${bottom}`];
    return `${whole}${sign ?? `${whole === '' ? '' : ' '}${top}⁄${bottom}`}`;
  });
}
