import type { QueryTerm } from '../analysis/analyse-question.ts';
import type { PassageIndex } from './passage-index.ts';
import type { WeightedTerm } from './rank-sentences.ts';

/** More distinct terms cost seconds on a large corpus and say no more: the rarest are kept. */
const MAX_TERMS = 32;

/** Shorter words have too many neighbours to be a misspelling of one. */
const MIN_MISSPELT = 5;

export interface SpelledTerm extends WeightedTerm {
  /** Words of the corpus that stand in for a word no passage holds. */
  readonly expansions: readonly string[];
}

/** A number or a misspelt word has near spellings; a word of the language that no passage holds has only near meanings. */
const mayBeMisspelt = ({ stem, text }: QueryTerm, index: PassageIndex): boolean =>
  index.sentencesWith(stem) === 0 &&
  text.length >= MIN_MISSPELT &&
  !/\d/.test(stem) &&
  !index.isWord(text);

const weighTerm = (term: QueryTerm, index: PassageIndex, isVerbatim: boolean): SpelledTerm => {
  const spellings =
    !isVerbatim && mayBeMisspelt(term, index)
      ? index.spellings(term.text).filter(({ word }) => word[0] === term.text[0])
      : [];
  const isKnown = index.sentencesWith(term.stem) > 0;
  // The rarest word stands for the whole: "artificial" for AI.
  const [spelledOut] = isKnown ? [] : index.spelledOut(term.text);
  return {
    ...term,
    weight: index.weight(spelledOut ?? term.stem),
    stems: [
      term.stem,
      ...spellings.map(({ stem }) => stem),
      ...(spelledOut === undefined ? [] : [spelledOut]),
    ],
    expansions: spellings.map(({ word }) => word),
    isUnknown: !isKnown && spellings.length === 0 && spelledOut === undefined,
  };
};

/** The query's terms with their weights in the index's scope, in the question's order; the rarest 32 of them. */
export const weighTerms = (
  terms: readonly QueryTerm[],
  index: PassageIndex,
  /** Whether no other spellings are tried. */
  isVerbatim = false,
): readonly SpelledTerm[] => {
  const byRarity = terms
    .map((term, place) => ({ term, place, weight: index.weight(term.stem) }))
    .sort((left, right) => right.weight - left.weight)
    .slice(0, MAX_TERMS)
    .sort((left, right) => left.place - right.place);
  return byRarity.map(({ term }) => weighTerm(term, index, isVerbatim));
};
