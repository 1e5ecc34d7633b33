import type { Analysis } from '../analysis/analyse-question.ts';
import type { WeightedTerm } from './rank-sentences.ts';
import { allTerms, type TermMask } from './term-mask.ts';
import { type Wanted, wantedKinds } from './wanted-kinds.ts';

/** Which term a stem is akin to, and how much of its meaning it carries. */
interface Akin {
  readonly term: number;
  readonly share: number;
}

/** A question as the ranker's features need it, made once a question. */
export interface QuestionProfile {
  readonly terms: readonly WeightedTerm[];
  readonly lookup: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
  readonly total: number;
  readonly all: TermMask;
  /** Terms by what they are in the question. */
  readonly names: TermMask;
  readonly nouns: TermMask;
  readonly verbs: TermMask;
  readonly qualities: TermMask;
  readonly numbers: TermMask;
  /** The term that names the kind of answer, and the main verb; -1 for none. */
  readonly focus: number;
  readonly verb: number;
  /** The stems of its words in order, function words among them, punctuation not. */
  readonly stems: readonly string[];
  /** Terms that follow one another with only function words between. */
  readonly pairs: readonly (readonly [number, number])[];
  /** The terms' own words as they are asked. */
  readonly words: ReadonlySet<string>;
  readonly akin: ReadonlyMap<string, readonly Akin[]>;
  readonly wanted: Wanted;
  readonly asks: number;
  readonly isNegated: boolean;
}

const ASKS = ['who', 'what', 'which', 'when', 'where', 'why', 'how', 'yes-no', 'keywords'];

const NEGATIONS = new Set(['not', "n't", 'never']);

type Classes = Pick<QuestionProfile, 'names' | 'nouns' | 'verbs' | 'qualities' | 'numbers'>;

const classOf = (
  stem: string,
  tag: string | undefined,
  isName: boolean,
): keyof Classes | undefined => {
  if (/^\d/.test(stem)) return 'numbers';
  if (isName) return 'names';
  if (tag === 'NOUN' || tag === 'PROPN') return 'nouns';
  if (tag === 'VERB') return 'verbs';
  return tag === 'ADJ' || tag === 'ADV' ? 'qualities' : undefined;
};

const classesOf = (
  { tokens }: Analysis,
  terms: readonly WeightedTerm[],
  lookup: ReadonlyMap<string, number>,
): Classes => {
  const classes = { names: 0, nouns: 0, verbs: 0, qualities: 0, numbers: 0 };
  for (const [at, stem] of tokens.stem.entries()) {
    const term = lookup.get(stem);
    if (term === undefined) continue;
    const kind = classOf(stem, tokens.tag[at], terms[term]?.isName === true);
    if (kind !== undefined) classes[kind] |= 1 << term;
  }
  return classes;
};

const pairsOf = (
  stems: readonly string[],
  lookup: ReadonlyMap<string, number>,
): readonly (readonly [number, number])[] => {
  const order = stems.flatMap((stem) => lookup.get(stem) ?? []);
  return order.flatMap((term, at): (readonly [number, number])[] => {
    const next = order[at + 1];
    return next === undefined || next === term ? [] : [[term, next]];
  });
};

const akinTo = (terms: readonly WeightedTerm[]): ReadonlyMap<string, readonly Akin[]> => {
  const akin = new Map<string, Akin[]>();
  for (const [term, weighted] of terms.entries()) {
    for (const { stem, share } of weighted.akin) {
      const known = akin.get(stem);
      if (known === undefined) akin.set(stem, [{ term, share }]);
      else known.push({ term, share });
    }
  }
  return akin;
};

/** The profile of a question whose terms are weighed. */
export const profileQuestion = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  lookup: ReadonlyMap<string, number>,
): QuestionProfile => {
  const { tokens, shape } = analysis;
  const weights = Float64Array.from(terms, ({ weight }) => weight);
  const stems = tokens.stem.filter((_, at) => tokens.tag[at] !== 'PUNCT');
  const termAt = (token: number | undefined): number =>
    token === undefined ? -1 : (lookup.get(tokens.stem[token] ?? '') ?? -1);
  return {
    terms,
    lookup,
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0) || 1,
    all: allTerms(terms.length),
    ...classesOf(analysis, terms, lookup),
    focus: termAt(shape.focus),
    verb: termAt(shape.verb),
    stems,
    pairs: pairsOf(stems, lookup),
    words: new Set(terms.map(({ text }) => text)),
    akin: akinTo(terms),
    wanted: wantedKinds(analysis),
    asks: ASKS.indexOf(shape.asks),
    isNegated: tokens.word.some((word) => NEGATIONS.has(word)),
  };
};
