/**
 * PostgreSQL's advisory locks are numbers that a whole database shares: this one says they are Newsdesk's ("NWDK").
 * Source: PostgreSQL documentation, 13.3.5, the two-key form.
 */
export const ADVISORY_CLASS = 0x4e57444b;

/** Held while the tables are changed. */
export const MIGRATION_LOCK = 1;
/** Held by the one replica that watches the folder of articles. */
export const FOLDER_LOCK = 2;
/** Locks from here on say that a process is alive; below are those with a name. */
export const FIRST_PRESENCE = 1_000;
