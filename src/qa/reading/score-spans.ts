import { addRow, apply, dot, relu, softmax, weigh } from './arithmetic.ts';
import { embedWords } from './embed-words.ts';
import type { Place } from './matrices.ts';
import type { ReadWords } from './read-words.ts';
import {
  CHANNELS,
  type Dense,
  type Encoder,
  NULL_WIDTH,
  PADDING,
  PAIR_RANK,
  PROJECTION,
  type ReaderModel,
  SPAN_WIDTH,
} from './reader-weights.ts';

/** The scores of one window; their softmax, `none` included, is a probability. */
export interface SpanScores {
  /** By first word, then length in words less one: `LONGEST_SPAN` a word, -Infinity past the end of the text. */
  readonly spans: Float32Array;
  /** Of "the answer is not here". */
  readonly none: number;
}

/** In words. */
export const LONGEST_SPAN = 15;

/** Encodes the rows at `room.projected`. Returns where the first row of the encoding lies. */
const encode = (model: ReaderModel, encoder: Encoder, out: Place, rows: number): Place => {
  const { matrices, room } = model;
  const { floats } = matrices;
  const first = out + PADDING * CHANNELS;
  const past = first + rows * CHANNELS;
  apply(matrices, encoder.input, room.projected, first, rows);
  floats.fill(0, out, first);
  floats.fill(0, past, past + PADDING * CHANNELS);
  for (const { taps, bias, dilation } of encoder.convolutions) {
    for (let row = 0; row < rows; row += 1) floats.set(bias, room.gates + row * bias.length);
    for (const [at, tap] of taps.entries())
      matrices.multiply(first + (at - 1) * dilation * CHANNELS, tap, room.gates, rows);
    matrices.addGated(first, room.gates, rows, CHANNELS);
  }
  return first;
};

const project = (model: ReaderModel, dense: Dense, input: Place, rows: number): void => {
  apply(model.matrices, dense, input, model.room.projected, rows);
  relu(model.matrices.floats, model.room.projected, rows * PROJECTION);
};

/** Overwrites the row at `out` with the weighted sum of rows of `CHANNELS` numbers. */
const sumRows = (floats: Float32Array, out: Place, rows: Place, weights: Float32Array): void => {
  floats.fill(0, out, out + CHANNELS);
  for (const [at, weight] of weights.entries())
    addRow(floats, out, rows + at * CHANNELS, weight, CHANNELS);
};

/**
 * Lays down, beside each word of the text, the question's words as it attends to them. Returns how much of the
 * question's attention each word of the text has.
 */
const attend = (model: ReaderModel, text: Place, question: Place, n: number, m: number) => {
  const { matrices, room, weights } = model;
  const { floats } = matrices;
  const focus = new Float32Array(n);
  const scores = new Float32Array(m);
  const other = scores.map((_, asked) => weigh(floats, question + asked * CHANNELS, weights.other));
  for (let at = 0; at < n; at += 1) {
    const word = text + at * CHANNELS;
    const own = weigh(floats, word, weights.own);
    const weighted = weights.both.map((weight, k) => weight * (floats[word + k] ?? 0));
    for (let asked = 0; asked < m; asked += 1)
      scores[asked] =
        own + (other[asked] ?? 0) + weigh(floats, question + asked * CHANNELS, weighted);
    focus[at] = scores.reduce((most, score) => Math.max(most, score));
    softmax(scores);
    sumRows(floats, room.fused + at * 4 * CHANNELS + CHANNELS, question, scores);
  }
  softmax(focus);
  return focus;
};

/** Completes the rows of `room.fused`: [word, attended, word x attended, word x the text's focus]. */
const fuse = ({ matrices, room }: ReaderModel, text: Place, n: number): void => {
  const { floats } = matrices;
  for (let at = 0; at < n; at += 1) {
    const row = room.fused + at * 4 * CHANNELS;
    const from = text + at * CHANNELS;
    for (let k = 0; k < CHANNELS; k += 1) {
      const word = floats[from + k] ?? 0;
      floats[row + k] = word;
      floats[row + 2 * CHANNELS + k] = word * (floats[row + CHANNELS + k] ?? 0);
      floats[row + 3 * CHANNELS + k] = word * (floats[room.focused + k] ?? 0);
    }
  }
};

/** The question as one row, at `room.asked`. */
const pool = (model: ReaderModel, question: Place, m: number): void => {
  const { floats } = model.matrices;
  const shares = Float32Array.from({ length: m }, (_, word) =>
    weigh(floats, question + word * CHANNELS, model.weights.pool),
  );
  softmax(shares);
  sumRows(floats, model.room.asked, question, shares);
};

