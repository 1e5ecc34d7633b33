import { setTimeout as wait } from 'node:timers/promises';
import { wholeScope } from '../../src/bots/console/converse.ts';
import { toByteVector } from '../../src/qa/encoding/byte-vector.ts';
import type { Encoder } from '../../src/qa/encoding/encoder.ts';
import { openModelThreads } from '../../src/qa/encoding/model-threads.ts';
import { openEncoder, SHIPPED_ENCODER } from '../../src/qa/encoding/open-encoder.ts';
import { createPassageVectors } from '../../src/qa/encoding/passage-vectors.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Library } from '../../src/qa/library/library.ts';
import { openPassageReader, SHIPPED_READER } from '../../src/qa/reading/open-passage-reader.ts';
import { runAtOnce } from '../../src/qa/scheduling/slices.ts';
import { percentile } from './percentile.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

/** Words of a passage of about 100 word pieces. */
const PASSAGE_WORDS = 78;
const ENCODED = 200;
const READ_AT_ONCE = 6;
const ROUNDS = 60;
const SIZES = [1_000, 10_000, 100_000];
/** Questions a second while passages are encoded, and passages enough to last meanwhile. */
const ASKED_MS = 200;
const BACKGROUND_PASSAGES = 10_000;

const print = (name: string, times: readonly number[]): void => {
  const [median, slow] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(1));
  console.log(`  ${name.padEnd(52)} p50 ${median} ms   p99 ${slow} ms`);
};

const timesOf = async (
  count: number,
  each: (at: number) => Promise<unknown> | unknown,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const started = performance.now();
    await each(at);
    times.push(performance.now() - started);
  }
  return times;
};

/** Texts of so many words, out of the passages of a library. */
const textsFrom = (library: Library, count: number): readonly string[] => {
  const words = library.passages.flatMap(({ text }) => text.split(/\s+/u));
  return Array.from({ length: count }, (_, at) => {
    const from = (at * PASSAGE_WORDS) % Math.max(1, words.length - PASSAGE_WORDS);
    return words.slice(from, from + PASSAGE_WORDS).join(' ');
  });
};

/** Encoding by one thread and by two, alone and beside what is asked. */
const benchEncoder = async (texts: readonly string[], questions: readonly string[]) => {
  for (const count of [1, 2]) {
    const before = process.memoryUsage().rss;
    const threads = openModelThreads({ places: { encoder: SHIPPED_ENCODER }, threads: count });
    const started = performance.now();
    const { encode } = await openEncoder(threads);
    const loadMs = performance.now() - started;
    await encode(texts.slice(0, 10), 'passage');
    const [ms = 0] = await timesOf(1, () => encode(texts, 'passage'));
    const memory = (process.memoryUsage().rss - before) / 1e6;
    const perSecond = (1000 * texts.length) / ms;
    console.log(
      `  encoder, ${count} threads: loaded in ${loadMs.toFixed(0)} ms, ${memory.toFixed(0)} MB; ${perSecond.toFixed(0)} passages of 100 word pieces a second`,
    );
    const ask = (at: number) => encode([questions[at % questions.length] ?? ''], 'question');
    print(`a question, ${count} threads`, await timesOf(ROUNDS, ask));
    let isOver = false;
    const background = (async () => {
      while (!isOver) await encode(texts.slice(0, 32), 'passage');
    })();
    print(`a question while passages are encoded, ${count} threads`, await timesOf(ROUNDS, ask));
    isOver = true;
    await background;
    await threads.close();
  }
};

const benchScan = (): Promise<void> =>
  SIZES.reduce(async (before, size) => {
    await before;
    const started = process.memoryUsage().rss;
    const keys = Array.from({ length: size }, (_, at) => ({ at }));
    const bare = process.memoryUsage().rss;
    const vectors = createPassageVectors<(typeof keys)[number]>(384);
    const query = Float32Array.from({ length: 384 }, (_, at) => Math.sin(at) / Math.sqrt(192));
    for (const key of keys)
      vectors.put(key, toByteVector(query.map((_, at) => Math.sin(key.at * 7 + at * at))));
    const bytes = (process.memoryUsage().rss - Math.max(started, bare)) / size;
    const scan = () => runAtOnce(vectors.nearest(keys, query, 40));
    print(
      `nearest of ${size.toLocaleString('en')}, about ${bytes.toFixed(0)} bytes each`,
      (await timesOf(ROUNDS, scan)).slice(5),
    );
  }, Promise.resolve());

/** Whole answers, five a second, while the meanings of a new corpus are made. */
const benchBackground = async (encoder: Encoder, questions: readonly string[]): Promise<void> => {
  const documents = syntheticCorpus(BACKGROUND_PASSAGES);
  const library = await buildLibrary(documents, { encoder, isWaiting: false });
  const scope = wholeScope(library);
  // The scope is indexed when it is first asked for.
  await library.answer({ text: 'ready?' }, scope);
  const times: number[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    const [ms = 0] = await timesOf(1, () =>
      library.answer({ text: questions[at % questions.length] ?? '' }, scope, { isFresh: true }),
    );
    times.push(ms);
    await wait(Math.max(0, ASKED_MS - ms));
  }
  print(`answers, 5 a second, while ${library.passages.length} passages are encoded`, times);
};

/** Prints what the models cost: loading, memory, encoding, looking through vectors, reading, and answers beside all that. */
export const benchModels = async (
  library: Library,
  questions: readonly string[],
): Promise<void> => {
  console.log('\nmodels');
  const texts = textsFrom(library, ENCODED);
  await benchEncoder(texts, questions);
  await benchScan();
  const places = { encoder: SHIPPED_ENCODER, reader: SHIPPED_READER };
  const threads = openModelThreads({ places, threads: 2 });
  const reader = await openPassageReader(threads);
  const passages = texts.slice(0, READ_AT_ONCE).map((text) => ({ context: 'Title', text }));
  const read = (at: number) => reader.read(questions[at % questions.length] ?? '', passages);
  print(
    `reading ${READ_AT_ONCE} passages of 100 word pieces, 2 threads`,
    (await timesOf(ROUNDS, read)).slice(5),
  );
  await benchBackground(await openEncoder(threads), questions);
  await threads.close();
};
