import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { RejectedFile } from '../qa/corpus/folder/rejected-file.ts';
import type { Document, DocumentId } from '../qa/types.ts';
import { inTransaction } from '../store/postgres/connection.ts';

/** What a push changed; `version` is that of the corpus afterwards. */
export interface Pushed {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly version: number;
}

/** Whoever listens here is told that there is a new version. */
export const CORPUS_CHANNEL = 'newsdesk_corpus';

/** Articles written at once. */
const BATCH = 200;

/** Whoever pushes waits here for whoever pushes before: versions are committed in their order. */
const NEXT_VERSION = 'UPDATE corpus SET version = version + 1, rejected = $1 RETURNING version';
const KNOWN = 'SELECT id, hash FROM articles WHERE document IS NOT NULL';
const KNOWN_OF = `${KNOWN} AND id = ANY($1)`;
const WRITE = `
  INSERT INTO articles (id, document, hash, version)
  SELECT id, document, hash, $4 FROM unnest($1::text[], $2::text[], $3::text[]) AS given (id, document, hash)
  ON CONFLICT (id) DO UPDATE
  SET document = excluded.document, hash = excluded.hash, version = excluded.version`;
/** The row stays, so that whoever has an older version learns of it. */
const REMOVE = `
  UPDATE articles SET document = NULL, hash = '', version = $2
  WHERE id = ANY($1) AND document IS NOT NULL`;

const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) =>
    all.slice(at * BATCH, (at + 1) * BATCH),
  );

interface Written {
  readonly id: DocumentId;
  readonly document: string;
  readonly hash: string;
}

const writtenOf = (documents: readonly Document[]): readonly Written[] =>
  documents.map((each) => {
    const document = JSON.stringify(each);
    return { id: each.id, document, hash: createHash('sha256').update(document).digest('hex') };
  });

/** Writes what differs from the hashes that are known, as the next version. */
const write = async (
  client: PoolClient,
  known: ReadonlyMap<DocumentId, string>,
  documents: readonly Document[],
  removed: readonly DocumentId[],
  version: number,
): Promise<Pushed> => {
  const differing = writtenOf(documents).filter(({ id, hash }) => known.get(id) !== hash);
  for (const batch of batches(differing)) {
    await client.query(WRITE, [
      batch.map(({ id }) => id),
      batch.map(({ document }) => document),
      batch.map(({ hash }) => hash),
      version,
    ]);
  }
  const gone = removed.filter((id) => known.has(id));
  for (const batch of batches(gone)) await client.query(REMOVE, [batch, version]);
  const added = differing.filter(({ id }) => !known.has(id)).length;
  return { added, changed: differing.length - added, removed: gone.length, version };
};

const begin = async (client: PoolClient, rejected: readonly RejectedFile[]): Promise<number> => {
  const { rows } = await client.query<{ version: number }>(NEXT_VERSION, [
    JSON.stringify(rejected),
  ]);
  return rows[0]?.version ?? 1;
};

const hashesOf = (rows: readonly { id: string; hash: string }[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ id, hash }) => [id, hash]));

const tell = (client: PoolClient, version: number): Promise<unknown> =>
  client.query('SELECT pg_notify($1, $2)', [CORPUS_CHANNEL, String(version)]);

/** Makes the corpus of the database these documents and no others. */
export const pushCorpus = (
  pool: Pool,
  documents: readonly Document[],
  rejected: readonly RejectedFile[],
): Promise<Pushed> =>
  inTransaction(pool, async (client) => {
    const version = await begin(client, rejected);
    const known = hashesOf((await client.query<{ id: string; hash: string }>(KNOWN)).rows);
    const kept = new Set(documents.map(({ id }) => id));
    const removed = [...known.keys()].filter((id) => !kept.has(id));
    const pushed = await write(client, known, documents, removed, version);
    await tell(client, version);
    return pushed;
  });

/** Takes one change into the corpus of the database. */
export const pushChange = (
  pool: Pool,
  change: {
    readonly changed: readonly Document[];
    readonly removed: readonly DocumentId[];
    readonly rejected: readonly RejectedFile[];
  },
): Promise<Pushed> =>
  inTransaction(pool, async (client) => {
    const version = await begin(client, change.rejected);
    const ids = [...change.changed.map(({ id }) => id), ...change.removed];
    const { rows } = await client.query<{ id: string; hash: string }>(KNOWN_OF, [ids]);
    const pushed = await write(client, hashesOf(rows), change.changed, change.removed, version);
    await tell(client, version);
    return pushed;
  });
