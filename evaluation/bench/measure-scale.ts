import MiniSearch from 'minisearch';
import { wholeScope } from '../../src/bots/console/converse.ts';
import { loadCorpus } from '../../src/qa/corpus/folder/load-corpus.ts';
import { buildLibrary } from '../../src/qa/library/build-library.ts';
import type { Library } from '../../src/qa/library/library.ts';
import { percentile } from './percentile.ts';
import { questionsFrom } from './questions.ts';

/** How long answers take, in milliseconds. */
export interface AnswerTimes {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** What one index costs over one corpus: milliseconds and megabytes. */
export interface IndexCost extends AnswerTimes {
  /** From text to index. */
  readonly buildMs: number;
  /** From disk: all articles read and checked; of the bare index, its own JSON read back. */
  readonly loadMs: number;
  /** What it holds on to once it is built. */
  readonly memoryMb: number;
}

/** What a corpus of one size costs; the message that the measuring process ends with. */
export interface ScaleMeasure {
  readonly articles: number;
  readonly passages: number;
  /** By words alone. */
  readonly core: IndexCost;
  readonly bare: IndexCost;
  /** The most that the process held at any time, building included. */
  readonly peakMb: number;
}

type Bare = MiniSearch<{ id: string; text: string }>;

const BARE = { fields: ['text'] };

/** What is in use after a full collection, in megabytes. */
const usedMb = (): number => {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};

const timed = async <T>(work: () => T | Promise<T>): Promise<[result: T, ms: number]> => {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
};

/** Fewer questions than asked for say enough where each takes seconds. */
const ASK_FOR_MS = 60_000;
const QUESTIONS_MIN = 20;

/** How long each question takes in turn, after a warm-up of a fifth of them. */
const ask = async (
  questions: readonly string[],
  answer: (text: string) => unknown,
): Promise<AnswerTimes> => {
  const times: number[] = [];
  const started = performance.now();
  for (const text of questions) {
    times.push((await timed(() => answer(text)))[1]);
    if (times.length >= QUESTIONS_MIN && performance.now() - started > ASK_FOR_MS) break;
  }
  const kept = times.slice(Math.floor(times.length / 5));
  return { p50Ms: percentile(kept, 0.5), p99Ms: percentile(kept, 0.99) };
};

const measureBare = async (library: Library, questions: readonly string[]): Promise<IndexCost> => {
  const before = usedMb();
  const [bare, buildMs] = await timed((): Bare => {
    const index: Bare = new MiniSearch(BARE);
    index.addAll(library.passages.map(({ id, text }) => ({ id, text })));
    return index;
  });
  const memoryMb = usedMb() - before;
  const answered = await ask(questions, (text) => bare.search(text));
  const json = JSON.stringify(bare);
  const [, loadMs] = await timed(() => MiniSearch.loadJSON(json, BARE));
  return { buildMs, loadMs, memoryMb, ...answered };
};

/** Measures a folder of articles, question by question. */
const measure = async (folder: string, count: number): Promise<ScaleMeasure> => {
  // The language is loaded whatever the size.
  await buildLibrary([]);
  const before = usedMb();
  const [{ documents }, loadMs] = await timed(() => loadCorpus(folder));
  const [library, buildMs] = await timed(async () => {
    const built = await buildLibrary(documents);
    await built.answer({ text: 'ready?' }, wholeScope(built));
    return built;
  });
  const memoryMb = usedMb() - before;
  const scope = wholeScope(library);
  const answer = (text: string): unknown => library.answer({ text }, scope, { isFresh: true });
  const questions = questionsFrom(library, count);
  const answered = await ask(questions, answer);
  const core = { buildMs, loadMs, memoryMb, ...answered };
  const bare = await measureBare(library, questions);
  const peakMb = process.resourceUsage().maxRSS / 1e3;
  return {
    articles: library.documents.size,
    passages: library.passages.length,
    core,
    bare,
    peakMb,
  };
};

const [folder = '', count = ''] = process.argv.slice(2);
process.send?.(await measure(folder, Number(count)));
process.disconnect();
