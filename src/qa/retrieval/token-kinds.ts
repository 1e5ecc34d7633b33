import type { NameKind, Passage } from '../types.ts';

/** What a word may stand for in an answer, as bits: a word can be several. */
export const KIND = {
  year: 1,
  month: 2,
  number: 4,
  percent: 8,
  currency: 16,
  duration: 32,
  measure: 64,
  person: 128,
  place: 256,
  organisation: 512,
  name: 1024,
  reason: 2048,
  called: 4096,
  content: 8192,
  negation: 16384,
  pronoun: 32768,
} as const;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const WORD_KINDS = new Map<string, number>();
for (const [list, kind] of [
  [
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter',
    KIND.month,
  ],
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand thousands million millions billion billions trillion half third quarter once twice tripled doubled first second fourth fifth sixth seventh eighth ninth tenth single double several',
    KIND.number,
  ],
  ['% percent percentage', KIND.percent | KIND.number],
  [
    '$ £ € ¥ dollar dollars euro euros pound pounds cent cents usd yuan yen rmb bucks',
    KIND.currency,
  ],
  [
    'second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries overnight annual annually daily weekly monthly yearly',
    KIND.duration,
  ],
  [
    'km kilometre kilometres kilometer kilometers mile miles metre metres meter meters m feet foot ft inch inches cm mm mph kmh acre acres hectare hectares ton tons tonne tonnes kg kilogram kilograms gram grams lb lbs ounce ounces oz litre litres liter liters gallon gallons degree degrees celsius fahrenheit kelvin hz ghz mhz gb mb tb watt watts mw kw volt volts square cubic yard yards',
    KIND.measure,
  ],
  ['because due since so therefore to caused reason as thus hence owing', KIND.reason],
  ['called known named termed dubbed titled entitled nicknamed referred means refers', KIND.called],
  ["not n't never no none nor without neither cannot", KIND.negation],
  ['he she it they him her them his its their this these those', KIND.pronoun],
] as const) {
  for (const word of words(list)) WORD_KINDS.set(word, (WORD_KINDS.get(word) ?? 0) | kind);
}

const YEAR = /^(?:1\d|20)\d\d(?:s|[–-]\d{2,4})?$|^\d0s$/;
const NUMBER = /^[\d.,]*\d[\d.,]*(?:st|nd|rd|th|%|k|m)?$/;

const NAME_KINDS: Readonly<Record<NameKind, number>> = {
  person: KIND.person,
  place: KIND.place,
  organisation: KIND.organisation,
  name: KIND.name,
};

const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV', 'NUM', 'X']);

const kindOf = (word: string, tag: string | undefined): number => {
  let kind = WORD_KINDS.get(word) ?? 0;
  if (YEAR.test(word)) kind |= KIND.year;
  else if (NUMBER.test(word)) kind |= KIND.number;
  if (CONTENT.has(tag ?? '')) kind |= KIND.content;
  return kind;
};

const readKinds = ({ tokens, names }: Passage): Uint16Array => {
  const kinds = Uint16Array.from(tokens.word, (word, at) => kindOf(word, tokens.tag[at]));
  for (const { kind, first, last } of names) {
    for (let at = first; at <= last; at += 1) kinds[at] = (kinds[at] ?? 0) | NAME_KINDS[kind];
  }
  return kinds;
};

/** A function that returns the kinds of each word of a passage, read once and kept. */
export const createTokenKinds = (): ((passage: Passage) => Uint16Array) => {
  const known = new WeakMap<Passage, Uint16Array>();
  return (passage) => {
    const kinds = known.get(passage) ?? readKinds(passage);
    known.set(passage, kinds);
    return kinds;
  };
};
