import type { Span } from '../types.ts';
import type { Reading } from './load-reader.ts';

/** A text to read: a few sentences or a passage, exactly as they stand in the document. */
export interface ReadingWindow {
  readonly text: string;
}

/** An answer candidate: offsets in the window's text. */
export interface ScoredSpan {
  readonly span: Span;
  /** 0 to 1, the span against "no answer here": comparable across the windows of a question. */
  readonly score: number;
  /** 0 to 1, the span against all other spans of its window. */
  readonly share: number;
}

/** What was read in one window. */
export interface SpanReading extends ScoredSpan {
  /** 0 to 1: the probability that the window does not hold the answer, 1 - score. */
  readonly nullScore: number;
  /** The best spans, best first, at most twenty; the first is the reading itself. */
  readonly alternatives: readonly ScoredSpan[];
}

/** Reads texts for the exact words that answer a question. */
export interface SpanReader {
  /**
   * One reading for each window, in the order given. A window without a word has the empty span,
   * score 0 and nullScore 1; of a long one only the first `MAX_WINDOW_WORDS` words are read.
   */
  read(question: string, windows: readonly ReadingWindow[]): Promise<readonly SpanReading[]>;
  close(): Promise<void>;
}

export interface SpanReaderOptions {
  /** Reads in a worker thread, so that the event loop stays free; in this thread otherwise. */
  readonly inWorker: boolean;
  /** What to read with; what ships unless it is given. */
  readonly reading?: Reading;
}

/** Returns a reader with its model loaded. */
export const createSpanReader = async (options: SpanReaderOptions): Promise<SpanReader> => {
  const { openReader } = await import('./open-reader.ts');
  return openReader(options);
};
