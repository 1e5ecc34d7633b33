import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readWords } from '../../../../src/qa/reading/read-words.ts';
import { loadReaderModel } from '../../../../src/qa/reading/reader-weights.ts';
import { LONGEST_SPAN, scoreSpans } from '../../../../src/qa/reading/score-spans.ts';

/** What the training framework computed with the same weights. */
interface Vector {
  readonly question: string;
  readonly text: string;
  readonly ids: readonly number[];
  /** How many different stems the text has. */
  readonly stems: number;
  /** The input row of the second word. */
  readonly inputs: readonly number[];
  /** The row of the second word between the two encoders. */
  readonly fused: readonly number[];
  /** The last row of the second encoding. */
  readonly reread: readonly number[];
  readonly null: number;
  /** The scores of spans of one, two and three words, by first word. */
  readonly scores: readonly number[];
}

const WEIGHTS = new URL('../../../../src/qa/reading/weights/', import.meta.url);
const model = loadReaderModel(
  await readFile(new URL('reader.bin', WEIGHTS)),
  new Uint8Array(await readFile(new URL('kernel.wasm', WEIGHTS))),
);
const VECTORS: readonly Vector[] = JSON.parse(
  await readFile(new URL('vectors.json', import.meta.url), 'utf8'),
);

const furthest = (left: ArrayLike<number>, right: ArrayLike<number>): number =>
  Math.max(...Array.from(left, (value, at) => Math.abs(value - (right[at] ?? Number.NaN))));

describe('scoreSpans', () => {
  it.each(VECTORS)('computes what the training framework computes: $question', (vector) => {
    const text = readWords(vector.text, model.vocabulary, 320);
    const question = readWords(vector.question, model.vocabulary, 48);
    expect([...text.ids]).toEqual(vector.ids);
    expect(new Set(text.stems).size).toBe(vector.stems);
    const scored = scoreSpans(model, text, question);
    const { floats } = model.matrices;
    const row = (place: number, at: number, width: number): Float32Array =>
      floats.slice(place + at * width, place + (at + 1) * width);
    expect(furthest(row(model.room.input, 1, 244), vector.inputs)).toBeLessThan(1e-3);
    expect(furthest(row(model.room.fused, 1, 384), vector.fused)).toBeLessThan(1e-3);
    const last = row(model.room.rereadText, 4 + text.ids.length - 1, 96);
    expect(furthest(last, vector.reread)).toBeLessThan(1e-3);
    expect(Math.abs(scored.none - vector.null)).toBeLessThan(1e-3);
    const short = vector.scores.map((_, at) => {
      const score = scored.spans[Math.floor(at / 3) * LONGEST_SPAN + (at % 3)] ?? Number.NaN;
      return Math.max(score, -1000);
    });
    expect(furthest(short, vector.scores)).toBeLessThan(1e-3);
  });
});
