import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Passage } from '../types.ts';

/** A short name that a text gives a longer one: "the Ministry of Industry (MIIT)". */
export interface DefinedName {
  /** The short name's stem. */
  readonly short: string;
  /** The stems of the long name's own words, in order. */
  readonly long: readonly string[];
}

/** Two to eight letters and digits, most of them capitals: "MIIT", "WiFi", "G20". */
const SHORT = /^(?=.{2,8}$)\p{Lu}[\p{L}\d&.-]*[\p{Lu}\d.]s?$/u;

/** Words of a long name, function words among them. */
const LONG_MAX = 12;

const isOwn = (word: string): boolean => !STOP_WORDS.has(word) && /[\p{L}\p{N}]/u.test(word);

/** The index of the first of the words before `past` whose first letters are the short name's; "the" and "of" may give none. */
const startOfInitials = ({ tokens: { word } }: Passage, past: number, short: string): number => {
  const letters = [...short.toLowerCase().replace(/[^\p{L}]/gu, '')];
  let left = letters.length;
  let at = past;
  while (left > 0 && at > 0 && past - at < LONG_MAX) {
    at -= 1;
    const own = word[at] ?? '';
    if (own.startsWith(letters[left - 1] ?? ' ')) left -= 1;
    else if (isOwn(own)) return -1;
  }
  return left === 0 ? at : -1;
};

/** Where the long name begins that ends before `past`: a name that begins with the same letter, else a run of initials. */
const startOfLong = (passage: Passage, past: number, short: string): number => {
  const named = passage.names.find(({ first, last }) => last === past - 1 && last > first);
  const first = passage.tokens.word[named?.first ?? -1] ?? '';
  return named !== undefined && first.charAt(0) === short.charAt(0).toLowerCase()
    ? named.first
    : startOfInitials(passage, past, short);
};

const ownStems = ({ tokens: { word, stem } }: Passage, first: number, past: number) =>
  stem.slice(first, past).filter((_, at) => isOwn(word[first + at] ?? ''));

/** "MIIT (Ministry of Industry)": the words in the parentheses that `open` opens. */
const longBehind = (passage: Passage, open: number, short: string): readonly string[] => {
  const { word } = passage.tokens;
  const close = word.indexOf(')', open);
  if (close < 0 || close - open > LONG_MAX) return [];
  return startOfLong(passage, close, short) === open + 1 ? ownStems(passage, open + 1, close) : [];
};

const definedAt = (passage: Passage, open: number): DefinedName | undefined => {
  const { word, stem, start, end } = passage.tokens;
  const printed = (at: number): string =>
    passage.text.slice((start[at] ?? 0) - passage.span.start, (end[at] ?? 0) - passage.span.start);
  if (word[open + 2] === ')' && SHORT.test(printed(open + 1))) {
    const first = startOfLong(passage, open, printed(open + 1));
    const long = first < 0 ? [] : ownStems(passage, first, open);
    if (long.length > 1) return { short: stem[open + 1] ?? '', long };
  }
  if (open === 0 || !SHORT.test(printed(open - 1))) return undefined;
  const long = longBehind(passage, open, printed(open - 1));
  return long.length > 1 ? { short: stem[open - 1] ?? '', long } : undefined;
};

/** The short names that a passage defines in parentheses. */
export const definedNamesIn = (passage: Passage): readonly DefinedName[] => {
  const found: DefinedName[] = [];
  const { word } = passage.tokens;
  for (let open = word.indexOf('('); open >= 0; open = word.indexOf('(', open + 1)) {
    const defined = definedAt(passage, open);
    if (defined !== undefined) found.push(defined);
  }
  return found;
};
