import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/store.ts';
import type { Store } from '../../src/store/store.ts';

/** A real store in a folder of its own, which goes with it. */
export const openTestStore = async (
  now: () => number = Date.now,
  secret = 'a secret of more than thirty-two characters',
): Promise<Store> => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
  const store = await openSqliteStore({
    file: join(folder, 'newsdesk.db'),
    secret,
    retention: { keepsQuestions: false, days: 30 },
    now,
  });
  return {
    ...store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
};
