// Long: one score, whose parts are weighed against each other.

import { STOP_WORDS } from '../../analysis/word-lists.ts';
import type { AnswerType, Span } from '../../types.ts';
import { agreement } from './agreement.ts';
import type { AnswerSpan, Evidence } from './answer-strategy.ts';

/** Tokens [first, last] of the passage, both inclusive, with what speaks for them beforehand. */
export interface SpanCandidate {
  readonly first: number;
  readonly last: number;
  readonly prior: number;
}

/** Tokens over which nearness to a matched word falls to half. */
const HALF_DISTANCE = 4;
/** A name says what the sentence is about; the other words say what is asked of it. */
const NAME_WEIGHT = 0.5;
const REPEATS_QUESTION = 1.5;
const IN_GAP = 0.35;
const HAS_FOCUS = 0.4;
const ACROSS_COMMA = 0.06;

/** A comma on the way makes a word as far as this many tokens more: clauses keep their numbers and names apart. */
const COMMA_LENGTH = 4;

/** How far each term stands from the candidate on one side, walking away from it. */
const walk = (
  { matches, candidate: { passage, sentence } }: Evidence,
  from: number,
  step: 1 | -1,
  nearest: number[],
): void => {
  let away = 0;
  for (let token = from; token >= sentence.first && token < sentence.past; token += step) {
    away += /^[,;:]$/.test(passage.tokens.word[token] ?? '') ? COMMA_LENGTH : 1;
    const term = matches[token] ?? -1;
    if (term >= 0) nearest[term] = Math.min(nearest[term] ?? away, away);
  }
};

/** How near the question's words stand to the candidate, weighted, 0 to 1. */
const nearness = (evidence: Evidence, candidate: SpanCandidate): number => {
  const nearest: number[] = [];
  walk(evidence, candidate.first - 1, -1, nearest);
  walk(evidence, candidate.last + 1, 1, nearest);
  let sum = 0;
  let total = 0;
  for (const [index, { weight, isName }] of evidence.terms.entries()) {
    const counted = isName ? weight * NAME_WEIGHT : weight;
    total += counted;
    const away = nearest[index];
    if (away !== undefined) sum += counted / (1 + away / HALF_DISTANCE);
  }
  return total === 0 ? 0 : sum / total;
};

/** The share of a candidate's content words that the question already holds. */
export const repetition = (
  { matches, candidate: { passage } }: Evidence,
  { first, last }: SpanCandidate,
): number => {
  let content = 0;
  let repeated = 0;
  for (let token = first; token <= last; token += 1) {
    if (passage.tokens.tag[token] === 'PUNCT' || STOP_WORDS.has(passage.tokens.word[token] ?? ''))
      continue;
    content += 1;
    if ((matches[token] ?? -1) >= 0) repeated += 1;
  }
  return content === 0 ? 1 : repeated / content;
};

/** Where the question's verb stands in the sentence, if it does. */
const verbAt = ({ analysis, candidate: { passage, sentence } }: Evidence): number => {
  if (analysis.shape.verb === undefined) return -1;
  const stem = analysis.tokens.stem[analysis.shape.verb] ?? '';
  for (let token = sentence.first; token < sentence.past; token += 1) {
    if (passage.tokens.stem[token] === stem) return token;
  }
  return -1;
};

const isPassive = ({ candidate: { passage } }: Evidence, verb: number): boolean =>
  [1, 2].some((back) =>
    /^(?:is|are|was|were|been|being|be)$/.test(passage.tokens.word[verb - back] ?? ''),
  ) && /(?:ed|en|wn|lt|nt)$/.test(passage.tokens.word[verb] ?? '');

/** The question leaves a gap before or after its verb; the answer stands on that side in the sentence. */
const gapBonus = (evidence: Evidence, candidate: SpanCandidate): number => {
  const verb = verbAt(evidence);
  if (verb < 0) return 0;
  const after = (evidence.analysis.shape.gap === 'object') !== isPassive(evidence, verb);
  return (after ? candidate.first > verb : candidate.last < verb) ? IN_GAP : 0;
};

/** Commas and the like met on the way from `from` to a word of the question, or -1 when none comes. */
const commasTowards = (
  { matches, candidate: { passage, sentence } }: Evidence,
  from: number,
  step: 1 | -1,
): number => {
  let commas = 0;
  for (let token = from; token >= sentence.first && token < sentence.past; token += step) {
    if (/^[,;:]$/.test(passage.tokens.word[token] ?? '')) commas += 1;
    if ((matches[token] ?? -1) >= 0) return commas;
  }
  return -1;
};

const commasBetween = (evidence: Evidence, candidate: SpanCandidate): number => {
  const before = commasTowards(evidence, candidate.first - 1, -1);
  const after = commasTowards(evidence, candidate.last + 1, 1);
  if (before < 0 || after < 0) return Math.max(before, after, 0);
  return Math.min(before, after);
};

const COPULA = new Set(['is', 'are', 'was', 'were', 'became', 'remains', 'remained']);
const ACROSS_COPULA = 0.35;

/** Tokens between a copula and the complement that belongs to it. */
const COPULA_REACH = 4;

