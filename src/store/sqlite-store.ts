import { createSeal, type Seal } from './seal.ts';
import { type Connection, openConnection, type Statement } from './sqlite-connection.ts';
import { createSqliteInbox } from './sqlite-inbox.ts';
import { lockDatabase } from './sqlite-lock.ts';
import { createSqliteFeedback, createSqliteQuestionLog } from './sqlite-records.ts';
import {
  createSqliteChannels,
  createSqliteConversations,
  createSqliteReceipts,
} from './sqlite-working-state.ts';
import { type Retention, type Store, WORKING_STATE_MS } from './store.ts';
import { StoreError } from './store-error.ts';
import { storeSecret } from './store-secret.ts';

export interface SqliteOptions {
  /** The database; its lock (`.lock`) and its generated key (`.key`) stand beside it. */
  readonly file: string;
  /** At least 32 characters; unset, the key file's. */
  readonly secret: string | undefined;
  readonly retention: Retention;
  readonly now: () => number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const KEY_CHECK = "SELECT value FROM meta WHERE name = 'key check'";
/** Whoever held a lease has ended: this process holds the lock. */
const END_LEASES = 'UPDATE inbox SET leased_until = 0 WHERE posted_at IS NULL';
const SET_KEY_CHECK = "INSERT INTO meta (name, value) VALUES ('key check', ?)";

/** A file that was sealed with another secret would open as nonsense: it is refused. */
const checkSecret = async (
  connection: Connection,
  seal: Seal,
  { file, secret }: SqliteOptions,
): Promise<void> => {
  const check = seal.mark('key check', '');
  const known = connection.get(KEY_CHECK)?.value;
  if (known === undefined) await connection.write([SET_KEY_CHECK, check]);
  else if (known !== check) {
    throw new StoreError(
      'STORE_KEY',
      secret === undefined ? `${file}.key` : 'STORE_KEY',
      `it is not the key that ${file} was written with; bring that key back, or set DATABASE_URL to another file`,
    );
  }
};

/** Erased wherever the user's hash stands; a request that still waits for its reply keeps its row until then. */
const forgetUser = (user: string): readonly Statement[] => [
  ...['conversations', 'receipts', 'feedback', 'questions'].map(
    (table): Statement => [`DELETE FROM ${table} WHERE user = ?`, user],
  ),
  ['UPDATE inbox SET user = NULL WHERE user = ?', user],
];

const sweepAt = (now: number, retention: Retention): readonly Statement[] => {
  const dayAgo = now - WORKING_STATE_MS;
  const longAgo = now - retention.days * DAY_MS;
  return [
    ['DELETE FROM conversations WHERE expires_at <= ?', now],
    ['DELETE FROM receipts WHERE expires_at <= ?', now],
    ['DELETE FROM inbox WHERE posted_at <= ?', dayAgo],
    ['DELETE FROM questions WHERE at <= ?', longAgo],
    ['DELETE FROM feedback WHERE at <= ?', longAgo],
    ...(retention.keepsQuestions
      ? []
      : [
          [
            'UPDATE questions SET sealed = NULL WHERE at <= ? AND sealed IS NOT NULL',
            dayAgo,
          ] as const,
        ]),
  ];
};

/**
 * A store in one SQLite file, served by one process at a time.
 * @throws {StoreError} STORE_LOCKED, STORE_KEY, STORE_NEWER, STORE_UNREADABLE
 */
export const openSqliteStore = async (options: SqliteOptions): Promise<Store> => {
  const { file, now, retention } = options;
  const lock = lockDatabase(file);
  let connection: Connection | undefined;
  try {
    const seal = createSeal(storeSecret(options.secret, `${file}.key`));
    connection = openConnection(file);
    await checkSecret(connection, seal, options);
    await connection.write([END_LEASES]);
    const open = connection;
    return {
      inbox: createSqliteInbox(open, seal, now),
      conversations: createSqliteConversations(open, seal, now),
      receipts: createSqliteReceipts(open, seal, now),
      feedback: createSqliteFeedback(open, seal, now),
      channels: createSqliteChannels(open, seal),
      questions: createSqliteQuestionLog(open, seal, now),
      forget: (user) => open.write(...forgetUser(seal.mark('user', user))),
      sweep: () => open.write(...sweepAt(now(), retention)),
      close: async () => {
        await open.close();
        lock.release();
      },
    };
  } catch (error) {
    await connection?.close();
    lock.release();
    throw error;
  }
};
