import type { Span } from '../src/qa/types.ts';
import type { Place } from './baselines/baseline.ts';
import type { GoldQuestion } from './question-set.ts';

/** How much of `inner` lies inside `outer`, 0 to 1. */
export const shareInside = (inner: Span, outer: Span): number => {
  const length = Math.max(1, inner.end - inner.start);
  const common = Math.min(inner.end, outer.end) - Math.max(inner.start, outer.start);
  return Math.max(0, common) / length;
};

/** An answer is in the sentence that holds at least half of its characters. */
const MOST = 0.5;

/** Whether a sentence is one where a gold answer stands. */
export const isGoldSentence = (question: GoldQuestion, { documentId, span }: Place): boolean =>
  question.answers.some(
    (answer) =>
      answer.span !== undefined &&
      answer.documentId === documentId &&
      shareInside(answer.span, span) >= MOST,
  );

/** Whether a place lies in the paragraph that the question was written for. */
export const isGoldParagraph = (question: GoldQuestion, { documentId, span }: Place): boolean =>
  question.paragraph !== undefined &&
  question.documentId === documentId &&
  shareInside(span, question.paragraph) >= MOST;
