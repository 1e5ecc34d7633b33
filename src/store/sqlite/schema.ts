/**
 * Every version of the tables, oldest first: version n of a file has had the first n scripts.
 * Append only. `user`, `place`, `conversation`, `channel`, `state` and `hash` hold keyed hashes, `sealed`, `about`
 * and the blobs of feedback hold encrypted text;
 * times are milliseconds since 1970.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE inbox (
    key TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    user TEXT,
    sealed BLOB,
    accepted_at INTEGER NOT NULL,
    owner TEXT NOT NULL,
    leased_until INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    posted_at INTEGER,
    message_ref TEXT
  ) WITHOUT ROWID;
  CREATE INDEX inbox_pending ON inbox (platform, accepted_at) WHERE posted_at IS NULL;
  CREATE INDEX inbox_posted ON inbox (posted_at) WHERE posted_at IS NOT NULL;
  CREATE INDEX inbox_user ON inbox (user);
  CREATE TABLE conversations (
    conversation TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    sealed BLOB NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX conversations_user ON conversations (user);
  CREATE INDEX conversations_expiry ON conversations (expires_at);
  CREATE TABLE receipts (
    ref TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    sealed BLOB NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX receipts_user ON receipts (user);
  CREATE INDEX receipts_expiry ON receipts (expires_at);
  CREATE TABLE feedback (
    question_id TEXT NOT NULL,
    user TEXT NOT NULL,
    choice TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (question_id, user)
  ) WITHOUT ROWID;
  CREATE INDEX feedback_user ON feedback (user);
  CREATE INDEX feedback_at ON feedback (at);
  CREATE TABLE channels (
    channel TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE questions (
    question_id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    platform TEXT NOT NULL,
    command TEXT NOT NULL,
    outcome TEXT NOT NULL,
    sealed BLOB,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX questions_user ON questions (user);
  CREATE INDEX questions_at ON questions (at);
  `,
  `
  ALTER TABLE receipts ADD COLUMN question_id TEXT;
  CREATE INDEX receipts_question ON receipts (question_id);
  ALTER TABLE feedback ADD COLUMN question BLOB;
  ALTER TABLE feedback ADD COLUMN comment BLOB;
  ALTER TABLE feedback ADD COLUMN about BLOB;
  ALTER TABLE questions ADD COLUMN nearest TEXT;
  CREATE TABLE help_requests (
    ref TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    sealed BLOB NOT NULL,
    asked_at INTEGER NOT NULL,
    resolved_at INTEGER,
    resolved_by TEXT
  ) WITHOUT ROWID;
  CREATE INDEX help_requests_user ON help_requests (user);
  CREATE INDEX help_requests_at ON help_requests (asked_at);
  `,
  `
  CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    made_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  ALTER TABLE inbox ADD COLUMN place TEXT;
  ALTER TABLE conversations ADD COLUMN place TEXT;
  ALTER TABLE receipts ADD COLUMN place TEXT;
  ALTER TABLE feedback ADD COLUMN place TEXT;
  ALTER TABLE channels ADD COLUMN place TEXT;
  ALTER TABLE questions ADD COLUMN place TEXT;
  ALTER TABLE help_requests ADD COLUMN place TEXT;
  CREATE TABLE installations (
    place TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE install_states (
    state TEXT PRIMARY KEY,
    sealed BLOB NOT NULL,
    expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    channel TEXT NOT NULL,
    sealed BLOB NOT NULL,
    due_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX subscriptions_channel ON subscriptions (channel);
  CREATE INDEX subscriptions_due ON subscriptions (platform, due_at);
  `,
  `
  ALTER TABLE questions ADD COLUMN about BLOB;
  UPDATE questions SET nearest = NULL WHERE nearest IS NOT NULL;
  `,
  `
  CREATE TABLE kept_answers (
    id TEXT PRIMARY KEY,
    place TEXT,
    sealed BLOB NOT NULL,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
];
