import { existsSync } from 'node:fs';
import type { Settings } from '../../config/settings.ts';
import {
  databaseFile,
  isPostgresUrl,
  openStoreBeside,
  type StoreBeside,
} from '../../store/open-store.ts';

/** The store beside a running product; `undefined` where there is none yet. @throws {StoreError} */
export const openKeptStore = async (settings: Settings): Promise<StoreBeside | undefined> => {
  const { databaseUrl } = settings;
  if (!isPostgresUrl(databaseUrl) && !existsSync(databaseFile(databaseUrl))) return undefined;
  return openStoreBeside({
    url: databaseUrl,
    secret: settings.storeKey,
    retention: { keepsQuestions: settings.keepsQuestions, days: settings.retentionDays },
    now: Date.now,
  });
};
