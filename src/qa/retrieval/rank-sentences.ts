import type { Analysis, QueryTerm, RequiredName } from '../analysis/analyse-question.ts';
import { STOP_WORDS } from '../analysis/word-lists.ts';
import type { Passage, ScoredPassage, Sentence } from '../types.ts';
import { holdsAnswerType } from './holds-answer-type.ts';
import { missingNames } from './missing-names.ts';
import { type SentenceFeatures, scoreFeatures } from './score-features.ts';
import type { Neighbour } from './word-neighbours.ts';

/** A query term with what it weighs in this scope and the stems that stand for it. */
export interface WeightedTerm extends QueryTerm {
  readonly weight: number;
  /** The term's own stem, or near spellings of it when no passage holds it. */
  readonly stems: readonly string[];
  /** Stems of nearly the same meaning. */
  readonly neighbours: readonly Neighbour[];
  /** Stems of a related meaning, the neighbours among them. */
  readonly akin: readonly Neighbour[];
  /** Neither the word nor a near spelling is in any passage. */
  readonly isUnknown: boolean;
}

export interface ScoredSentence {
  readonly passage: Passage;
  readonly sentence: Sentence;
  /** Index in `passage.sentences`. */
  readonly at: number;
  readonly score: number;
  readonly features: SentenceFeatures;
  /** Indexes of the terms the sentence itself holds. */
  readonly matched: readonly number[];
  /** Names and years of the question that neither the passage nor what stands above it holds. */
  readonly missing: readonly RequiredName[];
}

/** Where each token of a passage meets a query term: the term's index, or -1. */
export const matchTokens = (passage: Passage, lookup: ReadonlyMap<string, number>): Int16Array =>
  Int16Array.from(passage.tokens.stem, (stem) => lookup.get(stem) ?? -1);

export const termLookup = (terms: readonly WeightedTerm[]): ReadonlyMap<string, number> => {
  const lookup = new Map<string, number>();
  for (const [index, { stems }] of terms.entries()) {
    for (const stem of stems) if (!lookup.has(stem)) lookup.set(stem, index);
  }
  return lookup;
};

/** Which term a stem stands in for by its meaning, and how well. */
type SoftLookup = ReadonlyMap<string, { readonly term: number; readonly share: number }[]>;

const softLookup = (terms: readonly WeightedTerm[]): SoftLookup => {
  const lookup = new Map<string, { term: number; share: number }[]>();
  for (const [term, { neighbours }] of terms.entries()) {
    for (const { stem, share } of neighbours)
      lookup.set(stem, [...(lookup.get(stem) ?? []), { term, share }]);
  }
  return lookup;
};

interface Query {
  readonly soft: SoftLookup;
  readonly analysis: Analysis;
  readonly terms: readonly WeightedTerm[];
  readonly lookup: ReadonlyMap<string, number>;
  readonly total: number;
  readonly context: QueryContext;
}

/** What stands around a passage. */
export interface QueryContext {
  /** The stems of a passage's title and heading. */
  contextStems(passage: Passage): ReadonlySet<string>;
  /** The stems of who says a sentence: name and role. */
  speakerStems(sentence: Sentence): ReadonlySet<string>;
  /** Whether the passage's document holds a country's name somewhere: it is the background of all it says. */
  isBackground(passage: Passage, name: RequiredName): boolean;
}

/** Neighbouring query terms that also stand near each other in the sentence, weighted, 0 to 1. */
const proximity = (query: Query, positions: readonly (readonly number[])[]): number => {
  let sum = 0;
  let most = 0;
  for (let index = 1; index < query.terms.length; index += 1) {
    const pair = (query.terms[index - 1]?.weight ?? 0) + (query.terms[index]?.weight ?? 0);
    most += pair;
    let nearest = Number.POSITIVE_INFINITY;
    for (const left of positions[index - 1] ?? []) {
      for (const right of positions[index] ?? [])
        nearest = Math.min(nearest, Math.abs(right - left));
    }
    if (nearest < Number.POSITIVE_INFINITY) sum += pair / Math.max(1, nearest);
  }
  return most === 0 ? 0 : sum / most;
};

interface SentenceMatch {
  readonly positions: readonly (readonly number[])[];
  /** Per term: the best share of its meaning that the sentence's words carry. */
  readonly meaning: Float32Array;
  readonly contentTokens: number;
  readonly matchedTokens: number;
}

const matchSentence = (
  query: Query,
  passage: Passage,
  matches: Int16Array,
  sentence: Sentence,
): SentenceMatch => {
  const positions: number[][] = query.terms.map(() => []);
  const meaning = new Float32Array(query.terms.length);
  let contentTokens = 0;
  let matchedTokens = 0;
  for (let token = sentence.first; token < sentence.past; token += 1) {
    const term = matches[token] ?? -1;
    if (term >= 0) {
      positions[term]?.push(token);
      matchedTokens += 1;
    }
    for (const near of query.soft.get(passage.tokens.stem[token] ?? '') ?? []) {
      meaning[near.term] = Math.max(meaning[near.term] ?? 0, near.share);
    }
    if (passage.tokens.tag[token] !== 'PUNCT' && !STOP_WORDS.has(passage.tokens.word[token] ?? ''))
      contentTokens += 1;
  }
  return { positions, meaning, contentTokens, matchedTokens };
};

