import { lexemesOf } from '../../analysis/quantities/lexemes.ts';
import type { Quantity, Span } from '../../types.ts';
import { askedFacts } from '../../understanding/question/asked-facts.ts';
import { type AmountAsked, amountAsked } from '../checks/amount-asked.ts';
import { asksPeriod, fitAt, sentenceFits } from '../checks/period-fit.ts';
import { pastCell, tableRowOf } from '../checks/table-of-row.ts';
import { tokensInSpan } from '../checks/tokens-in-span.ts';
import { onesAsked } from '../ones-asked.ts';
import { ageSpan } from './age-span.ts';
import type { AnswerSpan, AnswerStrategy, Evidence } from './answer-strategy.ts';
import { chooseSpan, type SpanCandidate } from './choose-span.ts';
import { respectively } from './respectively.ts';

const FITS = 0.3;
const COUNTS_FOCUS = 0.6;
const MISFIT = -0.4;
const AT_ASKED_END = 0.4;

/** Tokens after a number within which the noun it counts is looked for. */
const NOUN_REACH = 9;

const kindPrior = (
  { kinds, measures, isStrict }: AmountAsked,
  { unit }: Quantity,
): number | undefined => {
  const fits = kinds.has(unit.kind) && (measures.size === 0 || measures.has(unit.name));
  if (fits) return FITS;
  return isStrict ? undefined : MISFIT;
};

/** What a number counts or measures: the words behind it up to the next number, comma or cell. */
const countedWeight = (
  { matches, terms, candidate: { passage, sentence } }: Evidence,
  last: number,
): number => {
  let sum = 0;
  let total = 0;
  for (const { weight } of terms) total += weight;
  const past = Math.min(pastCell(passage, sentence, last), last + 1 + NOUN_REACH);
  for (let token = last + 1; token < past; token += 1) {
    if (/^[,;:.()]$/.test(passage.tokens.word[token] ?? '') || passage.tokens.tag[token] === 'NUM')
      break;
    sum += terms[matches[token] ?? -1]?.weight ?? 0;
  }
  return total === 0 ? 0 : sum / total;
};

/** "How many PROJECTS": the noun asked for, and what the question says of it, stand right behind the number. */
const countedPrior = (
  evidence: Evidence,
  { unit }: Quantity,
  first: number,
  last: number,
): number => {
  const {
    analysis,
    candidate: { passage, sentence },
  } = evidence;
  const behind = COUNTS_FOCUS * countedWeight(evidence, last);
  if (unit.kind !== 'count') return behind;
  const focus =
    analysis.shape.focus === undefined ? undefined : analysis.tokens.stem[analysis.shape.focus];
  const reach = last + 1 + NOUN_REACH;
  const past = sentence.kind === 'row' ? Math.min(pastCell(passage, sentence, last), reach) : reach;
  const stems = passage.tokens.stem.slice(first, past);
  return (
    (focus !== undefined && stems.includes(focus) ? COUNTS_FOCUS / 2 : 0) +
    COUNTS_FOCUS * countedWeight(evidence, last)
  );
};

const IS_REST = 1;
/** Tokens between an amount and the verb that calls it a rest: "12 of them remain", "there remain 12". */
const REST_REACH = 4;

/** "How many are left": of a whole and its parts the one that is said to remain. */
const restPrior = (
  { terms, candidate: { passage, sentence } }: Evidence,
  first: number,
  last: number,
): number => {
  const rest = terms.find(({ also, stem }) => also !== undefined || stem === 'remain');
  if (rest === undefined) return 0;
  const { word, stem } = passage.tokens;
  const isRestAt = (at: number): boolean => rest.stems.includes(stem[at] ?? '');
  for (let at = last + 1; at < sentence.past && at <= last + REST_REACH; at += 1) {
    if (/^[,;:.]$/.test(word[at] ?? '') || /\d/.test(word[at] ?? '')) break;
    if (isRestAt(at)) return IS_REST;
  }
  return first - 1 >= sentence.first && isRestAt(first - 1) ? IS_REST : 0;
};

/** "Rise to what", "what was it before": the end of a change that the question asks for. */
const endPrior = ({ analysis, candidate: { passage } }: Evidence, first: number): number => {
  const preposition = passage.tokens.word[first - 1];
  const { word } = analysis.tokens;
  const asksEnd = word[0] === 'to' || word.at(-1) === 'to' || word.at(-2) === 'to';
  const asksStart =
    word[0] === 'from' ||
    word.at(-1) === 'from' ||
    word.at(-2) === 'from' ||
    word.includes('before') ||
    word.includes('originally');
  const asksDifference = word[0] === 'by' && preposition === 'by';
  return (asksEnd && preposition === 'to') ||
    (asksStart && preposition === 'from') ||
    asksDifference
    ? AT_ASKED_END
    : 0;
};

