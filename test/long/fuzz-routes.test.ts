import { createHmac } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutate } from '../support/fuzz/mutate.ts';
import { createRandom, type Random } from '../support/fuzz/random.ts';
import { type RawReply, type RawRequest, rawBytes, sendRaw } from '../support/fuzz/raw-http.ts';
import { seedRequests } from '../support/fuzz/seed-requests.ts';
import { computedMs } from '../support/process-tree.ts';
import { type SlackProcess, startSlackProcess } from '../support/slack/process.ts';
import { cookieOf, OPERATOR_TOKEN } from '../support/start-web.ts';

/**
 * Mutated requests to every route of the whole product in a process of its own: NEWSDESK_FUZZ_MINUTES for all together, 15
 * unless told. NEWSDESK_FUZZ_SEED begins elsewhere; a request that was found is kept with its seed.
 */
const MINUTES = Number(process.env.NEWSDESK_FUZZ_MINUTES ?? 15);
const FIRST_SEED = Number(process.env.NEWSDESK_FUZZ_SEED ?? Date.now() % 1_000_000_000);
const KEPT = join(tmpdir(), 'newsdesk-fuzz');
const SLOW_MS = Number(process.env.NEWSDESK_FUZZ_SLOW_MS ?? 1_000);
/** One that never comes back is waited for no longer than this. */
const GIVE_UP_MS = 10_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let world: SlackProcess;
let port: number;
let seeds: readonly RawRequest[];
beforeAll(async () => {
  world = await startSlackProcess('http', {
    WEB: 'on',
    API: 'on',
    OPERATOR_TOKEN,
    // Each request comes from another client, so that none is told to wait.
    TRUST_PROXY: 'on',
    RATE_LIMIT_USER: '0',
    RATE_LIMIT_CHANNEL: '0',
  });
  const listens = world.running.events().find(({ address }) => address !== undefined);
  const address = String(listens?.address);
  port = Number(new URL(address).port);
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    fetch(`${address}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie },
      redirect: 'manual',
    });
  const operatorCookie = cookieOf(await send('/operator', { token: OPERATOR_TOKEN }));
  const cookie = cookieOf(await send('/ask', { question: 'How many projects were built?' }));
  const wish = { name: 'fuzz', kind: 'program', collections: 'public', perMinute: '0' };
  const made = await send('/tokens', { ...wish, origins: '', make: 'make' }, operatorCookie);
  const [token = ''] = /nd_[\w-]+/u.exec(await made.text()) ?? [];
  expect([operatorCookie, cookie, token]).not.toContain('');
  seeds = seedRequests({ cookie, operatorCookie, token });
}, 180_000);
afterAll(async () => {
  world?.running.kill();
  await world?.slack.close();
});

/** Of every part that may be changed, whether it is. */
const changedRequest = (request: RawRequest, random: Random): RawRequest => {
  const other = random.pick(seeds);
  const text = (value: string, from: string): string =>
    mutate(Buffer.from(value, 'latin1'), random, Buffer.from(from, 'latin1')).toString('latin1');
  const isTurn = (): boolean => random.below(3) === 0;
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    random.below(8) === 0 ? text(value, other.path) : value,
  ]);
  return {
    method:
      random.below(20) === 0
        ? random.pick(['POST', 'GET', 'PUT', 'HEAD', 'TRACE'])
        : request.method,
    path: isTurn() ? text(request.path, other.path).replace(/[\r\n ]/gu, '%20') : request.path,
    headers: Object.fromEntries(headers),
    body:
      request.body.length > 0 && random.below(4) > 0
        ? mutate(request.body, random, other.body)
        : request.body,
  };
};

const signed = (request: RawRequest): RawRequest => {
  const timestamp = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', world.slack.signingSecret)
    .update(`v0:${timestamp}:`)
    .update(request.body)
    .digest('hex');
  return {
    ...request,
    headers: {
      ...request.headers,
      'x-slack-request-timestamp': `${timestamp}`,
      'x-slack-signature': `v0=${hash}`,
    },
  };
};

/** What goes over the wire for a seed. */
const bytesOf = (seed: number): Buffer => {
  const random = createRandom(seed);
  const base = random.pick(seeds);
  const changed = changedRequest(base, random);
  const from = { 'x-forwarded-for': `10.${seed % 251}.${(seed >> 8) % 251}.${(seed >> 16) % 251}` };
  const request = { ...changed, headers: { ...changed.headers, ...from } };
  const isFromSlack = base.path.startsWith('/slack') && random.below(4) > 0;
  const bytes = rawBytes(isFromSlack ? signed(request) : request);
  return random.below(10) === 0 ? mutate(bytes, random, rawBytes(random.pick(seeds))) : bytes;
};

/** What no reply may tell: where it runs, and how. */
const LEAKS = new RegExp(
  `\\n {4}at |node_modules|${ROOT}|/tmp/newsdesk|SqliteError|StoreError`,
  'u',
);

const faultIn = ({ status, headers, body, isClosed }: RawReply): string | undefined => {
  if (!isClosed) return 'no end';
  if (status >= 500 && status !== 503) return `status ${status}`;
  if (LEAKS.test(body)) return 'tells where it runs';
  // What is no HTTP, or names no host, is refused by Node, without a word; a connection may be closed.
  const isWordless = body === '' || body === '0\r\n\r\n';
  const isRefusedByNode = status === 0 || ([400, 408, 431].includes(status) && isWordless);
  if (isRefusedByNode) return undefined;
  if (headers.get('x-content-type-options') !== 'nosniff') return 'no nosniff';
  const isPage = headers.get('content-type')?.startsWith('text/html') === true;
  const policy = headers.get('content-security-policy') ?? '';
  return isPage && !policy.includes("default-src 'none'") ? 'a page without its policy' : undefined;
};

/** On a busy machine a reply may wait this long for its turn: what counts there is what it made the product compute. */
const WAIT_MAX_MS = 5_000;
const TRIES = 3;

/** A reply, with what it took: the wait alone where the system tells no more. */
const timed = async (bytes: Buffer): Promise<RawReply & { readonly isSlow: boolean }> => {
  const { pid } = world.running;
  const before = computedMs(pid);
  const reply = await sendRaw(port, bytes, GIVE_UP_MS);
  const after = computedMs(pid);
  const computed = before === undefined || after === undefined ? reply.ms : after - before;
  const isSlow = reply.ms > WAIT_MAX_MS || (reply.ms > SLOW_MS && computed > SLOW_MS / 2);
  return { ...reply, isSlow };
};

/** Slow is what is slow each time. */
const tryOne = async (bytes: Buffer): Promise<string | undefined> => {
  const waits: number[] = [];
  for (;;) {
    const reply = await timed(bytes);
    waits.push(reply.ms);
    const fault = faultIn(reply);
    if (!reply.isSlow) return fault;
    if (waits.length === TRIES) return fault ?? `took ${waits.join(', ')} ms`;
  }
};

describe('the routes', () => {
  it('answer or refuse whatever requests become', {
    timeout: (MINUTES + 10) * 60_000,
  }, async () => {
    const until = performance.now() + MINUTES * 60_000;
    const found: { readonly seed: number; readonly what: string }[] = [];
    let seed = FIRST_SEED;
    for (; performance.now() < until; seed += 1) {
      const bytes = bytesOf(seed);
      const what = await tryOne(bytes);
      if (what === undefined) continue;
      found.push({ seed, what });
      mkdirSync(KEPT, { recursive: true });
      writeFileSync(join(KEPT, `${seed}-request.http`), bytes);
      process.stdout.write(`${JSON.stringify({ seed, what, keptIn: KEPT })}\n`);
    }
    const failed = world.running.events().filter(({ msg }) => msg === 'http request failed');
    process.stdout.write(
      `${JSON.stringify({ routes: seeds.length, from: FIRST_SEED, tried: seed - FIRST_SEED, found: found.length, failed: failed.length })}\n`,
    );
    expect(found).toEqual([]);
    expect(failed).toEqual([]);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });
});