/** Whether the sentence holds the query term that the question's token is. */
const holdsToken = (query: Query, match: SentenceMatch, token: number | undefined): 0 | 1 => {
  if (token === undefined) return 0;
  const term = query.lookup.get(query.analysis.tokens.stem[token] ?? '');
  return term !== undefined && holds(match, term) ? 1 : 0;
};

const holds = (match: SentenceMatch | undefined, term: number): boolean =>
  (match?.positions[term]?.length ?? 0) > 0;

/** Where each term's weight is found: each term counts once, at the nearest place. */
const coverage = (
  query: Query,
  found: readonly SentenceMatch[],
  at: number,
  inContext: readonly boolean[],
  bySpeaker: readonly boolean[],
): Pick<SentenceFeatures, 'own' | 'meaning' | 'before' | 'around' | 'above'> => {
  const sums = { own: 0, meaning: 0, before: 0, around: 0, above: 0 };
  for (const [term, { weight }] of query.terms.entries()) {
    const whole = weight / query.total;
    // Who says a sentence is part of it, wherever the name is printed.
    if (holds(found[at], term) || bySpeaker[term] === true) {
      sums.own += whole;
      continue;
    }
    const meant = whole * (found[at]?.meaning[term] ?? 0);
    sums.meaning += meant;
    const share = whole - meant;
    if (holds(found[at - 1], term)) sums.before += share;
    else if (found.some((other) => holds(other, term))) sums.around += share;
    else if (inContext[term] === true) sums.above += share;
  }
  return sums;
};

/** Required names that are nowhere in the passage, above it or with its speaker. */
const missingIn = (
  query: Query,
  passage: Passage,
  found: readonly SentenceMatch[],
  inContext: readonly boolean[],
): readonly RequiredName[] => {
  const { analysis, lookup, terms } = query;
  const holdsStem = (stem: string): boolean => {
    const term = lookup.get(stem);
    if (term === undefined) return true;
    return inContext[term] === true || found.some((match) => holds(match, term));
  };
  const weight = (stem: string): number => terms[lookup.get(stem) ?? -1]?.weight ?? 0;
  return [
    ...missingNames(analysis.years, holdsStem, weight),
    ...missingNames(analysis.names, holdsStem, weight),
  ].filter((name) => !query.context.isBackground(passage, name));
};

const scorePassage = (query: Query, scored: ScoredPassage, topScore: number): ScoredSentence[] => {
  const { passage } = scored;
  const { terms, analysis } = query;
  const matches = matchTokens(passage, query.lookup);
  const above = query.context.contextStems(passage);
  const found = passage.sentences.map((sentence) =>
    matchSentence(query, passage, matches, sentence),
  );
  return found.flatMap((match, at) => {
    const sentence = passage.sentences[at];
    if (sentence === undefined) return [];
    const speaker = query.context.speakerStems(sentence);
    const bySpeaker = terms.map(({ stems }) => stems.some((stem) => speaker.has(stem)));
    const inContext = terms.map(
      ({ stems }, term) => bySpeaker[term] === true || stems.some((stem) => above.has(stem)),
    );
    const missing = missingIn(query, passage, found, inContext);
    const features: SentenceFeatures = {
      ...coverage(query, found, at, inContext, bySpeaker),
      passage: scored.score / topScore,
      proximity: proximity(query, match.positions),
      precision: match.contentTokens === 0 ? 0 : match.matchedTokens / match.contentTokens,
      length: Math.log(1 + match.contentTokens),
      type: holdsAnswerType(analysis, passage, sentence, matches) ? 1 : 0,
      focus: holdsToken(query, match, analysis.shape.focus),
      verb: holdsToken(query, match, analysis.shape.verb),
      missing: missing.length > 0 ? 1 : 0,
      first: at === 0 ? 1 : 0,
      title: passage.kind === 'title' || passage.kind === 'heading' ? 1 : 0,
      caption: passage.kind === 'caption' ? 1 : 0,
    };
    const matched = terms.flatMap((_, term) => (holds(match, term) ? [term] : []));
    return [{ passage, sentence, at, score: scoreFeatures(features), features, matched, missing }];
  });
};

/** The sentences of the candidate passages, best first. */
export const rankSentences = (
  analysis: Analysis,
  terms: readonly WeightedTerm[],
  candidates: readonly ScoredPassage[],
  context: QueryContext,
): readonly ScoredSentence[] => {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const query: Query = {
    analysis,
    terms,
    lookup: termLookup(terms),
    total,
    context,
    soft: softLookup(terms),
  };
  const topScore = candidates[0]?.score || 1;
  return candidates
    .flatMap((candidate) => scorePassage(query, candidate, topScore))
    .filter(
      ({ features }) =>
        features.own + features.meaning + features.before + features.around + features.above > 0,
    )
    .sort((left, right) => right.score - left.score);
};
