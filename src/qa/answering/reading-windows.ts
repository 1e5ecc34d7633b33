import type { ScoredSentence } from '../retrieval/rank-sentences.ts';
import type { Passage, Span } from '../types.ts';

/** A run of sentences of a passage that is read at once. */
export interface Window {
  readonly passage: Passage;
  /** In the document's text. */
  readonly span: Span;
  readonly text: string;
}

/** Words read for one question; each costs about 50 microseconds. */
const MAX_WORDS = 320;
/** Words of one window: a longer passage is read around the candidate. */
const MAX_WINDOW_WORDS = 250;
const MAX_WINDOWS = 4;

export const isInside = (span: Span, whole: Span): boolean =>
  span.start >= whole.start && span.end <= whole.end;

/** The first and last sentence of the run around a candidate that fits into one window. */
const runAround = ({ passage, at }: ScoredSentence): readonly [number, number] => {
  const { sentences } = passage;
  const fits = (first: number, last: number): boolean =>
    first >= 0 &&
    last < sentences.length &&
    (sentences[last]?.past ?? 0) - (sentences[first]?.first ?? 0) <= MAX_WINDOW_WORDS;
  let first = at;
  let last = at;
  for (;;) {
    const before = fits(first - 1, last);
    const after = fits(first, last + 1);
    if (before && (!after || at - first <= last - at)) first -= 1;
    else if (after) last += 1;
    else return [first, last];
  }
};

/** What to read of the best sentences, best first: the passages they stand in, until enough words are read. */
export const windowsOf = (ranked: readonly ScoredSentence[]): readonly Window[] => {
  const windows: Window[] = [];
  let words = 0;
  for (const candidate of ranked) {
    const { passage, sentence } = candidate;
    const isCovered = windows.some(
      (window) => window.passage === passage && isInside(sentence.span, window.span),
    );
    if (isCovered) continue;
    const [first, last] = runAround(candidate);
    const from = passage.sentences[first] ?? sentence;
    const to = passage.sentences[last] ?? sentence;
    words += to.past - from.first;
    if (windows.length === MAX_WINDOWS || (windows.length > 0 && words > MAX_WORDS)) break;
    const span = { start: from.span.start, end: to.span.end };
    const text = passage.text.slice(span.start - passage.span.start, span.end - passage.span.start);
    windows.push({ passage, span, text });
  }
  return windows;
};
