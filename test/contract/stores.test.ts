import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { openTestDatabase } from '../support/postgres/open-test-database.ts';
import { type OpenedStore, storeContract } from './store.contract.ts';

const SECRET = 'a secret of more than thirty-two characters';

/** A store at an address that the test's end removes. */
const openAt = async (
  url: string,
  secret: string | undefined,
  clock: { now: number },
  remove: () => unknown,
): Promise<OpenedStore> => {
  const open = (): Promise<Store> =>
    openStore({
      url,
      secret,
      retention: { keepsQuestions: false, days: 30 },
      now: () => clock.now,
    });
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    close: async () => {
      await store.close();
      await remove();
    },
  };
};

storeContract('a SQLite file', {
  open: (clock) => {
    const folder = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
    const url = `file:${join(folder, 'data', 'newsdesk.db')}`;
    return openAt(url, undefined, clock, () => rmSync(folder, { recursive: true }));
  },
});

storeContract('a PostgreSQL database', {
  open: async (clock) => {
    const { url, drop } = await openTestDatabase();
    return openAt(url, SECRET, clock, drop);
  },
});
