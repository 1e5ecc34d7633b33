import type { Analysis, QueryTerm } from '../understanding/question/analyse-question.ts';
import type { PassageIndex } from './passage-index.ts';
import type { WeightedTerm } from './rank-sentences.ts';

/** More distinct terms cost seconds on a large corpus and say no more: the rarest are kept. */
const MAX_TERMS = 32;

/** Shorter words have too many neighbours to be a misspelling of one; short names even more. */
const MIN_MISSPELT = 4;
const MIN_MISSPELT_NAME = 5;

/** What is said beside a question counts half. */
const ASIDE = 0.5;

export interface SpelledTerm extends WeightedTerm {
  /** Words of the corpus that stand in for a word no passage holds. */
  readonly expansions: readonly string[];
}

/** A number or a misspelt word has near spellings; a word of the language that no passage holds has only near meanings. */
const mayBeMisspelt = ({ stem, text, isName }: QueryTerm, index: PassageIndex): boolean =>
  index.sentencesWith(stem) === 0 &&
  text.length >= (isName ? MIN_MISSPELT_NAME : MIN_MISSPELT) &&
  !/\d/.test(stem) &&
  !index.isWord(text);

/** Whether a word of the articles may be meant by a misspelt one; by a short one only a word of the language is. */
const mayStandFor = (word: string, written: string, index: PassageIndex): boolean =>
  word[0] === written[0] && (written.length >= MIN_MISSPELT_NAME || index.isWord(word));

/** The short names that the articles give the question's long ones, each by the rarest stem of the long one. */
const shortNames = (
  { names }: Pick<Analysis, 'names'>,
  index: PassageIndex,
): ReadonlyMap<string, string> => {
  const shorts = new Map<string, string>();
  for (const { stems } of names) {
    const short = index.shortName(stems);
    const [rarest] = stems.toSorted((left, right) => index.weight(right) - index.weight(left));
    if (short !== undefined && rarest !== undefined) shorts.set(rarest, short);
  }
  return shorts;
};

/** What else the word is written as: one word with the next, two words, an acronym's words, the long name or the short one. */
const otherwiseWritten = (
  term: QueryTerm,
  index: PassageIndex,
  short: string | undefined,
): readonly string[] => {
  const isKnown = index.sentencesWith(term.stem) > 0;
  const { joined } = term;
  const whole = joined !== undefined && index.sentencesWith(joined) > 0 ? [joined] : [];
  const byRarity = (left: string, right: string) => index.weight(right) - index.weight(left);
  // Of several words the rarest stands for all: "artificial" for AI.
  const [rarest] = index.longName(term.stem).toSorted(byRarity);
  const [spelledOut] = isKnown || rarest !== undefined ? [] : index.spelledOut(term.text);
  const same = (term.also ?? []).filter((stem) => index.sentencesWith(stem) > 0);
  return [...whole, ...[rarest, spelledOut, short].filter((stem) => stem !== undefined), ...same];
};

/** By a stem of the question, stems that a glossary gives for it. */
export type Aliases = ReadonlyMap<string, readonly string[]>;

const NO_ALIASES: Aliases = new Map();

/** What one word of a question goes by, besides what the articles tell. */
interface OtherNames {
  readonly isVerbatim: boolean;
  readonly short: string | undefined;
  readonly aliases: readonly string[];
}

const weighTerm = (
  term: QueryTerm,
  index: PassageIndex,
  { isVerbatim, short, aliases }: OtherNames,
): SpelledTerm => {
  const others = [
    ...new Set([
      ...aliases.filter((stem) => index.sentencesWith(stem) > 0),
      ...otherwiseWritten(term, index, short),
    ]),
  ];
  const spellings =
    !isVerbatim && others.length === 0 && mayBeMisspelt(term, index)
      ? index.spellings(term.text).filter(({ word }) => mayStandFor(word, term.text, index))
      : [];
  const isKnown = index.sentencesWith(term.stem) > 0;
  return {
    ...term,
    weight: index.weight(isKnown ? term.stem : (others[0] ?? term.stem)),
    stems: [term.stem, ...spellings.map(({ stem }) => stem), ...others],
    expansions: spellings.map(({ word }) => word),
    isUnknown: !isKnown && spellings.length === 0 && others.length === 0,
  };
};

/** "Light house" is one word where the passages hold "lighthouse", and no "house" of its own. */
const isSecondHalf = (
  { isUnknown, place }: SpelledTerm,
  before: SpelledTerm | undefined,
): boolean =>
  isUnknown &&
  before?.joined !== undefined &&
  before.place === place - 1 &&
  before.stems.includes(before.joined);

/** The query's terms with their weights in the index's scope, in the question's order; the rarest 32 of them. */
export const weighTerms = (
  analysis: Pick<Analysis, 'terms' | 'names'>,
  index: PassageIndex,
  /** Whether no other spellings are tried. */
  isVerbatim = false,
  aliases: Aliases = NO_ALIASES,
): readonly SpelledTerm[] => {
  const shorts = shortNames(analysis, index);
  const byRarity = analysis.terms
    .map((term, place) => ({ term, place, weight: index.weight(term.stem) }))
    .sort((left, right) => right.weight - left.weight)
    .slice(0, MAX_TERMS)
    .sort((left, right) => left.place - right.place);
  const weighed = byRarity.map(({ term }) =>
    weighTerm(term, index, {
      isVerbatim,
      short: shorts.get(term.stem),
      aliases: aliases.get(term.stem) ?? [],
    }),
  );
  return weighed
    .filter((term, at) => !isSecondHalf(term, weighed[at - 1]))
    .filter(({ isAside, isUnknown }) => isAside !== true || !isUnknown)
    .map((term) => (term.isAside === true ? { ...term, weight: term.weight * ASIDE } : term));
};
