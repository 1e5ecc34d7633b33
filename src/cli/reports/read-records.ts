import type { Settings } from '../../config/settings.ts';
import type { Span } from '../../editors/trend.ts';
import type { FeedbackEntry, LoggedQuestion } from '../../store/store.ts';
import { openKeptStore } from './open-kept-store.ts';

const DAY_MS = 24 * 60 * 60_000;
const QUESTIONS_MAX = 100_000;

/** What people asked and thought of the answers. */
export interface Records {
  readonly span: Span;
  readonly questions: readonly LoggedQuestion[];
  readonly feedback: readonly FeedbackEntry[];
}

/** The question log and feedback of the last days, read beside a running product; nothing where there is no store yet. @throws {StoreError} */
export const readRecords = async (settings: Settings, days: number): Promise<Records> => {
  const to = Date.now();
  const span = { from: to - days * DAY_MS, to };
  const store = await openKeptStore(settings);
  if (store === undefined) return { span, questions: [], feedback: [] };
  try {
    return {
      span,
      questions: await store.questions.since(span.from, QUESTIONS_MAX),
      feedback: await store.feedback.since(span.from),
    };
  } finally {
    await store.close();
  }
};
