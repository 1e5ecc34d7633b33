import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import { createResilientStore } from '../../../src/store/resilient-store.ts';
import type { Store, StoreHealth } from '../../../src/store/store.ts';
import { type CuttableProxy, startCuttableProxy } from '../../support/cuttable-proxy.ts';
import { openTestDatabase } from '../../support/postgres/open-test-database.ts';

const LEASE = { owner: 'me', until: Date.now() + 60_000 };
const CONTEXT = { entities: ['Henan'], terms: [] };
const RECEIPT = {
  question: { text: 'how fast?' },
  scope: { collections: [] },
  platform: 'slack',
  questionId: 'q1',
};
const entry = (key: string) => ({ key, platform: 'slack', user: 'T1:U1', request: { text: key } });

let proxy: CuttableProxy;
let underneath: Store;
let store: Store;
let lost: unknown[];
let heard: ((health: StoreHealth) => void)[];
const closing: (() => Promise<unknown>)[] = [];

/** Resolves when the store next says that it is in this state. */
const until = (state: StoreHealth['state']): Promise<void> =>
  new Promise((resolve) => {
    heard.push((health) => health.state === state && resolve());
  });

beforeEach(async () => {
  const { url, drop } = await openTestDatabase();
  const { hostname, port } = new URL(url);
  proxy = await startCuttableProxy(hostname, Number(port));
  const address = new URL(url);
  address.hostname = '127.0.0.1';
  address.port = String(proxy.port);
  const open = (at: string) =>
    openStore({
      url: at,
      secret: 'a secret of more than thirty-two characters',
      retention: { keepsQuestions: false, days: 30 },
      now: Date.now,
    });
  underneath = await open(url);
  lost = [];
  heard = [];
  store = createResilientStore(await open(address.href), {
    now: Date.now,
    onChange: (health) => {
      for (const listener of heard) listener(health);
    },
    onLost: (error) => lost.push(error),
    withinMs: 500,
    probeEveryMs: 50,
  });
  closing.push(
    drop,
    () => proxy.close(),
    () => underneath.close(),
    () => store.close(),
  );
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe('a resilient store', () => {
  it.each(['cut', 'hang'] as const)(
    'accepts once, remembers and says so while PostgreSQL is away (%s), and catches up',
    async (trouble) => {
      expect(await store.inbox.accept(entry('before'), LEASE)).toBe('new');
      await store.conversations.remember('C1', 'U1', CONTEXT);
      const known = await store.receipts.keep('U1', RECEIPT);
      expect(store.health?.()).toEqual({ state: 'up' });

      proxy[trouble]();
      expect(await store.inbox.accept(entry('during'), LEASE)).toBe('new');
      expect(store.health?.()).toMatchObject({ state: 'degraded' });
      expect(await store.inbox.accept(entry('during'), LEASE)).toBe('duplicate');
      expect(await store.inbox.accept(entry('before'), LEASE)).toBe('duplicate');
      await store.inbox.posted('slack', 'before', 'C1:1');
      expect(await store.conversations.context('C1')).toEqual(CONTEXT);
      expect(await store.receipts.find(known)).toEqual(RECEIPT);
      const ref = await store.receipts.keep('U2', { ...RECEIPT, questionId: 'q2' });
      expect(await store.receipts.isOf(ref, 'U2')).toBe(true);
      expect(await store.receipts.ofQuestion('q2')).toMatchObject({ questionId: 'q2' });
      await store.feedback.give('U2', { questionId: 'q2', choice: 'right' });
      expect(await store.inbox.pending('slack', 9)).toEqual([]);
      await expect(store.forget('U1')).rejects.toMatchObject({ code: 'STORE_FAILED' });

      const back = until('up');
      proxy.mend();
      await back;
      expect(await underneath.inbox.accept(entry('during'), LEASE)).toBe('duplicate');
      expect(await underneath.inbox.messageRef('slack', 'before')).toBe('C1:1');
      expect(await underneath.receipts.find(ref)).toMatchObject({ questionId: 'q2' });
      expect(await underneath.feedback.since(0)).toMatchObject([{ choice: 'right' }]);
      expect(await store.forget('U2')).toBeGreaterThan(0);
      expect(lost).toEqual([]);
    },
  );

  it('answers channels it knows with what was set, and others as if nothing was', async () => {
    await store.channels.set('C1', { help: 'C9' });
    await store.channels.settings('C1');
    proxy.cut();
    expect(await store.channels.settings('C1')).toEqual({ help: 'C9' });
    expect(await store.channels.settings('C2')).toEqual({});
    await expect(store.channels.set('C1', {})).rejects.toMatchObject({ code: 'STORE_FAILED' });
  });

  it('writes what waits before it closes, and says what it could not write', async () => {
    proxy.cut();
    await store.inbox.accept(entry('a'), LEASE);
    await store.close();
    closing.pop();
    expect(lost).toHaveLength(1);
  });
});
