import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';

describe('openStore', () => {
  it.each(['', 'newsdesk.db', 'mongodb://host/db', 'constructor:x', 'file:'])(
    'says what DATABASE_URL must be when it is %j',
    async (url) => {
      const opening = openStore({
        url,
        secret: undefined,
        retention: { keepsQuestions: false, days: 30 },
        now: Date.now,
      });
      await expect(opening).rejects.toMatchObject({ code: 'STORE_URL', subject: 'DATABASE_URL' });
    },
  );
});
