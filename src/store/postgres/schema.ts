/**
 * Every version of the tables in PostgreSQL, oldest first: version n of a database has had the first n scripts.
 * Append only. Columns are those of the SQLite file, so that the same SQL reads and writes both; the articles
 * are here alone.
 */
export const POSTGRES_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE inbox (
    key TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    "user" TEXT,
    sealed BYTEA,
    accepted_at BIGINT NOT NULL,
    owner TEXT NOT NULL,
    leased_until BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    posted_at BIGINT,
    message_ref TEXT
  );
  CREATE INDEX inbox_pending ON inbox (platform, accepted_at) WHERE posted_at IS NULL;
  CREATE INDEX inbox_posted ON inbox (posted_at) WHERE posted_at IS NOT NULL;
  CREATE INDEX inbox_user ON inbox ("user");
  CREATE TABLE conversations (
    conversation TEXT PRIMARY KEY,
    "user" TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
  );
  CREATE INDEX conversations_user ON conversations ("user");
  CREATE INDEX conversations_expiry ON conversations (expires_at);
  CREATE TABLE receipts (
    ref TEXT PRIMARY KEY,
    "user" TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
  );
  CREATE INDEX receipts_user ON receipts ("user");
  CREATE INDEX receipts_expiry ON receipts (expires_at);
  CREATE TABLE feedback (
    question_id TEXT NOT NULL,
    "user" TEXT NOT NULL,
    choice TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (question_id, "user")
  );
  CREATE INDEX feedback_user ON feedback ("user");
  CREATE INDEX feedback_at ON feedback (at);
  CREATE TABLE channels (
    channel TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL
  );
  CREATE TABLE questions (
    question_id TEXT PRIMARY KEY,
    "user" TEXT NOT NULL,
    platform TEXT NOT NULL,
    command TEXT NOT NULL,
    outcome TEXT NOT NULL,
    sealed BYTEA,
    at BIGINT NOT NULL
  );
  CREATE INDEX questions_user ON questions ("user");
  CREATE INDEX questions_at ON questions (at);
  `,
  `
  ALTER TABLE receipts ADD COLUMN question_id TEXT;
  CREATE INDEX receipts_question ON receipts (question_id);
  ALTER TABLE feedback ADD COLUMN question BYTEA;
  ALTER TABLE feedback ADD COLUMN comment BYTEA;
  ALTER TABLE feedback ADD COLUMN about BYTEA;
  ALTER TABLE questions ADD COLUMN nearest TEXT;
  CREATE TABLE help_requests (
    ref TEXT PRIMARY KEY,
    "user" TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    asked_at BIGINT NOT NULL,
    resolved_at BIGINT,
    resolved_by TEXT
  );
  CREATE INDEX help_requests_user ON help_requests ("user");
  CREATE INDEX help_requests_at ON help_requests (asked_at);
  `,
  `
  CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    document TEXT,
    hash TEXT NOT NULL,
    version BIGINT NOT NULL
  );
  CREATE INDEX articles_version ON articles (version);
  CREATE TABLE corpus (
    is_the_row BOOLEAN PRIMARY KEY DEFAULT true CHECK (is_the_row),
    version BIGINT NOT NULL,
    rejected TEXT NOT NULL
  );
  INSERT INTO corpus (version, rejected) VALUES (0, '[]');
  `,
  `
  CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sealed BYTEA NOT NULL,
    made_at BIGINT NOT NULL
  );
  `,
  `
  CREATE TABLE vectors (
    corpus TEXT NOT NULL,
    key TEXT NOT NULL,
    scale REAL NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (corpus, key)
  );
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
    sealed BYTEA NOT NULL,
    at BIGINT NOT NULL
  );
  CREATE TABLE install_states (
    state TEXT PRIMARY KEY,
    sealed BYTEA NOT NULL,
    expires_at BIGINT NOT NULL
  );
  CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    place TEXT NOT NULL,
    channel TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    due_at BIGINT NOT NULL
  );
  CREATE INDEX subscriptions_channel ON subscriptions (channel);
  CREATE INDEX subscriptions_due ON subscriptions (platform, due_at);
  `,
  `
  ALTER TABLE questions ADD COLUMN about BYTEA;
  UPDATE questions SET nearest = NULL WHERE nearest IS NOT NULL;
  `,
  `
  CREATE TABLE kept_answers (
    id TEXT PRIMARY KEY,
    place TEXT,
    sealed BYTEA NOT NULL,
    at BIGINT NOT NULL
  );
  `,
];
