import type { Pool } from 'pg';
import type { CorpusChange, CorpusSource } from '../qa/corpus/corpus-source.ts';
import { readArticle, readChanges, readCorpus } from './article-feed.ts';
import { openCorpusBell } from './corpus-bell.ts';

/** What NOTIFY did not bring, looking does within this time. */
const LOOK_EVERY_MS = 1_000;

/** The articles that a PostgreSQL database holds, and their changes as they are committed. */
export const createDatabaseSource = (pool: Pool): CorpusSource => {
  let version = 0;
  return {
    load: async (onProgress) => {
      const state = await readCorpus(pool, onProgress);
      version = state.version;
      return state;
    },
    reread: (id) => readArticle(pool, id),
    async *changes(signal, onTrouble = () => {}): AsyncGenerator<CorpusChange> {
      const bell = await openCorpusBell(pool, LOOK_EVERY_MS);
      const stop = (): void => void bell.close();
      signal.addEventListener('abort', stop, { once: true });
      try {
        while (!signal.aborted) {
          await bell.next();
          if (signal.aborted) return;
          const change = await readChanges(pool, version).catch(onTrouble);
          if (!change) continue;
          version = change.version;
          yield change;
        }
      } finally {
        signal.removeEventListener('abort', stop);
        await bell.close();
      }
    },
  };
};
