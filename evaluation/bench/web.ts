import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BotServices } from '../../src/bots/platform.ts';
import { web } from '../../src/bots/web/web.ts';
import { createHttpServer } from '../../src/http/server.ts';
import type { Library } from '../../src/qa/library/library.ts';
import { createTurns } from '../../src/qa/scheduling/turns.ts';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { percentile } from './percentile.ts';
import { createRandom } from './synthetic-corpus.ts';
import type { AskTask } from './web-client.ts';

const IN_FLIGHT = 20;
/** Asked before anything is measured, each so often, so that all code is compiled as it is after an hour's work. */
const WARM_UP = 500;
const WARM_UP_ROUNDS = 8;
/** Fewer than the core remembers answers for. */
const DISTINCT = 600;
/** How often each is asked again. */
const AGAIN = 4;
const MIXED = 3_000;

/** How many questions `benchWeb` wants, no two the same. */
export const WEB_QUESTIONS = WARM_UP + 2 * DISTINCT;

const CLIENT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './web-client.ts' : './web-client.js', import.meta.url),
);

/** What many people ask: the k-th of these as often as 1/k. Source: Zipf's law, which logs of searches follow (Baeza-Yates et al., "The impact of caching on search engines", SIGIR 2007). */
const asPeopleAsk = (pool: readonly string[], count: number): readonly string[] => {
  const random = createRandom(5);
  const sums: number[] = [];
  for (const rank of pool.keys()) sums.push((sums.at(-1) ?? 0) + 1 / (rank + 1));
  return Array.from({ length: count }, () => {
    const at = random() * (sums.at(-1) ?? 0);
    return pool[sums.findIndex((sum) => sum > at)] ?? '';
  });
};

const repeated = (questions: readonly string[], times: number): readonly string[] =>
  Array.from({ length: times }, () => questions).flat();

const askFrom = (client: ChildProcess, task: AskTask): Promise<readonly number[]> =>
  new Promise((resolve, reject) => {
    client.once('message', (times: readonly number[]) => resolve(times));
    client.once('exit', () => reject(new Error('the client ended')));
    client.send(task);
  });

interface Line extends AskTask {
  readonly name: string;
}

const measure = async (client: ChildProcess, line: Line): Promise<void> => {
  const { name, ...task } = line;
  const before = process.cpuUsage();
  const times = await askFrom(client, task);
  const { user, system } = process.cpuUsage(before);
  const [median, slow] = [0.5, 0.99].map((share) =>
    percentile(times, share).toFixed(2).padStart(7),
  );
  const each = ((user + system) / 1000 / task.questions.length).toFixed(2);
  console.log(
    `  ${`${name}, ${task.inFlight} in flight`.padEnd(58)} p50 ${median} ms   p99 ${slow} ms   (${each} ms of processor each)`,
  );
};

/** Serves the page over loopback with a store on the disk; resolves to its address and what ends it. */
const servePage = async (library: Library) => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-bench-'));
  const store = await openSqliteStore({
    file: join(folder, 'bench.db'),
    secret: randomBytes(32).toString('base64url'),
    retention: { keepsQuestions: false, days: 1 },
    now: Date.now,
  });
  const logger = createLogger({ level: 'silent', write: () => {}, redact: (line) => line });
  const services: BotServices = {
    library: () => library,
    logger,
    now: Date.now,
    store,
    turn: createTurns(),
  };
  const bot = await web.connect({ WEB: 'on' }, services);
  const where = { host: '127.0.0.1', port: 0, publicUrl: undefined, trustsProxy: true };
  const server = createHttpServer({ ...where, routes: bot?.routes ?? [], logger });
  await server.start();
  const stop = async (): Promise<void> => {
    await server.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { address: server.address() ?? '', stop };
};

/**
 * Prints how long a question to the page takes, asked from another process: from the request to the whole answer.
 * Questions nobody asked before, the same ones again, and a mix as people ask.
 */
export const benchWeb = async (
  name: string,
  library: Library,
  questions: readonly string[],
): Promise<void> => {
  const { address, stop } = await servePage(library);
  const client = fork(CLIENT);
  const distinct = questions.slice(WARM_UP, WARM_UP + DISTINCT);
  const mixed = asPeopleAsk(questions.slice(WARM_UP + DISTINCT, WEB_QUESTIONS), MIXED);
  const fresh = Math.round((100 * new Set(mixed).size) / MIXED);
  const warmUp = repeated(questions.slice(0, WARM_UP), WARM_UP_ROUNDS);
  await askFrom(client, { address, questions: warmUp, inFlight: IN_FLIGHT });
  console.log(
    `\npage, ${name}: ${library.documents.size} articles, ${library.passages.length} passages`,
  );
  const half = DISTINCT / 2;
  const lines = [
    ['never asked before', distinct.slice(0, half), 1],
    ['never asked before', distinct.slice(half), IN_FLIGHT],
    ['asked before', distinct, 1],
    ['asked before', repeated(distinct, AGAIN), IN_FLIGHT],
    [`a mix, ${fresh} % of it never asked before`, mixed, IN_FLIGHT],
  ] as const;
  for (const [title, asked, inFlight] of lines) {
    await measure(client, { name: title, address, questions: asked, inFlight });
  }
  client.kill();
  await stop();
};
