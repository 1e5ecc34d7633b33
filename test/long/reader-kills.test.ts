import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../support/fuzz/random.ts';
import { processTree, type SeenProcess } from '../support/process-tree.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';
import { cookieOf } from '../support/start-web.ts';

/**
 * The product with its default settings, which loses a process that reads articles every minute while it is asked and its
 * folder changes: NEWSDESK_SOAK_MINUTES, 120 unless told. With NEWSDESK_BUILT=dist it is the build.
 */
const MINUTES = Number(process.env.NEWSDESK_SOAK_MINUTES ?? 120);
const ROUND_MS = 60_000;
/** What an operator's probe waits for. */
const ALIVE_MS = 1_000;
const LOOK_MS = 500;
const RSS_MAX = 1.2 * 1024 ** 3;
/** A new article can be asked for by then, whatever happened to who read it. */
const KNOWN_WITHIN_MS = 55_000;
const ASK_EVERY_MS = 5_000;
/** As often as one person may. */
const ASK_AGAIN_MS = 2_100;
/** A reader is killed at some moment of this time after it was started: starting, reading, or with nothing to do. */
const KILL_WITHIN_MS = 1_500;

let product: StartedProcess | undefined;
const folder = mkdtempSync(join(tmpdir(), 'newsdesk-readers-'));
afterAll(() => {
  product?.kill();
  rmSync(folder, { recursive: true });
});

/** What was seen over the whole time. */
const seen = { looks: 0, slowestMs: 0, late: 0, peak: 0, kills: 0, asked: 0, wrong: 0 };

/** How late a timer of this process is, in milliseconds. */
const ownLag = async (): Promise<number> => {
  const begun = performance.now();
  await sleep(10);
  return Math.round(performance.now() - begun - 10);
};

const look = async (address: string, pid: number): Promise<void> => {
  const begun = performance.now();
  const alive = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(10_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
  const ms = performance.now() - begun;
  seen.looks += 1;
  seen.slowestMs = Math.max(seen.slowestMs, Math.round(ms));
  if (!alive || ms > ALIVE_MS) {
    seen.late += 1;
    // Where the whole machine is busy, whoever looks is late as well.
    const lag = await ownLag();
    const told = { late: Math.round(ms), at: new Date().toISOString(), lag, load: loadavg()[0] };
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }
  const bytes = processTree(pid).reduce((sum, one) => sum + one.bytes, 0);
  seen.peak = Math.max(seen.peak, bytes);
};

const isReader = ({ command }: SeenProcess): boolean => command.includes('corpus-worker');

const killReaders = (pid: number): number => {
  const readers = processTree(pid).filter(isReader);
  for (const reader of readers) process.kill(reader.pid, 'SIGKILL');
  seen.kills += readers.length;
  return readers.length;
};

type Asker = (question: string) => Promise<string>;

/** A browser that asks. */
const createAsker = (address: string): Asker => {
  let cookie = '';
  return async (question) => {
    const response = await fetch(`${address}/ask`, {
      method: 'POST',
      headers: { cookie, 'x-newsdesk-part': '1' },
      body: new URLSearchParams({ question }),
    });
    cookie ||= cookieOf(response);
    seen.asked += 1;
    if (response.status !== 200) seen.wrong += 1;
    return response.text();
  };
};

const bridge = (index: number): string => `the Varnholm${'abcdefghij'[index % 10]}${index} bridge`;
const lengthOf = (index: number): string => `${(1_000 + index).toLocaleString('en')} metres`;
const article = (index: number): string =>
  `# A bridge opens\n\nThe engineers say ${bridge(index)} is ${lengthOf(index)} long.\n`;

/** Ends whoever reads, once somebody does; `false` where nobody did in that time. */
const killWhenReading = async (pid: number, random: Random): Promise<boolean> => {
  const until = performance.now() + ROUND_MS / 2;
  while (performance.now() < until) {
    if (processTree(pid).some(isReader)) {
      await sleep(random.below(KILL_WITHIN_MS));
      if (killReaders(pid) > 0) return true;
    }
    await sleep(20);
  }
  return false;
};

/** Asks until the article is known; resolves to whether that was in time. */
const becomesKnown = async (index: number, ask: Asker): Promise<boolean> => {
  const until = performance.now() + KNOWN_WITHIN_MS;
  while (performance.now() < until) {
    if ((await ask(`How long is ${bridge(index)}?`)).includes(lengthOf(index))) return true;
    await sleep(ASK_EVERY_MS);
  }
  return false;
};

describe.runIf(existsSync('/proc/self/smaps_rollup'))('a product whose readers are killed', () => {
  it(`answers, stays small and loses nothing over ${MINUTES} minutes`, {
    timeout: (MINUTES + 10) * 60_000,
  }, async () => {
    cpSync('corpus', join(folder, 'corpus'), { recursive: true });
    const started = startProcess({ CORPUS_DIR: join(folder, 'corpus') });
    product = started;
    const [address = ''] = await started.prints(/http:\/\/127\.0\.0\.1:\d+/u);
    let isOver = false;
    const looking = (async () => {
      while (!isOver) {
        await look(address, started.pid);
        await sleep(LOOK_MS);
      }
    })();
    const ask = createAsker(address);
    const random = createRandom(MINUTES);
    const lost: number[] = [];
    const end = performance.now() + MINUTES * ROUND_MS;
    let index = 0;
    for (; performance.now() < end; index += 1) {
      const next = performance.now() + ROUND_MS;
      writeFileSync(join(folder, 'corpus', `bridge-${index}.md`), article(index));
      const [, isKnown] = await Promise.all([
        killWhenReading(started.pid, random),
        becomesKnown(index, ask),
      ]);
      if (!isKnown) lost.push(index);
      if (index % 10 === 9)
        process.stdout.write(`${JSON.stringify({ ...seen, rounds: index + 1, lost })}\n`);
      await sleep(Math.max(0, next - performance.now()));
    }
    const stillThere: number[] = [];
    for (let one = 0; one < index; one += 1) {
      await sleep(ASK_AGAIN_MS);
      const answer = await ask(`How long is ${bridge(one)}?`);
      if (!answer.includes(lengthOf(one))) stillThere.push(one);
    }
    isOver = true;
    await looking;
    const summary = { ...seen, rounds: index, lost, missing: stillThere };
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    expect(await started.end('SIGTERM')).toBe(0);
    expect(summary).toMatchObject({ late: 0, wrong: 0, lost: [], missing: [] });
    expect(seen.kills).toBeGreaterThan(0);
    expect(seen.peak).toBeLessThan(RSS_MAX);
  });
});
