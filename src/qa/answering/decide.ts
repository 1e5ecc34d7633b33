import type { AnswerOptions } from '../library/library.ts';
import type { AbstentionReason, Answer, AnswerType, Citation, Part, Scope } from '../types.ts';
import type { Analysis, RequiredName } from '../understanding/question/analyse-question.ts';
import type { Candidate } from './candidates/order-candidates.ts';
import { type DecisionParts, type Read, readSentence } from './candidates/read-sentence.ts';
import { conflictsWith } from './checks/conflicts-with.ts';
import { isOfAnother, lacksContact, lacksVersion } from './checks/lacks-asked.ts';
import { ofOtherTimes, otherPeriod, settlePeriods } from './checks/settle-periods.ts';
import { settleRows } from './checks/settle-rows.ts';
import { citePassage } from './cite.ts';
import { answerAt, confidenceOf, probabilityOf, signalsOf } from './confidence.ts';
import type { Considered } from './considered.ts';
import { figureAnswer } from './figure-answer.ts';
import type { FormedAnswer } from './forms/answer-form.ts';
import { formAnswer } from './forms/form-answer.ts';
import { respelling } from './respelling.ts';
import { settleBounds } from './settle-bounds.ts';
import type { Signals } from './signals.ts';

/** Passages shown with an abstention. */
const NEAREST = 3;

interface Refusal {
  readonly reason: AbstentionReason;
  readonly missing?: string;
}

