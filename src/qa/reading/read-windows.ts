import { type ReadWords, readWords } from './read-words.ts';
import { MAX_QUESTION_WORDS, MAX_WINDOW_WORDS, type ReaderModel } from './reader-weights.ts';
import { LONGEST_SPAN, type SpanScores, scoreSpans } from './score-spans.ts';
import type { ReadingWindow, ScoredSpan, SpanReading } from './span-reader.ts';

const ALTERNATIVES = 20;
/** Texts whose words are kept for the next question. */
const KEPT_TEXTS = 256;

const NOTHING: SpanReading = {
  span: { start: 0, end: 0 },
  score: 0,
  share: 0,
  nullScore: 1,
  alternatives: [],
};

/** The places of the highest scores, best first. */
const bestPlaces = (scores: Float32Array, count: number): readonly number[] => {
  const best: number[] = [];
  for (const [place, score] of scores.entries()) {
    const worst = scores[best.at(-1) ?? 0] ?? 0;
    if (best.length === count && score <= worst) continue;
    if (score === Number.NEGATIVE_INFINITY) continue;
    let at = best.length;
    while (at > 0 && score > (scores[best[at - 1] ?? 0] ?? 0)) at -= 1;
    best.splice(at, 0, place);
    if (best.length > count) best.pop();
  }
  return best;
};

/** The probability of the first of two, by their scores. */
const against = (score: number, other: number): number => 1 / (1 + Math.exp(other - score));

const toReading = ({ spans, none }: SpanScores, words: ReadWords): SpanReading => {
  const most = spans.reduce((highest, score) => Math.max(highest, score));
  const sum = spans.reduce((total, score) => total + Math.exp(score - most), 0);
  const alternatives = bestPlaces(spans, ALTERNATIVES).map((place): ScoredSpan => {
    const first = Math.floor(place / LONGEST_SPAN);
    const last = first + (place % LONGEST_SPAN);
    const score = spans[place] ?? Number.NEGATIVE_INFINITY;
    return {
      span: { start: words.starts[first] ?? 0, end: words.ends[last] ?? 0 },
      score: against(score, none),
      share: Math.exp(score - most) / sum,
    };
  });
  const [best] = alternatives;
  return best === undefined ? NOTHING : { ...best, nullScore: against(none, most), alternatives };
};

/** Questions as the reader learned them end so. */
const asAsked = (question: string): string => {
  const asked = question.trim();
  return asked === '' || asked.endsWith('?') ? asked : `${asked}?`;
};

/** Returns a function that reads windows in this thread; it keeps the words of the texts read last. */
export const createWindowReader = (model: ReaderModel) => {
  const known = new Map<string, ReadWords>();
  const wordsOf = (text: string): ReadWords => {
    const words = known.get(text) ?? readWords(text, model.vocabulary, MAX_WINDOW_WORDS);
    known.delete(text);
    known.set(text, words);
    const [oldest] = known.keys();
    if (known.size > KEPT_TEXTS && oldest !== undefined) known.delete(oldest);
    return words;
  };
  return (question: string, windows: readonly ReadingWindow[]): readonly SpanReading[] => {
    const asked = readWords(asAsked(question), model.vocabulary, MAX_QUESTION_WORDS);
    return windows.map(({ text }) => {
      const words = wordsOf(text);
      if (words.ids.length === 0 || asked.ids.length === 0) return NOTHING;
      return toReading(scoreSpans(model, words, asked), words);
    });
  };
};
