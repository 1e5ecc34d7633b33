import { wholeScope } from '../bots/console/converse.ts';
import { buildLibrary } from '../qa/build-library.ts';
import type { Library } from '../qa/library.ts';
import { type Reading, readShippedReading } from '../qa/reading/load-reader.ts';
import { createSpanReader, type SpanReader } from '../qa/reading/span-reader.ts';
import { loadWordVectors } from '../qa/reading/word-vectors.ts';
import { percentile } from './percentile.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

const PASSAGES = 2000;
const WINDOWS = 4;
const WINDOW_WORDS = 80;

/** Runs of sentences of the articles, up to so many words each. */
const windowsFrom = (library: Library): readonly { readonly text: string }[] =>
  library.passages.flatMap(({ text, span, sentences, tokens }) => {
    const past = Math.min(WINDOW_WORDS, tokens.start.length);
    const kept = sentences.filter((sentence) => sentence.past <= past);
    const end = kept.at(-1)?.span.end;
    return end === undefined ? [] : [{ text: text.slice(0, end - span.start) }];
  });

const print = (name: string, times: readonly number[]): void => {
  const [median, slow] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(2));
  console.log(`  ${name}   p50 ${median} ms   p99 ${slow} ms`);
};

const timesOf = async (
  questions: readonly string[],
  each: (question: string, at: number) => Promise<unknown>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const [at, question] of questions.entries()) {
    const asked = performance.now();
    await each(question, at);
    times.push(performance.now() - asked);
  }
  return times;
};

/** Loads the reader in this thread, so that neither tsx nor the start of a thread is counted. */
const loadTime = async (reading: Reading): Promise<number> => {
  const started = performance.now();
  const reader = await createSpanReader({ inWorker: false, reading });
  await reader.read('Who opened it?', [{ text: 'Ada Brown opened it.' }]);
  const ms = performance.now() - started;
  await reader.close();
  return ms;
};

/** Whole answers over a synthetic corpus, without the reader and with it. */
const benchAnswers = async (
  reader: SpanReader,
  questionsFrom: (library: Library, count: number) => readonly string[],
  count: number,
): Promise<void> => {
  const vectors = await loadWordVectors();
  const documents = syntheticCorpus(PASSAGES);
  const without = await buildLibrary(documents, { vectors });
  const withReader = await buildLibrary(documents, { vectors, reader });
  const scope = wholeScope(without);
  const warmUp = Math.ceil(count / 5);
  const questions = questionsFrom(without, count + warmUp);
  console.log(`\nwhole answers over ${without.passages.length} passages, ${count} questions`);
  const off = await timesOf(questions, (text) =>
    without.answer({ text }, scope, { isFresh: true }),
  );
  const on = await timesOf(questions, (text) =>
    withReader.answer({ text }, scope, { isFresh: true }),
  );
  print('READER=off', off.slice(warmUp));
  print('READER=on ', on.slice(warmUp));
};

/** Prints what the span reader costs: loading, memory, reading the windows of one question, and whole answers. */
export const benchReader = async (
  library: Library,
  questionsFrom: (library: Library, count: number) => readonly string[],
  count: number,
): Promise<void> => {
  const reading = await readShippedReading();
  const loadMs = await loadTime(reading);
  const before = process.memoryUsage().rss;
  const reader = await createSpanReader({ inWorker: true, reading });
  const windows = windowsFrom(library);
  const questions = questionsFrom(library, count);
  const times = await timesOf(questions, (question, at) => {
    const first = (at * WINDOWS) % Math.max(1, windows.length - WINDOWS);
    return reader.read(question, windows.slice(first, first + WINDOWS));
  });
  const memory = (process.memoryUsage().rss - before) / 1e6;
  console.log(
    `\nreader: loaded in ${loadMs.toFixed(0)} ms, ${memory.toFixed(0)} MB more after reading in its thread`,
  );
  print(`${WINDOWS} windows of up to ${WINDOW_WORDS} words`, times);
  await benchAnswers(reader, questionsFrom, count);
  await reader.close();
};
