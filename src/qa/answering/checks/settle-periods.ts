import { lexemesOf } from '../../analysis/quantities/lexemes.ts';
import { timesIn } from '../../analysis/times/periods.ts';
import type { Retrieved } from '../../retrieval/retrieve.ts';
import type { Passage } from '../../types.ts';
import type { Analysis } from '../../understanding/question/analyse-question.ts';
import type { Candidate } from '../candidates/order-candidates.ts';
import type { DecisionParts, Read } from '../candidates/read-sentence.ts';
import { asksPeriod, fitAt, fitPeriod, type PlacedFit, sentenceFits } from './period-fit.ts';
import { tokensInSpan } from './tokens-in-span.ts';

/** Sentences whose times are looked at. */
const LOOKED_AT = 16;
/** How much a time that fits, or another one, counts in the order of the sentences. */
const FITS = 1;

/** From this on a time is the one asked for, or lies within it. */
const IS_MEANT = 0.8;

const timesAbove = (passage: Passage): readonly Timed[] =>
  passage.path.flatMap((line) => timesIn(line, lexemesOf(line)));

interface Timed {
  readonly period?: { readonly from: string; readonly to: string };
}

/** Whether a time of the passage, or above it, is one that is asked for. */
const holdsPeriod = (parts: DecisionParts, { periods }: Analysis, passage: Passage): boolean =>
  periods.length > 0 &&
  [...parts.measure(passage).times, ...timesAbove(passage)].some(
    ({ period }) => period !== undefined && fitPeriod(periods, period) >= IS_MEANT,
  );

const bestOf = (fits: readonly PlacedFit[]): number =>
  fits.length === 0 ? 0 : Math.max(...fits.map(({ fit }) => fit));

/** "2Q24" holds the year of the second quarter of 2024, though it prints it otherwise. */
const withHeldYears = (
  parts: DecisionParts,
  { analysis, terms }: Asked,
  candidate: Candidate,
): Candidate => {
  const isMissing = candidate.missing.some((name) => analysis.years.includes(name));
  if (!isMissing || !holdsPeriod(parts, analysis, candidate.passage)) return candidate;
  const missing = candidate.missing.filter((name) => !analysis.years.includes(name));
  const isYear = (stem: string): boolean =>
    analysis.years.some(({ stems }) => stems.includes(stem));
  const heldOtherwise = terms.flatMap(({ stem }, at) =>
    isYear(stem) && !candidate.matched.includes(at) ? [at] : [],
  );
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const held = heldOtherwise.reduce((sum, at) => sum + (terms[at]?.weight ?? 0), 0) / total;
  const { features } = candidate;
  const own = features.own + held;
  return {
    ...candidate,
    missing,
    heldOtherwise,
    features: { ...features, own, missing: Number(missing.length > 0) },
  };
};

type Asked = Pick<Retrieved, 'analysis' | 'terms'>;

/** The sentences in the order that their times make of them: first those of the time that is asked about. */
export const settlePeriods = (
  parts: DecisionParts,
  { candidates, ...asked }: Asked & { readonly candidates: readonly Candidate[] },
): readonly Candidate[] => {
  const { analysis } = asked;
  if (!asksPeriod(analysis) || analysis.answerType === 'date') return candidates;
  const looked = candidates.slice(0, LOOKED_AT).map((candidate) => {
    const { passage, sentence } = candidate;
    const fits = sentenceFits(analysis, passage, sentence, parts.measure(passage).times);
    const settled = withHeldYears(parts, asked, candidate);
    return { ...settled, score: settled.score + FITS * bestOf(fits) };
  });
  return [...looked, ...candidates.slice(LOOKED_AT)].sort(
    (left, right) => right.score - left.score,
  );
};

const labelOf = ({ periods, events }: Analysis): string => (periods[0] ?? events[0])?.label ?? '';

/** How the time of an amount fits that was read. */
const fitOfAmount = (
  parts: DecisionParts,
  { from: { passage, sentence }, parts: [{ citation }] }: Read,
  fits: readonly PlacedFit[],
): number => {
  const own = tokensInSpan(passage, citation.answer);
  if (own === undefined) return 0;
  const others = parts
    .measure(passage)
    .quantities.flatMap(({ span }) => {
      const range = tokensInSpan(passage, span);
      const isInside = span.start >= sentence.span.start && span.end <= sentence.span.end;
      return range === undefined || !isInside ? [] : [range];
    })
    .filter(({ first, last }) => last < own.first || first > own.last);
  return fitAt(fits, own, others);
};

/** The time that is asked about where what was read belongs to another one; `undefined` where it may be of that time. */
export const otherPeriod = (
  parts: DecisionParts,
  analysis: Analysis,
  read: Read,
): string | undefined => {
  if (!asksPeriod(analysis) || analysis.answerType === 'date') return undefined;
  const { passage, sentence } = read.from;
  const fits = sentenceFits(analysis, passage, sentence, parts.measure(passage).times);
  if (fits.length === 0) return undefined;
  const isAmount = analysis.answerType === 'figure' && read.strategy === 'quantity';
  const fit = isAmount ? fitOfAmount(parts, read, fits) : bestOf(fits);
  // A year may stand anywhere around the sentence; a shorter time stands with its amount.
  const isHeld =
    (!isAmount || analysis.years.length > 0) &&
    !(isAmount && asksShort(analysis)) &&
    holdsPeriod(parts, analysis, passage);
  const isOther = fit === -1 && bestOf(fits) < IS_MEANT;
  // "8 million in 2023" does not tell of its third quarter.
  const isLonger = isAmount && fit === -0.5 && analysis.periods.every(({ isPoint }) => isPoint);
  return !isHeld && (isOther || isLonger) ? labelOf(analysis) : undefined;
};

/** The sentences of a passage all of whose times are other ones than a question asks about, as indexes. */
export const ofOtherTimes = (
  parts: DecisionParts,
  analysis: Analysis,
  passage: Passage,
): ReadonlySet<number> => {
  const others = new Set<number>();
  if (!asksPeriod(analysis) || analysis.answerType === 'date') return others;
  const { times } = parts.measure(passage);
  for (const [at, sentence] of passage.sentences.entries())
    if (bestOf(sentenceFits(analysis, passage, sentence, times)) === -1) others.add(at);
  return others;
};

/** A quarter, a month, a day: no whole year. */
const asksShort = ({ periods }: Analysis): boolean =>
  periods.length > 0 &&
  periods.every(({ daysIn, isPoint }) => {
    const days = daysIn(2001);
    return isPoint && days !== undefined && days.from.slice(5) + days.to.slice(5) !== '01-0112-31';
  });
