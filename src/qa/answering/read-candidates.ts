import type { SpanReader, SpanReading } from '../reading/span-reader.ts';
import type { ScoredSentence } from '../retrieval/rank-sentences.ts';
import type { Span } from '../types.ts';

/** Sentences read closely; each costs milliseconds. */
const READ_SENTENCES = 4;

/** Sentences on either side that are read along with a candidate: pronouns point backwards more often than forwards. */
const BEFORE = 1;
const AFTER = 1;

/** How much the reader's probability moves a sentence against its rank score, both on a scale of the best one's. */
const READING_WEIGHT = 0.5;

/** What the span reader found in a sentence. */
export interface SentenceReading {
  /** 0 to 1: the probability that the best span is the answer. */
  readonly score: number;
  /** Spans inside the sentence, best first, with their share of the reader's belief, 0 to 1. */
  readonly spans: readonly { readonly span: Span; readonly share: number }[];
  /** 0 to 1: the probability that neither the sentence nor those around it hold the answer. */
  readonly nullScore: number;
}

export interface ReadSentence extends ScoredSentence {
  readonly reading?: SentenceReading;
}

interface Window {
  readonly start: number;
  readonly text: string;
}

const windowOf = ({ passage, at }: ScoredSentence): Window => {
  const first = passage.sentences[Math.max(0, at - BEFORE)] ?? passage.sentences[0];
  const last = passage.sentences[Math.min(passage.sentences.length - 1, at + AFTER)] ?? first;
  const start = first.span.start;
  return {
    start,
    text: passage.text.slice(start - passage.span.start, last.span.end - passage.span.start),
  };
};

/** A reader that has ended must not take the answer with it: the rules answer alone then. */
const readOrNothing = async (
  reader: SpanReader,
  question: string,
  windows: readonly Window[],
): Promise<readonly SpanReading[]> => {
  try {
    return await reader.read(question, windows);
  } catch {
    return [];
  }
};

/**
 * The candidates with what the reader found in the first few of them, best first again:
 * a sentence moves by the probability that its span is the answer.
 */
export const readCandidates = async (
  question: string,
  ranked: readonly ScoredSentence[],
  reader: SpanReader,
): Promise<readonly ReadSentence[]> => {
  const close = ranked.slice(0, READ_SENTENCES);
  const windows = close.map(windowOf);
  const readings = await readOrNothing(reader, question, windows);
  const best = ranked[0]?.score || 1;
  const read = close.map((candidate, index): ReadSentence => {
    const { start } = windows[index] ?? { start: 0 };
    const { alternatives = [], nullScore = 1 } = readings[index] ?? {};
    const spans = alternatives
      .map(({ span, score, share }) => ({
        span: { start: span.start + start, end: span.end + start },
        score,
        share,
      }))
      .filter(
        ({ span }) =>
          span.start >= candidate.sentence.span.start && span.end <= candidate.sentence.span.end,
      );
    const [inside] = spans;
    if (inside === undefined) return candidate;
    const score = candidate.score + READING_WEIGHT * best * inside.score;
    return { ...candidate, score, reading: { score: inside.score, spans, nullScore } };
  });
  return [...read.sort((left, right) => right.score - left.score), ...ranked.slice(READ_SENTENCES)];
};
