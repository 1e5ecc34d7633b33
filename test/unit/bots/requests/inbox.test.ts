import { afterEach, describe, expect, it } from 'vitest';
import type { BotServices } from '../../../../src/bots/platform.ts';
import type { BotRequest } from '../../../../src/bots/requests/bot-request.ts';
import { type Accepted, createRequestInbox } from '../../../../src/bots/requests/inbox.ts';
import type { Store } from '../../../../src/store/store.ts';
import { createLogger } from '../../../../src/telemetry/logger.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../../support/library.ts';
import { openTestStore } from '../../../support/open-test-store.ts';

const MINUTE_MS = 60_000;

const stores: Store[] = [];
const stops: (() => void)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  for (const store of stores.splice(0)) await store.close();
});

const bench = async () => {
  const clock = { now: 1_700_000_000_000 };
  const store = await openTestStore(() => clock.now);
  stores.push(store);
  const lines: string[] = [];
  const library = makeLibrary(async () => makeAnswered(makeExtract('It grew.', 'grew')));
  const services = (kept: Store | undefined): BotServices => ({
    library: () => library,
    logger: createLogger({ level: 'info', write: (line) => lines.push(line), redact: (l) => l }),
    now: () => clock.now,
    store: kept,
  });
  return { clock, store, lines, services, inbox: createRequestInbox('slack', services(store)) };
};

const request = (key: string, given: Partial<BotRequest> = {}): BotRequest => ({
  key,
  platform: 'slack',
  command: 'ask',
  options: { question: 'how fast?' },
  userKey: 'T1:U1',
  conversationKey: 'T1:C1',
  isDirect: false,
  visibility: 'public',
  ...given,
});

/** Resumes until `count` requests came. */
const resumed = (inbox: ReturnType<typeof createRequestInbox>, count: number) =>
  new Promise<readonly Accepted[]>((resolve) => {
    const seen: Accepted[] = [];
    const answer = async (accepted: Accepted): Promise<void> => {
      await inbox.posted(accepted.request);
      seen.push(accepted);
      if (seen.length === count) resolve(seen);
    };
    stops.push(inbox.resume(answer));
  });

describe('createRequestInbox', () => {
  it('takes a request once, also where there is no store', async () => {
    const { services, inbox } = await bench();
    for (const one of [inbox, createRequestInbox('slack', services(undefined))]) {
      expect(await one.accept(request('a'), {})).toBe('new');
      expect(await one.accept(request('a'), {})).toBe('duplicate');
    }
  });

  it('answers what another process left, with its address, marked as resumed', async () => {
    const { clock, services, inbox, lines } = await bench();
    await inbox.accept(request('a'), { channel: 'C1' });
    await inbox.accept(request('b'), { channel: 'C2' });
    await inbox.posted(request('b'));
    clock.now += 5 * MINUTE_MS;
    const [accepted] = await resumed(createRequestInbox('slack', services(stores[0])), 1);
    expect(accepted).toEqual({
      request: request('a', { isResumed: true }),
      address: { channel: 'C1' },
    });
    expect(lines.join('')).toMatch(/"mayRepeat":true.*request resumed/u);
    expect(lines.join('')).not.toContain('how fast?');
  });

  it('answers a backlog of any length, each request once', async () => {
    const { clock, services, inbox } = await bench();
    const keys = Array.from({ length: 55 }, (_, index) => `key ${index}`);
    await Promise.all(keys.map((key) => inbox.accept(request(key), null)));
    clock.now += 5 * MINUTE_MS;
    const seen = await resumed(createRequestInbox('slack', services(stores[0])), keys.length);
    expect(seen.map((accepted) => accepted.request.key).sort()).toEqual([...keys].sort());
  });

  it('leaves what this process still works on alone, and tries again what failed', async () => {
    const { clock, inbox } = await bench();
    await inbox.accept(request('slow'), null);
    await inbox.accept(request('failed'), null);
    inbox.failed(request('failed'));
    clock.now += 5 * MINUTE_MS;
    const seen = await resumed(inbox, 1);
    expect(seen.map((accepted) => accepted.request.key)).toEqual(['failed']);
  });

  it('gives up what failed twenty times, and what is a day old, and says so', async () => {
    const { clock, store, services, inbox, lines } = await bench();
    await inbox.accept(request('old'), null);
    clock.now += 25 * 60 * MINUTE_MS;
    await inbox.accept(request('hopeless'), null);
    for (let attempt = 0; attempt < 20; attempt += 1) {
      clock.now += 5 * MINUTE_MS;
      await store.inbox.lease('slack', 'hopeless', { owner: 'x', until: clock.now });
    }
    await inbox.accept(request('good'), null);
    clock.now += 5 * MINUTE_MS;
    const seen = await resumed(createRequestInbox('slack', services(store)), 1);
    expect(seen.map((accepted) => accepted.request.key)).toEqual(['good']);
    expect(lines.filter((line) => line.includes('request given up'))).toHaveLength(2);
  });

  it('takes requests while the store fails, once each, and says so', async () => {
    const { services, lines } = await bench();
    const broken = await openTestStore();
    await broken.close();
    const inbox = createRequestInbox('slack', services(broken));
    expect(await inbox.accept(request('a'), null)).toBe('new');
    expect(await inbox.accept(request('a'), null)).toBe('duplicate');
    await inbox.posted(request('a'));
    expect(lines.join('')).toContain('request could not be recorded');
    expect(lines.join('')).toContain('reply could not be recorded');
  });
});
