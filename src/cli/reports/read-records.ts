import { existsSync } from 'node:fs';
import type { Settings } from '../../config/settings.ts';
import { databaseFile, isPostgresUrl, openStoreBeside } from '../../store/open-store.ts';
import type { FeedbackEntry, LoggedQuestion } from '../../store/store.ts';

const DAY_MS = 24 * 60 * 60_000;
const QUESTIONS_MAX = 100_000;

/** What people asked and thought of the answers. */
export interface Records {
  readonly questions: readonly LoggedQuestion[];
  readonly feedback: readonly FeedbackEntry[];
}

/** The question log and feedback of the last days, read beside a running product; nothing where there is no store yet. @throws {StoreError} */
export const readRecords = async (settings: Settings, days: number): Promise<Records> => {
  const { databaseUrl } = settings;
  if (!isPostgresUrl(databaseUrl) && !existsSync(databaseFile(databaseUrl))) {
    return { questions: [], feedback: [] };
  }
  const since = Date.now() - days * DAY_MS;
  const store = await openStoreBeside({
    url: databaseUrl,
    secret: settings.storeKey,
    retention: { keepsQuestions: settings.keepsQuestions, days: settings.retentionDays },
    now: Date.now,
  });
  try {
    return {
      questions: await store.questions.since(since, QUESTIONS_MAX),
      feedback: await store.feedback.since(since),
    };
  } finally {
    await store.close();
  }
};
