import type { SpanReader, SpanReading } from '../reading/span-reader.ts';
import type { ScoredSentence } from '../retrieval/rank-sentences.ts';
import type { Span } from '../types.ts';
import { isInside, type Window, windowsOf } from './reading-windows.ts';

/** How much the reader's belief in a sentence moves it, on a scale of the best one's rank score. */
const READING_WEIGHT = 0.4;

/** What the span reader found in a sentence. */
export interface SentenceReading {
  /** 0 to 1: the probability that one of the spans is the answer. */
  readonly score: number;
  /** Spans inside the sentence, best first, with their share of the reader's belief in all spans of the window, 0 to 1. */
  readonly spans: readonly { readonly span: Span; readonly share: number }[];
  /** 0 to 1: the probability that neither the sentence nor those around it hold the answer. */
  readonly nullScore: number;
}

export interface ReadSentence extends ScoredSentence {
  readonly reading?: SentenceReading;
}

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

/** What the reading of a window says of one sentence in it. */
const readingOf = (
  { sentence }: ScoredSentence,
  window: Window,
  { alternatives, nullScore }: SpanReading,
): SentenceReading => {
  const { start } = window.span;
  const spans = alternatives
    .map(({ span, share }) => ({
      span: { start: span.start + start, end: span.end + start },
      share,
    }))
    .filter(({ span }) => isInside(span, sentence.span));
  const held = spans.reduce((sum, { share }) => sum + share, 0);
  return { score: held * (1 - nullScore), spans, nullScore };
};

/**
 * The candidates with what the reader found in the passages of the first few, best first again:
 * a sentence moves by the probability that it holds the answer.
 */
export const readCandidates = async (
  question: string,
  ranked: readonly ScoredSentence[],
  reader: SpanReader,
): Promise<readonly ReadSentence[]> => {
  const windows = windowsOf(ranked);
  const readings = await readOrNothing(reader, question, windows);
  const best = ranked[0]?.score || 1;
  return ranked
    .map((candidate): ReadSentence => {
      const at = windows.findIndex(
        ({ passage, span }) =>
          passage === candidate.passage && isInside(candidate.sentence.span, span),
      );
      const window = windows[at];
      const found = readings[at];
      if (window === undefined || found === undefined) return candidate;
      const reading = readingOf(candidate, window, found);
      const score = candidate.score + READING_WEIGHT * best * reading.score;
      return { ...candidate, score, reading };
    })
    .sort((left, right) => right.score - left.score);
};