/** "HX-200", "F#": another number or sign is another thing, however alike the rest. */
const isCode = ({ stems }: RequiredName): boolean =>
  stems.some((stem) => /\p{L}.*\d|\d.*\p{L}|[+#]$/u.test(stem));

/** What no passage near the best one holds: a year or a code must be there, a name unless all else speaks for the answer. */
const missingFrom = (
  analysis: Analysis,
  { missing: [first] }: Candidate,
  probability: number,
): Refusal | undefined => {
  if (first === undefined) return undefined;
  const isYear = analysis.years.includes(first);
  if (!isYear && !isCode(first) && probability >= answerAt(analysis)) return undefined;
  return { reason: isYear ? 'missing-period' : 'missing-entity', missing: first.text };
};

/** Limits below which an amount is not known to be the one asked for; the reader's logit of plain answers is far above. */
const NAMED_AT_LEAST = { evidence: 0.3, relevance: 3, known: 0.5 };

/** "What is the market value of Orme?": no article names what is asked for, and the reader does not find it said otherwise. */
const whyUnnamed = (
  { answerType }: Analysis,
  signals: Signals | undefined,
): Refusal | undefined => {
  const isUnnamed =
    answerType === 'figure' &&
    signals !== undefined &&
    signals.relevance !== 0 &&
    signals.unknown > NAMED_AT_LEAST.known &&
    signals.evidence < NAMED_AT_LEAST.evidence &&
    signals.relevance < NAMED_AT_LEAST.relevance;
  return isUnnamed ? { reason: 'low-evidence' } : undefined;
};

const whyNot = (
  { analysis, candidates, isFilteredOut }: Considered,
  best: Candidate | undefined,
  probability: number,
  options: AnswerOptions,
): Refusal | undefined => {
  const sharesWord = candidates.some(({ found }) => found.words > 0);
  if (best !== undefined && sharesWord && options.alwaysAnswer === true) return undefined;
  if (analysis.rejection !== undefined) {
    const missing = analysis.language === undefined ? {} : { missing: analysis.language };
    return { reason: analysis.rejection, ...missing };
  }
  if (best === undefined) return { reason: isFilteredOut ? 'filtered-out' : 'no-passage' };
  const missing = missingFrom(analysis, best, probability);
  if (missing !== undefined) return missing;
  const version = lacksVersion(analysis, best.passage);
  if (version !== undefined) return { reason: 'missing-entity', missing: version };
  if (lacksContact(analysis, best.passage) || isOfAnother(analysis, best))
    return { reason: 'low-evidence' };
  return probability < answerAt(analysis) ? { reason: 'low-evidence' } : undefined;
};

/** What was read belongs to another time than the one that is asked about. */
const whyOther = (
  parts: DecisionParts,
  analysis: Analysis,
  read: Read | undefined,
): Refusal | undefined => {
  const missing = read && otherPeriod(parts, analysis, read);
  return missing === undefined ? undefined : { reason: 'missing-period', missing };
};

/** The passages of the best sentences, each once, but for those that are shown already. */
const nearestOf = (
  parts: DecisionParts,
  candidates: readonly Candidate[],
  shown: readonly Part[] = [],
): readonly Citation[] => {
  const isShown = new Set(shown.map(({ citation }) => citation.passageId));
  const passages = new Set(candidates.map(({ passage }) => passage));
  const nearest = [...passages].filter(({ id }) => !isShown.has(id)).slice(0, NEAREST);
  return nearest.flatMap((passage) => {
    const document = parts.documents.get(passage.documentId);
    return document === undefined ? [] : [citePassage(document, passage)];
  });
};

/** What was read, in the form that fits it. */
const formRead = (
  parts: DecisionParts,
  { analysis }: Considered,
  { strategy, parts: found, from: { passage, at } }: Read,
): FormedAnswer => {
  const document = parts.documents.get(passage.documentId);
  if (document === undefined) throw new Error(`no document ${passage.documentId}`);
  return formAnswer({
    analysis,
    document,
    passage,
    at,
    words: { strategy, parts: found },
    passages: parts.passagesOf.get(document.id) ?? [],
    ofOtherTimes: ofOtherTimes(parts, analysis, passage),
  });
};

/** An answer, the strategy that found it, and what tells how likely it is right. */
export interface Decision {
  readonly answer: Answer;
  readonly strategy?: string;
  readonly signals?: Signals;
  /** The sentence that answers, or would. */
  readonly chosen?: Candidate;
}

/** Sentences read for an answer of the type asked for, and how far behind the best they may stand. */
const READ_SENTENCES = 5;
const READ_WITHIN = 1;

/** Strategies that take any phrase; a question for an amount or a date is better answered by a later sentence than by these. */
const UNTYPED = new Set(['phrase', 'sentence']);
const NEEDS_TYPE = new Set<AnswerType>([
  'figure',
  'date',
  'person',
  'organisation',
  'place',
  'definition',
]);

const readFirst = (
  parts: DecisionParts,
  { analysis, terms, candidates }: Considered,
): Read | undefined => {
  let fallback: Read | undefined;
  const best = candidates[0];
  for (const from of candidates.slice(0, READ_SENTENCES)) {
    if (
      best === undefined ||
      from.score < best.score - READ_WITHIN ||
      from.missing.length > best.missing.length
    )
      break;
    const read = readSentence(parts, analysis, terms, from);
    if (read === undefined) continue;
    if (!NEEDS_TYPE.has(analysis.answerType) || !UNTYPED.has(read.strategy))
      return { ...read, from };
    fallback ??= { ...read, from };
  }
  return fallback;
};

/** An amount or a day was asked for, and what was read is none. */
const lacksType = ({ answerType }: Analysis, read: Read | undefined): boolean =>
  (answerType === 'figure' || answerType === 'date') &&
  (read === undefined || UNTYPED.has(read.strategy));

/** What speaks for the sentence that answers, and how likely it is right. */
const judge = (
  { opposites }: DecisionParts,
  { analysis, terms, candidates }: Considered,
  best: Candidate | undefined,
  read: Read | undefined,
): { readonly signals?: Signals; readonly score: number } => {
  if (best === undefined) return { score: 0 };
  const isUntyped = lacksType(analysis, read);
  const signals = signalsOf(analysis, terms, best, candidates, opposites, isUntyped);
  return { signals, score: probabilityOf(signals, best) };
};

/** What was read, as an answer of its form; one that is not sure comes with what else is near. */
const answerOf = (
  parts: DecisionParts,
  considered: Considered,
  read: Read,
  scope: Scope,
  score: number,
): Answer => {
  const { analysis, candidates } = considered;
  const formed = formRead(parts, considered, read);
  const confidence = parts.encoder?.isForeign === true ? 'likely' : confidenceOf(score);
  const beside =
    confidence === 'strong' ? {} : { nearest: nearestOf(parts, candidates, formed.parts) };
  const figure =
    read.strategy === 'quantity'
      ? figureAnswer(parts.figures, scope, formed.parts, { score, confidence })
      : undefined;
  if (figure !== undefined) return { ...figure, ...beside };
  const conflicts = conflictsWith(parts, considered, read);
  const { answerType } = analysis;
  return { kind: 'extract', answerType, ...formed, conflicts, ...beside, score, confidence };
};

/** The answer to what was considered, or the reason why there is none. */
export const decide = (
  parts: DecisionParts,
  found: Considered,
  scope: Scope,
  options: AnswerOptions,
): Decision => {
  const { analysis } = found;
  const candidates = settleRows(parts, found, settleBounds(analysis, settlePeriods(parts, found)));
  const considered = { ...found, candidates };
  const read = readFirst(parts, considered);
  const best = read?.from ?? candidates[0];
  const { signals, score } = judge(parts, considered, best, read);
  const refusal =
    whyNot(considered, best, score, options) ??
    (options.alwaysAnswer === true ? undefined : whyUnnamed(analysis, signals)) ??
    whyOther(parts, analysis, options.alwaysAnswer === true ? undefined : read);
  const known = best === undefined || signals === undefined ? {} : { signals, chosen: best };
  if (refusal === undefined && read !== undefined) {
    const answer = answerOf(parts, considered, read, scope, score);
    return { strategy: read.strategy, answer, ...known };
  }
  // Words that mean nothing by themselves come near to nothing.
  const nearest = refusal?.reason === 'not-a-question' ? [] : nearestOf(parts, candidates);
  return {
    answer: {
      kind: 'abstention',
      ...(refusal ?? { reason: 'low-evidence' }),
      nearest,
      score,
      ...respelling(analysis, found.terms),
    },
    ...known,
  };
};
