import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open-store.ts';
import { storeContract } from './store.contract.ts';

storeContract('a SQLite file', {
  open: async (clock) => {
    const folder = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
    const open = () =>
      openStore({
        url: `file:${join(folder, 'data', 'newsdesk.db')}`,
        secret: undefined,
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
        rmSync(folder, { recursive: true });
      },
    };
  },
});