/** One end of a span: a row for pairing the ends, and a score of its own. */
const scoreEnds = (
  model: ReaderModel,
  ends: { of: Dense; asked: Dense; solo: Float32Array; soloBias: number },
  out: Place,
  n: number,
): Float32Array => {
  const { matrices, room } = model;
  const { floats } = matrices;
  apply(matrices, ends.of, room.pair, out, n);
  apply(matrices, ends.asked, room.asked, room.hidden, 1);
  for (let at = 0; at < n; at += 1) {
    const row = out + at * SPAN_WIDTH;
    addRow(floats, row, room.hidden, 1, SPAN_WIDTH);
    relu(floats, row + PAIR_RANK, SPAN_WIDTH - PAIR_RANK);
  }
  return Float32Array.from(
    { length: n },
    (_, at) => ends.soloBias + weigh(floats, out + at * SPAN_WIDTH + PAIR_RANK, ends.solo),
  );
};

/** The score of every span, from `room.pair` (both encodings of each word) and `room.asked`. */
const scorePairs = (model: ReaderModel, n: number): Float32Array => {
  const { floats } = model.matrices;
  const { room, weights: w } = model;
  const start = { of: w.start, asked: w.askedStart, solo: w.startSolo, soloBias: w.startSoloBias };
  const end = { of: w.end, asked: w.askedEnd, solo: w.endSolo, soloBias: w.endSoloBias };
  const startScores = scoreEnds(model, start, room.starts, n);
  const endScores = scoreEnds(model, end, room.ends, n);
  const spans = new Float32Array(n * LONGEST_SPAN).fill(Number.NEGATIVE_INFINITY);
  for (let first = 0; first < n; first += 1) {
    for (let length = 0; length < LONGEST_SPAN && first + length < n; length += 1) {
      const last = first + length;
      const left = room.starts + first * SPAN_WIDTH;
      const pair = dot(floats, left, room.ends + last * SPAN_WIDTH, PAIR_RANK);
      spans[first * LONGEST_SPAN + length] =
        pair / Math.sqrt(PAIR_RANK) +
        (startScores[first] ?? 0) +
        (endScores[last] ?? 0) +
        (w.spanLength[length] ?? 0);
    }
  }
  return spans;
};

/** The score of "the answer is not here". */
const scoreNone = (model: ReaderModel, reread: Place, focus: Float32Array): number => {
  const { matrices, room, weights } = model;
  const { floats } = matrices;
  for (let k = 0; k < CHANNELS; k += 1) {
    let peak = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < focus.length; at += 1)
      peak = Math.max(peak, floats[reread + at * CHANNELS + k] ?? 0);
    floats[room.summary + k] = peak;
  }
  sumRows(floats, room.summary + CHANNELS, reread, focus);
  floats.copyWithin(room.summary + 2 * CHANNELS, room.asked, room.asked + CHANNELS);
  apply(matrices, weights.nullIn, room.summary, room.hidden, 1);
  relu(floats, room.hidden, NULL_WIDTH);
  return weights.nullOutBias + weigh(floats, room.hidden, weights.nullOut);
};

/** Scores every span of a text as the answer to a question; both have at least one word. */
export const scoreSpans = (
  model: ReaderModel,
  text: ReadWords,
  question: ReadWords,
): SpanScores => {
  const n = text.ids.length;
  const m = question.ids.length;
  const { room, weights, matrices } = model;
  embedWords(model, text, question);
  project(model, weights.questionIn, room.questionInput, m);
  const asked = encode(model, weights.read, room.question, m);
  project(model, weights.textIn, room.input, n);
  const read = encode(model, weights.read, room.text, n);
  const focus = attend(model, read, asked, n, m);
  sumRows(matrices.floats, room.focused, read, focus);
  fuse(model, read, n);
  project(model, weights.fuse, room.fused, n);
  const reread = encode(model, weights.reread, room.rereadText, n);
  pool(model, asked, m);
  for (let at = 0; at < n; at += 1) {
    const from = at * CHANNELS;
    const to = room.pair + 2 * from;
    matrices.floats.copyWithin(to, reread + from, reread + from + CHANNELS);
    matrices.floats.copyWithin(to + CHANNELS, read + from, read + from + CHANNELS);
  }
  const spans = scorePairs(model, n);
  return { spans, none: scoreNone(model, reread, focus) };
};
