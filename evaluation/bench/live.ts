import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { PUBLIC_SCOPE } from '../../src/bots/scopes/public-scope.ts';
import { followCorpus } from '../../src/cli/opening/follow-corpus.ts';
import { type OpenLive, openLiveLibrary } from '../../src/cli/opening/open-live-library.ts';
import { progressLine, showProgress } from '../../src/cli/terminal/show-progress.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { type GeneratedArticle, generateArticle } from './generated-articles.ts';
import { percentile } from './percentile.ts';

const CHANGES = 20;
const QUIET_CHANGES = 10;
const ALONE = 40;
const ASK_EVERY_MS = 150;
const LOOK_EVERY_MS = 50;
const GIVE_UP_MS = 10_000;

const write = (folder: string, { path, text }: GeneratedArticle): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks one question after another until told to stop; resolves to the milliseconds that each took. */
const keepAsking = async (
  { live }: OpenLive,
  count: number,
  isOver: () => boolean,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let n = 0; !isOver(); n += 1) {
    const { question } = generateArticle((n * 37) % count);
    const started = performance.now();
    await live.current().answer({ text: question }, PUBLIC_SCOPE, { isFresh: true });
    times.push(performance.now() - started);
    await pause(ASK_EVERY_MS);
  }
  return times;
};

/** Milliseconds from writing a changed article to its answer. */
const timeChange = async (
  { live }: OpenLive,
  folder: string,
  number: number,
  version: number,
): Promise<number> => {
  const article = generateArticle(number, version);
  const started = performance.now();
  write(folder, article);
  while (performance.now() - started < GIVE_UP_MS) {
    const { trace } = await live
      .current()
      .answer({ text: article.question }, PUBLIC_SCOPE, { isFresh: true });
    const [best] = trace.candidates;
    if (best?.quote.includes(`${article.answer} of its`)) return performance.now() - started;
    await pause(LOOK_EVERY_MS);
  }
  return GIVE_UP_MS;
};

/** Writes a changed article and waits until the library has it. */
const takeIn = async (
  { live }: OpenLive,
  folder: string,
  number: number,
  version: number,
): Promise<void> => {
  const before = live.current();
  write(folder, generateArticle(number, version));
  const started = performance.now();
  while (live.current() === before && performance.now() - started < GIVE_UP_MS) {
    await pause(LOOK_EVERY_MS);
  }
};

const milliseconds = (ms: number): string => `${ms.toFixed(ms < 10 ? 2 : 0)} ms`;

const reportTimes = (name: string, times: readonly number[]): void => {
  const [p50, p99] = [0.5, 0.99].map((share) => milliseconds(percentile(times, share)));
  const most = milliseconds(Math.max(...times));
  console.log(`  ${name.padEnd(34)} p50 ${p50}   p99 ${p99}   most ${most}   (${times.length})`);
};

const longestHold = (delays: IntervalHistogram): string => milliseconds(delays.max / 1e6);

/** Asks one question after another while nothing changes; resolves to the milliseconds that each took. */
const askAlone = async (open: OpenLive, count: number): Promise<readonly number[]> => {
  let left = ALONE;
  return keepAsking(open, count, () => {
    left -= 1;
    return left < 0;
  });
};

/** Prepares a scope beside the public one, which sees the same articles, and asks in it. */
const timeScope = async ({ live }: OpenLive): Promise<void> => {
  const scope = { collections: [...PUBLIC_SCOPE.collections, 'board'] };
  const started = performance.now();
  await live.prepare(scope);
  const prepared = performance.now();
  await live.current().answer({ text: generateArticle(1).question }, scope);
  const [ms, firstMs] = [prepared - started, performance.now() - prepared];
  console.log(
    `  one more scope of all articles: indexed in ${(ms / 1000).toFixed(1)} s, its first question ${milliseconds(firstMs)}`,
  );
};

/** A folder of generated articles: how long it takes to load, and to take in changes while questions are asked. */
export const benchLive = async (count: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-bench-'));
  const delays = monitorEventLoopDelay({ resolution: 5 });
  const stop = new AbortController();
  try {
    for (let n = 0; n < count; n += 1) write(folder, generateArticle(n));
    const progress = showProgress(process.stderr, (stage) => console.error(progressLine(stage)));
    delays.enable();
    const started = performance.now();
    const open = await openLiveLibrary({ directory: folder, onProgress: progress.show });
    progress.end();
    const loadedMs = performance.now() - started;
    const { live } = open;
    const { passages, figures } = live.current();
    console.log(
      `\nlive corpus: ${live.status().articles} articles, ${passages.length} passages, ${figures.figures.length} figures`,
    );
    console.log(
      `  loaded in ${(loadedMs / 1000).toFixed(1)} s, event loop held at most ${longestHold(delays)}`,
    );
    const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });
    const following = followCorpus(open.source, live, logger, stop.signal);
    await pause(2_000);
    delays.reset();
    reportTimes('questions while nothing changes', await askAlone(open, count));
    console.log(`  event loop held at most ${longestHold(delays)}`);
    delays.reset();
    let isOver = false;
    const asking = keepAsking(open, count, () => isOver);
    const changes: number[] = [];
    for (let n = 0; n < CHANGES; n += 1) {
      changes.push(await timeChange(open, folder, (n * 613) % count, n + 1));
      await pause(200);
    }
    isOver = true;
    reportTimes('questions while it changes', await asking);
    reportTimes('a change until it is answered', changes);
    console.log(
      `  event loop held at most ${longestHold(delays)}, 99.9% ${milliseconds(delays.percentile(99.9) / 1e6)}`,
    );
    delays.reset();
    for (let n = 0; n < QUIET_CHANGES; n += 1)
      await takeIn(open, folder, (n * 911) % count, n + 50);
    await live.settled();
    console.log(`  event loop held at most ${longestHold(delays)} by changes alone, nobody asking`);
    delays.reset();
    await timeScope(open);
    console.log(`  event loop held at most ${longestHold(delays)} by it`);
    console.log(`  memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
    stop.abort();
    await following;
    await open.close();
  } finally {
    stop.abort();
    delays.disable();
    rmSync(folder, { recursive: true });
  }
};
