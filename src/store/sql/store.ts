import { markPlace } from '../mark-place.ts';
import type { Seal } from '../seal.ts';
import { type Retention, type Store, WORKING_STATE_MS } from '../store.ts';
import { StoreError } from '../store-error.ts';
import type { Connection, Statement } from './connection.ts';
import { createFeedback } from './feedback.ts';
import { createHelpRequests } from './help-requests.ts';
import { createInbox } from './inbox.ts';
import { createInstallations } from './installations.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { createQuestionLog } from './question-log.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createTokens } from './tokens.ts';
import { createChannels, createConversations, createReceipts } from './working-state.ts';

/** What the records of a store rest on. */
export interface SqlStoreOptions {
  readonly connection: Connection;
  readonly seal: Seal;
  readonly retention: Retention;
  readonly now: () => number;
  /** Tells the leases of this process from those of others, where several share the database. */
  readonly process?: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const KEY_CHECK = "SELECT value FROM meta WHERE name = 'key check'";
const SET_KEY_CHECK = `
  INSERT INTO meta (name, value) VALUES ('key check', ?) ON CONFLICT (name) DO NOTHING`;

/**
 * Refuses a database that was sealed with another secret, where it would open as nonsense.
 * @throws {StoreError} STORE_KEY, naming the `key` and the `database`.
 */
export const checkKey = async (
  connection: Connection,
  seal: Seal,
  { key, database }: { readonly key: string; readonly database: string },
): Promise<void> => {
  const check = seal.mark('key check', '');
  const known = async () => (await connection.get(KEY_CHECK))?.value;
  if ((await known()) === undefined) await connection.write([SET_KEY_CHECK, check]);
  if ((await known()) === check) return;
  throw new StoreError(
    'STORE_KEY',
    key,
    `it is not the key that ${database} was written with; bring that key back, or set DATABASE_URL to another database`,
  );
};

/** Erased wherever the user's hash stands; a request that still waits for its reply keeps its row until then. */
const forgetUser = (user: string): readonly Statement[] => [
  ...['conversations', 'receipts', 'feedback', 'questions', 'help_requests'].map(
    (table): Statement => [`DELETE FROM ${table} WHERE "user" = ?`, user],
  ),
  ['UPDATE help_requests SET resolved_by = NULL WHERE resolved_by = ?', user],
  ['UPDATE inbox SET "user" = NULL WHERE "user" = ?', user],
];

/** Tables whose rows belong to a team or server. */
const PLACED = [
  'inbox',
  'conversations',
  'receipts',
  'feedback',
  'channels',
  'questions',
  'help_requests',
  'subscriptions',
  'installations',
  'kept_answers',
] as const;

const forgetPlace = (place: string): readonly Statement[] =>
  PLACED.map((table): Statement => [`DELETE FROM ${table} WHERE place = ?`, place]);

/** Takes the words of questions away, and leaves what is counted. */
const wordsOlderThan = (moment: number): readonly Statement[] => [
  ['UPDATE questions SET sealed = NULL WHERE at <= ? AND sealed IS NOT NULL', moment],
  ['UPDATE feedback SET question = NULL WHERE at <= ? AND question IS NOT NULL', moment],
];

const sweepAt = (now: number, retention: Retention): readonly Statement[] => {
  const dayAgo = now - WORKING_STATE_MS;
  const longAgo = now - retention.days * DAY_MS;
  return [
    ['DELETE FROM conversations WHERE expires_at <= ?', now],
    ['DELETE FROM receipts WHERE expires_at <= ?', now],
    ['DELETE FROM install_states WHERE expires_at <= ?', now],
    ['DELETE FROM inbox WHERE posted_at <= ?', dayAgo],
    ['DELETE FROM questions WHERE at <= ?', longAgo],
    ['DELETE FROM feedback WHERE at <= ?', longAgo],
    ['DELETE FROM help_requests WHERE asked_at <= ?', longAgo],
    // Replicas of a version before may still write what a question was about in plain.
    ['UPDATE questions SET nearest = NULL WHERE nearest IS NOT NULL'],
    ...(retention.keepsQuestions ? [] : wordsOlderThan(dayAgo)),
  ];
};

/** Everything that a store keeps, in the tables of one database; whoever opened the database closes it. */
export const createSqlStore = ({
  connection,
  seal,
  retention,
  now,
  process,
}: SqlStoreOptions): Omit<Store, 'close'> => ({
  sign: (text) => seal.mark('signature', text),
  inbox: createInbox(connection, seal, now, process),
  conversations: createConversations(connection, seal, now),
  receipts: createReceipts(connection, seal, now),
  feedback: createFeedback(connection, seal, now),
  help: createHelpRequests(connection, seal, now),
  channels: createChannels(connection, seal),
  questions: createQuestionLog(connection, seal, now),
  tokens: createTokens(connection, seal),
  installations: createInstallations(connection, seal, now),
  subscriptions: createSubscriptions(connection, seal),
  answers: createKeptAnswers(connection, seal, now),
  forget: (user) => connection.write(...forgetUser(seal.mark('user', user))),
  forgetPlace: (place) => connection.write(...forgetPlace(markPlace(seal, place))),
  sweep: () => connection.write(...sweepAt(now(), retention)),
});
