import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Pool } from 'pg';
import type { CorpusSource } from '../qa/corpus/corpus-source.ts';
import { ADVISORY_CLASS, FOLDER_LOCK } from '../store/postgres/locks.ts';
import { corpusVersion, readCorpus } from './article-feed.ts';
import { type Pushed, pushChange, pushCorpus } from './push-articles.ts';

/** What happens to the folder, told to the log. */
export interface FolderWatchEvents {
  /** This replica is the one that watches now. */
  readonly onElected?: () => void;
  readonly onPushed?: (pushed: Pushed) => void;
  readonly onTrouble?: (error: unknown) => void;
}

/** One of several replicas that would watch the same folder; exactly one of them does. */
export interface FolderWatch {
  /** Resolves once the database holds what the folder did when one of them first read it. */
  readonly ready: Promise<void>;
  /** Lets another one do it. */
  close(): Promise<void>;
}

const TRY_EVERY_MS = 2_000;

const ELECT = 'SELECT pg_try_advisory_lock($1, $2) AS mine';

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => {});

/** A connection that holds the lock, or `undefined` when another one does. `lost` is called when it breaks. */
const elect = async (pool: Pool, lost: () => void): Promise<Client | undefined> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ ...pool.options });
  client.on('error', lost);
  client.on('end', lost);
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>(ELECT, [ADVISORY_CLASS, FOLDER_LOCK]);
  if (rows[0]?.mine === true) return client;
  await client.end();
  return undefined;
};

/** Whether somebody watches a folder for this database. */
export const isFolderWatched = async (pool: Pool): Promise<boolean> => {
  const client = await elect(pool, () => {});
  await client?.end();
  return client === undefined;
};

/** A folder that holds nothing is more likely out of reach than meant: it takes nothing away. */
const pushFolder = async (pool: Pool, folder: CorpusSource): Promise<Pushed> => {
  const { documents, rejected } = await folder.load();
  if (documents.length === 0 && (await readCorpus(pool)).documents.length > 0) {
    throw new Error(
      'the folder of articles is empty and the database is not; to empty the database, run npm run corpus:push -- --empty',
    );
  }
  return pushCorpus(pool, documents, rejected);
};

/**
 * Keeps the articles of the database those of a folder, as long as no other replica does. `openFolder` is
 * called for every time that this one is elected.
 */
export const watchFolder = (
  pool: Pool,
  openFolder: () => CorpusSource,
  { onElected = () => {}, onPushed = () => {}, onTrouble = () => {} }: FolderWatchEvents = {},
): FolderWatch => {
  const ending = new AbortController();
  let settle = (): void => {};
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
  });

  const lead = async (signal: AbortSignal): Promise<void> => {
    onElected();
    const folder = openFolder();
    onPushed(await pushFolder(pool, folder));
    settle();
    for await (const change of folder.changes(signal, onTrouble)) {
      onPushed(await pushChange(pool, change));
    }
  };
  const run = async (): Promise<void> => {
    const leading = new AbortController();
    const stop = (): void => leading.abort();
    ending.signal.addEventListener('abort', stop, { once: true });
    const client = await elect(pool, stop);
    try {
      if (client !== undefined) await lead(leading.signal);
      else if ((await corpusVersion(pool)) > 0) settle();
    } finally {
      ending.signal.removeEventListener('abort', stop);
      await client?.end().catch(() => {});
    }
  };
  const running = (async () => {
    while (!ending.signal.aborted) {
      await run().catch(onTrouble);
      await sleep(TRY_EVERY_MS, ending.signal);
    }
  })();
  return {
    ready,
    close: async () => {
      ending.abort();
      await running;
    },
  };
};
