import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BotServices } from '../bots/platform.ts';
import { createTurns } from '../bots/turns.ts';
import { web } from '../bots/web/web.ts';
import { createHttpServer } from '../http/server.ts';
import type { Library } from '../qa/library.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { createLogger } from '../telemetry/logger.ts';
import { percentile } from './percentile.ts';

const IN_FLIGHT = 20;

/** Sends a question as the page's script does; resolves to the milliseconds until its answer is there whole. */
const askOnce = (
  address: string,
  agent: Agent,
  question: string,
  client: number,
): Promise<number> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const sent = request(
      `${address}/ask`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-newsdesk-part': '1',
          // Each asks as somebody else: what one client may ask is limited.
          'x-forwarded-for': `203.0.${client >> 8}.${client & 255}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - started);
          else reject(new Error(`the page answered with ${response.statusCode}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(new URLSearchParams({ question }).toString());
  });

/** The times of all questions, so many of them under way at any moment. */
const askAll = async (
  address: string,
  questions: readonly string[],
  inFlight: number,
): Promise<readonly number[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const times: number[] = [];
  const rest = questions.entries();
  const work = async (): Promise<void> => {
    for (const [at, question] of rest) {
      times.push(await askOnce(address, agent, question, at % 60_000));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  agent.destroy();
  return times;
};

/** Prints how long a question to the page takes, over loopback, with a store on the disk: from the request to the whole answer. */
export const benchWeb = async (
  name: string,
  library: Library,
  questions: readonly string[],
): Promise<void> => {
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
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: undefined,
    trustsProxy: true,
    routes: bot?.routes ?? [],
    logger,
  });
  await server.start();
  const address = server.address() ?? '';
  await askAll(address, questions.slice(0, 100), 1);
  for (const inFlight of [1, IN_FLIGHT]) {
    const before = process.cpuUsage();
    const times = await askAll(address, questions, inFlight);
    const { user, system } = process.cpuUsage(before);
    const [median, slow] = [0.5, 0.99].map((share) => percentile(times, share).toFixed(2));
    const each = ((user + system) / 1000 / questions.length).toFixed(2);
    console.log(
      `${`page, ${name}, ${inFlight} in flight`.padEnd(42)} p50 ${median} ms   p99 ${slow} ms   (${each} ms of processor a question, client included)`,
    );
  }
  await server.stop();
  await store.close();
  rmSync(folder, { recursive: true });
};
