import type { Pool, PoolClient } from 'pg';
import type { CorpusChange, LoadedCorpus } from '../qa/corpus/corpus-source.ts';
import type { RejectedFile } from '../qa/corpus/folder/rejected-file.ts';
import type { Document, DocumentId } from '../qa/types.ts';
import { inTransaction } from '../store/postgres/connection.ts';

/** The corpus as one version of it stands. */
export interface CorpusState extends LoadedCorpus {
  readonly version: number;
}

/** What lies between two versions. */
export interface FeedChange extends CorpusChange {
  readonly version: number;
}

/** Articles read at once: a page of long ones is a few megabytes. */
const PAGE = 500;

const VERSION = 'SELECT version FROM corpus';
const CORPUS = 'SELECT version, rejected FROM corpus';
const COUNT = 'SELECT count(*) AS count FROM articles WHERE document IS NOT NULL';
const ARTICLES = `
  SELECT id, document FROM articles WHERE document IS NOT NULL AND id > $1 ORDER BY id LIMIT ${PAGE}`;
const ARTICLE = 'SELECT id, document FROM articles WHERE id = $1 AND document IS NOT NULL';
const CHANGES = `
  SELECT id, document FROM articles WHERE version > $1 AND id > $2 ORDER BY id LIMIT ${PAGE}`;

interface ArticleRow {
  readonly id: string;
  /** `null` of a removed one. */
  readonly document: string | null;
}

/** Reads within one moment of the database, whatever is written meanwhile. */
const atOneMoment = <T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(pool, read, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');

/** Every row of a statement that pages by id. */
async function* pages(
  client: PoolClient,
  sql: string,
  values: readonly unknown[],
): AsyncGenerator<readonly ArticleRow[]> {
  let after = '';
  while (true) {
    const { rows } = await client.query<ArticleRow>(sql, [...values, after]);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? '';
  }
}

const stateOf = async (
  client: PoolClient,
): Promise<{ readonly version: number; readonly rejected: readonly RejectedFile[] }> => {
  const { rows } = await client.query<{ version: number; rejected: string }>(CORPUS);
  const { version = 0, rejected = '[]' } = rows[0] ?? {};
  return { version, rejected: JSON.parse(rejected) as RejectedFile[] }; // as it was pushed
};

const parse = (document: string): Document => JSON.parse(document) as Document; // as it was pushed

/** The version that the database stands at: 0 before anything was pushed. */
export const corpusVersion = async (pool: Pool): Promise<number> =>
  (await pool.query<{ version: number }>(VERSION)).rows[0]?.version ?? 0;

/** The article of an id as the database holds it now, or `undefined`. */
export const readArticle = async (pool: Pool, id: DocumentId): Promise<Document | undefined> => {
  const { rows } = await pool.query<ArticleRow>(ARTICLE, [id]);
  const document = rows[0]?.document ?? undefined;
  return document === undefined ? undefined : parse(document);
};

/** The whole corpus. */
export const readCorpus = (
  pool: Pool,
  onProgress: (progress: { done: number; total: number }) => void = () => {},
): Promise<CorpusState> =>
  atOneMoment(pool, async (client) => {
    const state = await stateOf(client);
    const { rows } = await client.query<{ count: number }>(COUNT);
    const total = Number(rows[0]?.count ?? 0);
    const documents: Document[] = [];
    for await (const page of pages(client, ARTICLES, [])) {
      for (const { document } of page) if (document !== null) documents.push(parse(document));
      onProgress({ done: documents.length, total });
    }
    return { ...state, documents };
  });

/** What changed after a version, or `undefined` when nothing did. */
export const readChanges = async (pool: Pool, since: number): Promise<FeedChange | undefined> => {
  if ((await corpusVersion(pool)) === since) return undefined;
  return atOneMoment(pool, async (client) => {
    const { version, rejected } = await stateOf(client);
    const changed: Document[] = [];
    const removed: string[] = [];
    for await (const page of pages(client, CHANGES, [since])) {
      for (const { id, document } of page) {
        if (document === null) removed.push(id);
        else changed.push(parse(document));
      }
    }
    return { version, changed, removed, rejected };
  });
};