/** The weight of the question's words on either side of a token, the nearer the heavier. */
const weightAround = (
  { matches, terms, candidate: { sentence } }: Evidence,
  centre: number,
): { readonly left: number; readonly right: number } => {
  let left = 0;
  let right = 0;
  for (let token = sentence.first; token < sentence.past; token += 1) {
    const weight = terms[matches[token] ?? -1]?.weight ?? 0;
    if (token < centre) left += weight / (centre - token);
    else right += weight / (token - centre + 1);
  }
  return { left, right };
};

const isAcross = (evidence: Evidence, { first, last }: SpanCandidate, copula: number): boolean => {
  const { left, right } = weightAround(evidence, copula);
  if (last < copula) return right > left && copula - last <= COPULA_REACH;
  return left > right && first > copula && first - copula <= COPULA_REACH;
};

/** "What is X": the answer stands on the other side of "is" than the question's words. */
const copulaBonus = (evidence: Evidence, candidate: SpanCandidate): number => {
  const {
    analysis,
    candidate: { passage, sentence },
  } = evidence;
  if (
    analysis.shape.verb === undefined ||
    !COPULA.has(analysis.tokens.word[analysis.shape.verb] ?? '')
  )
    return 0;
  for (let copula = sentence.first; copula < sentence.past; copula += 1) {
    if (COPULA.has(passage.tokens.word[copula] ?? '') && isAcross(evidence, candidate, copula))
      return ACROSS_COPULA;
  }
  return 0;
};

/** A noun asked for ("which AIRLINE") that is the candidate's own head or stands right beside it. */
const focusBonus = (
  { analysis, candidate: { passage } }: Evidence,
  { first, last }: SpanCandidate,
): number => {
  if (analysis.shape.focus === undefined) return 0;
  const stem = analysis.tokens.stem[analysis.shape.focus] ?? '';
  if (passage.tokens.stem[last] === stem) return HAS_FOCUS;
  if (passage.tokens.stem[first] === stem && last > first) return HAS_FOCUS;
  for (let token = first - 2; token <= last + 2; token += 1)
    if (passage.tokens.stem[token] === stem) return HAS_FOCUS / 2;
  return 0;
};

/** How much the reader's agreement with a span counts against what the rules see. */
const READING = 2.5;
/** For these the rules know best which of a sentence's figures, dates and names is meant; the reader settles ties. */
const READING_OF: Partial<Record<AnswerType, number>> = {
  figure: 0.5,
  date: 0.5,
  person: 0.5,
  organisation: 0.5,
};

const readingBonus = (
  { analysis, candidate: { reading, passage } }: Evidence,
  { first, last }: SpanCandidate,
): number => {
  if (reading === undefined) return 0;
  const span = { start: passage.tokens.start[first] ?? 0, end: passage.tokens.end[last] ?? 0 };
  return (READING_OF[analysis.answerType] ?? READING) * agreement(reading, span);
};

/** Who says a thing answers no question but "who". */
const SPEAKER = -0.6;

const speakerPenalty = (
  { analysis, candidate: { passage, sentence } }: Evidence,
  { first, last }: SpanCandidate,
): number => {
  if (
    sentence.attribution === undefined ||
    analysis.shape.asks === 'who' ||
    analysis.answerType === 'person'
  )
    return 0;
  const text = passage.text.slice(
    (passage.tokens.start[first] ?? 0) - passage.span.start,
    (passage.tokens.end[last] ?? 0) - passage.span.start,
  );
  return sentence.attribution.speaker.includes(text) ? SPEAKER : 0;
};

const scoreSpan = (evidence: Evidence, candidate: SpanCandidate): number =>
  candidate.prior +
  readingBonus(evidence, candidate) +
  speakerPenalty(evidence, candidate) +
  nearness(evidence, candidate) +
  gapBonus(evidence, candidate) +
  copulaBonus(evidence, candidate) +
  focusBonus(evidence, candidate) -
  REPEATS_QUESTION * repetition(evidence, candidate) -
  ACROSS_COMMA * commasBetween(evidence, candidate);

/** The text span of tokens [first, last] of the evidence's passage. */
export const spanOf = (
  { candidate: { passage } }: Evidence,
  first: number,
  last: number,
): Span => ({
  start: passage.tokens.start[first] ?? passage.span.start,
  end: passage.tokens.end[last] ?? passage.span.end,
});

/** The last word of the clause that `from` stands in: before a colon, a semicolon or the sentence's end. */
export const clauseEnd = ({ candidate: { passage, sentence } }: Evidence, from: number): number => {
  let last = from;
  for (let token = from; token < sentence.past; token += 1) {
    if (/^[;:.!?]$/.test(passage.tokens.word[token] ?? '')) break;
    if (passage.tokens.tag[token] !== 'PUNCT') last = token;
  }
  return last;
};

/** The candidate that stands nearest the question's words without repeating them, or `undefined` when all only repeat them. */
export const chooseSpan = (
  evidence: Evidence,
  candidates: readonly SpanCandidate[],
): AnswerSpan | undefined => {
  let best: SpanCandidate | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    if (repetition(evidence, candidate) === 1) continue;
    const score = scoreSpan(evidence, candidate);
    if (score > bestScore) {
      bestScore = score;
      best = candidate;
    }
  }
  return best === undefined ? undefined : { span: spanOf(evidence, best.first, best.last) };
};
