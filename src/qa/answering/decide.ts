import type { Analysis } from '../analysis/analyse-question.ts';
import type { AnswerOptions } from '../library.ts';
import type { Retrieved } from '../retrieval/retrieve.ts';
import type { AbstentionReason, Answer, AnswerType, Citation, Scope } from '../types.ts';
import { confidenceOf, evidenceScore, reasonToAbstain } from './abstain.ts';
import { citePassage } from './cite.ts';
import { conflictsWith } from './conflicts-with.ts';
import { figureAnswer } from './figure-answer.ts';
import type { FormedAnswer } from './forms/answer-form.ts';
import { formAnswer } from './forms/form-answer.ts';
import type { ReadSentence } from './read-candidates.ts';
import { type DecisionParts, type Read, readSentence } from './read-sentence.ts';
import { respelling } from './respelling.ts';

/** Passages shown with an abstention. */
const NEAREST = 3;

interface Refusal {
  readonly reason: AbstentionReason;
  readonly missing?: string;
}

const whyNot = (
  { analysis, isFilteredOut }: Retrieved<ReadSentence>,
  best: ReadSentence | undefined,
  score: number,
  options: AnswerOptions,
): Refusal | undefined => {
  if (best !== undefined && options.alwaysAnswer === true) return undefined;
  if (analysis.rejection !== undefined) {
    const missing = analysis.language === undefined ? {} : { missing: analysis.language };
    return { reason: analysis.rejection, ...missing };
  }
  if (best === undefined) return { reason: isFilteredOut ? 'filtered-out' : 'no-passage' };
  return reasonToAbstain(analysis, best, score);
};

/** The passages of the best sentences, each once. */
const nearestOf = (parts: DecisionParts, ranked: readonly ReadSentence[]): readonly Citation[] => {
  const nearest = [...new Set(ranked.map(({ passage }) => passage))].slice(0, NEAREST);
  return nearest.flatMap((passage) => {
    const document = parts.documents.get(passage.documentId);
    return document === undefined ? [] : [citePassage(document, passage)];
  });
};

/** What was read, in the form that fits it. */
const formRead = (
  parts: DecisionParts,
  analysis: Analysis,
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
    standing: () => 0,
  });
};

/** An answer and the strategy that found it. */
export interface Decision {
  readonly answer: Answer;
  readonly strategy?: string;
}

/** Sentences read for an answer of the type asked for, and how far behind the best they may stand. */
const READ_SENTENCES = 5;
const READ_WITHIN = 0.82;

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
  { analysis, terms, ranked }: Retrieved<ReadSentence>,
): Read | undefined => {
  let fallback: Read | undefined;
  const best = ranked[0];
  for (const from of ranked.slice(0, READ_SENTENCES)) {
    if (
      best === undefined ||
      from.score < best.score * READ_WITHIN ||
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

/** An amount or a date asked for that is in no sentence near the best is not there at all. */
const lacksType = (
  { analysis }: Retrieved<ReadSentence>,
  read: Read,
  options: AnswerOptions,
): boolean =>
  options.alwaysAnswer !== true &&
  (analysis.answerType === 'figure' || analysis.answerType === 'date') &&
  UNTYPED.has(read.strategy);

/** The answer to what was retrieved, or the reason why there is none. */
export const decide = (
  parts: DecisionParts,
  retrieved: Retrieved<ReadSentence>,
  scope: Scope,
  options: AnswerOptions,
): Decision => {
  const { analysis, terms, ranked } = retrieved;
  const read = readFirst(parts, retrieved);
  const best = read?.from ?? ranked[0];
  const score = best === undefined ? 0 : evidenceScore(parts, analysis, terms, best);
  const refusal = whyNot(retrieved, best, score, options);
  if (refusal === undefined && read !== undefined && !lacksType(retrieved, read, options)) {
    const confidence = confidenceOf(score, read.from, ranked);
    const { answerType } = analysis;
    const { strategy } = read;
    const formed = formRead(parts, analysis, read);
    const figure =
      strategy === 'quantity'
        ? figureAnswer(parts.figures, scope, formed.parts, score, confidence)
        : undefined;
    if (figure !== undefined) return { strategy, answer: figure };
    const conflicts = conflictsWith(parts, retrieved, read);
    return {
      strategy,
      answer: { kind: 'extract', answerType, ...formed, conflicts, score, confidence },
    };
  }
  // Words that mean nothing by themselves come near to nothing.
  const nearest = refusal?.reason === 'not-a-question' ? [] : nearestOf(parts, ranked);
  return {
    answer: {
      kind: 'abstention',
      ...(refusal ?? { reason: 'low-evidence' }),
      nearest,
      score,
      ...respelling(analysis, terms),
    },
  };
};
