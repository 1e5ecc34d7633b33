// Long: one score, whose parts are weighed against each other.

import type { Passage, ScoredPassage, SegmentKind, Sentence } from '../types.ts';
import type {
  Analysis,
  QueryTerm,
  RequiredName,
} from '../understanding/question/analyse-question.ts';
import { holdsAnswerType } from './holds-answer-type.ts';
import { missingNames } from './missing-names.ts';
import { type SentenceFeatures, scoreFeatures } from './score-features.ts';
import type { TermMask } from './term-mask.ts';

/** A query term with what it weighs in this scope and the stems that stand for it. */
export interface WeightedTerm extends QueryTerm {
  readonly weight: number;
  /** The term's own stem, or near spellings of it when no passage holds it. */
  readonly stems: readonly string[];
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
export const matchTokens = (passage: Passage, lookup: ReadonlyMap<string, number>): Int16Array => {
  const { stem } = passage.tokens;
  const matches = new Int16Array(stem.length);
  for (let at = 0; at < stem.length; at += 1) matches[at] = lookup.get(stem[at] ?? '') ?? -1;
  return matches;
};

export const termLookup = (terms: readonly WeightedTerm[]): ReadonlyMap<string, number> => {
  const lookup = new Map<string, number>();
  for (const [index, { stems }] of terms.entries()) {
    for (const stem of stems) if (!lookup.has(stem)) lookup.set(stem, index);
  }
  return lookup;
};

interface Query {
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
  /** How many content words each of a passage's sentences has. */
  contentTokens(passage: Passage): ArrayLike<number>;
  /** The stems of who says a sentence: name and role. */
  speakerStems(sentence: Sentence): ReadonlySet<string>;
  /** Whether the passage's document holds a country's name somewhere: it is the background of all it says. */
  isBackground(passage: Passage, name: RequiredName): boolean;
}

/** What a sentence holds of a query. */
interface SentenceMatch {
  /** The terms it holds. */
  readonly held: TermMask;
  /** The tokens that are terms, and which terms they are. */
  readonly places: readonly number[];
  readonly placed: readonly number[];
}

/** Tokens between the nearest places of two terms. */
const distanceOf = (
  { places, placed }: SentenceMatch,
  leftTerm: number,
  rightTerm: number,
): number => {
  let nearest = Number.POSITIVE_INFINITY;
  for (let left = 0; left < places.length; left += 1) {
    if (placed[left] !== leftTerm) continue;
    for (let right = 0; right < places.length; right += 1) {
      if (placed[right] === rightTerm)
        nearest = Math.min(nearest, Math.abs((places[right] ?? 0) - (places[left] ?? 0)));
    }
  }
  return nearest;
};

const holds = (held: TermMask, term: number): boolean => (held & (1 << term)) !== 0;

/** Neighbouring query terms that also stand near each other in the sentence, weighted, 0 to 1. */
const proximity = ({ terms }: Query, match: SentenceMatch): number => {
  let sum = 0;
  let most = 0;
  for (let index = 1; index < terms.length; index += 1) {
    const pair = (terms[index - 1]?.weight ?? 0) + (terms[index]?.weight ?? 0);
    most += pair;
    if (holds(match.held, index - 1) && holds(match.held, index))
      sum += pair / Math.max(1, distanceOf(match, index - 1, index));
  }
  return most === 0 ? 0 : sum / most;
};

const matchSentence = (matches: Int16Array, { first, past }: Sentence): SentenceMatch => {
  const places: number[] = [];
  const placed: number[] = [];
  let held = 0;
  for (let token = first; token < past; token += 1) {
    const term = matches[token] ?? -1;
    if (term >= 0) {
      places.push(token);
      placed.push(term);
      held |= 1 << term;
    }
  }
  return { held, places, placed };
};

/** Whether the sentence holds the query term that the question's token is. */
const holdsToken = (query: Query, held: TermMask, token: number | undefined): 0 | 1 => {
  if (token === undefined) return 0;
  const term = query.lookup.get(query.analysis.tokens.stem[token] ?? '');
  return term !== undefined && holds(held, term) ? 1 : 0;
};

/** The terms that any of the stems stand for. */
const termsAmong = ({ terms }: Query, among: ReadonlySet<string>): TermMask => {
  let mask = 0;
  if (among.size === 0) return mask;
  for (let term = 0; term < terms.length; term += 1)
    if (terms[term]?.stems.some((stem) => among.has(stem)) === true) mask |= 1 << term;
  return mask;
};

/** Terms by where they are found: in the sentence, by its speaker, in the sentence before, in the passage, around it. */
interface Found {
  readonly match: SentenceMatch;
  readonly bySpeaker: TermMask;
  readonly before: TermMask;
  readonly inPassage: TermMask;
  readonly inContext: TermMask;
}

/** Where each term's weight is found: each term counts once, at the nearest place. */
const coverage = (
  { terms, total }: Query,
  { match, bySpeaker, before, inPassage, inContext }: Found,
): Pick<SentenceFeatures, 'own' | 'before' | 'around' | 'above'> => {
  const sums = { own: 0, before: 0, around: 0, above: 0 };
  // Who says a sentence is part of it, wherever the name is printed.
  const own = match.held | bySpeaker;
  for (let term = 0; term < terms.length; term += 1) {
    const whole = (terms[term]?.weight ?? 0) / total;
    if (holds(own, term)) {
      sums.own += whole;
      continue;
    }
    if (holds(before, term)) sums.before += whole;
    else if (holds(inPassage, term)) sums.around += whole;
    else if (holds(inContext, term)) sums.above += whole;
  }
  return sums;
};

/** Required names that are nowhere in the passage, above it or with its speaker. */
const missingIn = (query: Query, passage: Passage, found: TermMask): readonly RequiredName[] => {
  const { analysis, lookup, terms } = query;
  const { years, names } = analysis;
  if (years.length + names.length === 0) return [];
  const holdsStem = (stem: string): boolean => {
    const term = lookup.get(stem);
    return term === undefined || holds(found, term);
  };
  const weight = (stem: string): number => terms[lookup.get(stem) ?? -1]?.weight ?? 0;
  return [
    ...missingNames(years, holdsStem, weight),
    ...missingNames(names, holdsStem, weight),
  ].filter((name) => !query.context.isBackground(passage, name));
};

/** The masked terms' indexes. */
const listTerms = (mask: TermMask, count: number): readonly number[] => {
  const listed: number[] = [];
  for (let term = 0; term < count; term += 1) if (holds(mask, term)) listed.push(term);
  return listed;
};

/** Headings and questions that stand between the sentences of small sections; they say what those are about. */
const OVER: ReadonlySet<SegmentKind> = new Set<SegmentKind>(['heading', 'question']);

/** The sentences that may answer: a question is one only where nothing else is there. */
const answeringSentences = ({ sentences }: Passage): readonly Sentence[] => {
  if (!sentences.some(({ kind }) => OVER.has(kind))) return sentences;
  const answering = sentences.filter(({ kind }) => !OVER.has(kind));
  return answering.length === 0 ? sentences : answering;
};

const scorePassage = (query: Query, scored: ScoredPassage, topScore: number): ScoredSentence[] => {
  const { passage } = scored;
  const { analysis, context } = query;
  const matches = matchTokens(passage, query.lookup);
  const above = termsAmong(query, context.contextStems(passage));
  const contentTokens = context.contentTokens(passage);
  const found = passage.sentences.map((sentence) => matchSentence(matches, sentence));
  const inPassage = found.reduce((mask, { held }) => mask | held, 0);
  const missingAbove = missingIn(query, passage, inPassage | above);
  const answering = answeringSentences(passage);
  return found.flatMap((match, at) => {
    const sentence = passage.sentences[at];
    if (sentence === undefined || !answering.includes(sentence)) return [];
    const bySpeaker = termsAmong(query, context.speakerStems(sentence));
    const inContext = bySpeaker | above;
    // A row tells of something else than the row before it.
    const isRow = sentence.kind === 'row' && passage.sentences[at - 1]?.kind === 'row';
    const before = isRow ? 0 : (found[at - 1]?.held ?? 0);
    const missing =
      inContext === above ? missingAbove : missingIn(query, passage, inPassage | inContext);
    const covered = coverage(query, { match, bySpeaker, before, inPassage, inContext });
    const content = contentTokens[at] ?? 0;
    const features: SentenceFeatures = {
      own: covered.own,
      before: covered.before,
      around: covered.around,
      above: covered.above,
      passage: scored.score / topScore,
      proximity: proximity(query, match),
      precision: content === 0 ? 0 : match.places.length / content,
      length: Math.log(1 + content),
      type: Number(holdsAnswerType(analysis, passage, sentence, matches)),
      focus: holdsToken(query, match.held, analysis.shape.focus),
      verb: holdsToken(query, match.held, analysis.shape.verb),
      missing: Number(missing.length > 0),
      first: Number(sentence === answering[0]),
      caption: Number(sentence.kind === 'caption'),
    };
    const matched = listTerms(match.held, query.terms.length);
    return [{ passage, sentence, at, score: scoreFeatures(features), features, matched, missing }];
  });
};

/** The sentences of the candidate passages, best first by the words they share with the question. */
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
  };
  const topScore = candidates[0]?.score || 1;
  return candidates
    .flatMap((candidate) => scorePassage(query, candidate, topScore))
    .sort((left, right) => right.score - left.score);
};
