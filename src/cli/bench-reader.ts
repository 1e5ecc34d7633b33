import type { Library } from '../qa/library.ts';
import { createSpanReader } from '../qa/reading/span-reader.ts';
import { percentile } from './percentile.ts';

const WINDOWS = 4;
const WINDOW_WORDS = 80;

/** Runs of sentences of the articles, up to so many words each. */
const windowsFrom = (library: Library): readonly { readonly text: string }[] =>
  library.passages
    .filter(({ kind }) => kind === 'body')
    .flatMap(({ text, span, sentences, tokens }) => {
      const past = Math.min(WINDOW_WORDS, tokens.start.length);
      const kept = sentences.filter((sentence) => sentence.past <= past);
      const end = kept.at(-1)?.span.end;
      return end === undefined ? [] : [{ text: text.slice(0, end - span.start) }];
    });

/** Prints what the neural reader costs: loading, memory, and reading the windows of one question. */
export const benchReader = async (
  library: Library,
  questions: readonly string[],
): Promise<void> => {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const reader = await createSpanReader({ inWorker: true });
  const loadMs = performance.now() - started;
  const windows = windowsFrom(library);
  const times: number[] = [];
  for (const [at, question] of questions.entries()) {
    const first = (at * WINDOWS) % Math.max(1, windows.length - WINDOWS);
    const asked = performance.now();
    await reader.read(question, windows.slice(first, first + WINDOWS));
    times.push(performance.now() - asked);
  }
  const memory = (process.memoryUsage().rss - before) / 1e6;
  await reader.close();
  const [median, slow] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(2));
  console.log(
    `\nreader: loaded in ${loadMs.toFixed(0)} ms, ${memory.toFixed(0)} MB more after reading`,
  );
  console.log(
    `  ${WINDOWS} windows of up to ${WINDOW_WORDS} words   p50 ${median} ms   p99 ${slow} ms`,
  );
};