/** A counted noun that the question names itself is left out of the answer: "18", not "18 provinces". */
const withoutCounted = (
  { matches }: Evidence,
  { quantity }: { readonly quantity: Quantity },
  first: number,
  last: number,
): number => {
  // "a quarter of a million people": a part of a million is no number by itself.
  if (quantity.unit.kind !== 'count' || /\bof an? /i.test(quantity.text)) return last;
  let end = last;
  while (end > first && (matches[end] ?? -1) >= 0) end -= 1;
  return end;
};

/** How much a quantity of the time asked for counts before one of another time. */
const OF_PERIOD = 1.5;

/** The quantities with what their own time says: of "21 in Q1 and 22 in Q2" the one of the quarter asked for. */
const withPeriods = (
  { analysis, candidate: { passage, sentence }, times }: Evidence,
  candidates: readonly SpanCandidate[],
): readonly SpanCandidate[] => {
  if (!asksPeriod(analysis) || candidates.length < 2) return candidates;
  const fits = sentenceFits(analysis, passage, sentence, times);
  if (fits.length < 2) return candidates;
  return candidates.map((candidate) => {
    const others = candidates.filter((other) => other !== candidate);
    return { ...candidate, prior: candidate.prior + OF_PERIOD * fitAt(fits, candidate, others) };
  });
};

/** How much an amount counts that stands in the column of what is asked for. */
const IN_COLUMN = 1;

/** "How deep": of a row's amounts the one below "Depth". */
const columnPrior = (
  { analysis, candidate: { sentence }, document }: Evidence,
  { start, end }: Span,
): number => {
  const facts = sentence.kind === 'row' ? askedFacts(analysis) : undefined;
  if (facts === undefined || facts.size === 0) return 0;
  const row = tableRowOf(document, sentence);
  const column = row?.cells.findIndex((cell) => cell.start <= start && end <= cell.end) ?? -1;
  const head = row?.table.header[column];
  if (head === undefined) return 0;
  const words = lexemesOf(document.text.slice(head.start, head.end));
  return words.some(({ word }) => facts.has(word)) ? IN_COLUMN : 0;
};

/** Whether one of these is of the very thing that is asked for. */
const countsAsked = (
  { analysis: { shape, tokens }, candidate: { passage, sentence } }: Evidence,
  candidates: readonly SpanCandidate[],
): boolean => {
  const focus = shape.focus === undefined ? undefined : tokens.stem[shape.focus];
  return candidates.some(({ first, last }) => {
    const past = Math.min(pastCell(passage, sentence, last), last + 1 + NOUN_REACH);
    return focus !== undefined && passage.tokens.stem.slice(first, past).includes(focus);
  });
};

/** "four ships", though the question names them: a small number in words is shown with the noun right behind it. */
const withNoun = (
  { candidate: { passage, sentence }, matches }: Evidence,
  { span }: AnswerSpan,
): AnswerSpan => {
  const { tokens } = passage;
  const range = tokensInSpan(passage, span);
  const isWorded = range !== undefined && /^\p{L}+$/u.test(tokens.word[range.last] ?? '');
  if (!isWorded || tokens.tag[range.last] === 'NOUN') return { span };
  let { last } = range;
  while (
    last + 1 < sentence.past &&
    isNounOf(tokens.tag[last + 1]) &&
    (matches[last + 1] ?? -1) >= 0
  )
    last += 1;
  return { span: { start: span.start, end: tokens.end[last] ?? span.end } };
};

const isNounOf = (tag: string | undefined): boolean => tag === 'NOUN' || tag === 'ADJ';

/** The quantity that answers "how many", "how much", "what share", "how old". */
export const quantityStrategy: AnswerStrategy = {
  name: 'quantity',
  find: (evidence) => {
    if (evidence.analysis.answerType !== 'figure') return undefined;
    const age = ageSpan(evidence);
    if (age !== undefined) return [age];
    const { passage, sentence } = evidence.candidate;
    const asked = amountAsked(evidence.analysis);
    const inSentence = ({ start, end }: Span): boolean =>
      start >= sentence.span.start && end <= sentence.span.end;
    const candidates = evidence.quantities.flatMap((found): SpanCandidate[] => {
      const range = inSentence(found.span) ? tokensInSpan(passage, found.span) : undefined;
      const prior = kindPrior(asked, found.quantity);
      if (range === undefined || prior === undefined) return [];
      const { first, last } = range;
      const total =
        prior +
        countedPrior(evidence, found.quantity, first, last) +
        restPrior(evidence, first, last) +
        columnPrior(evidence, found.span) +
        endPrior(evidence, first);
      return [{ first, last: withoutCounted(evidence, found, first, last), prior: total }];
    });
    const [one] = countsAsked(evidence, candidates) ? [] : onesAsked(evidence);
    if (one !== undefined) return [{ span: one }];
    const timed = withPeriods(evidence, candidates);
    const best = chooseSpan(evidence, respectively(evidence, timed) ?? timed);
    return best === undefined ? undefined : [withNoun(evidence, best)];
  },
};
