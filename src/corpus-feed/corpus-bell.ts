import type { Client, Pool } from 'pg';
import { CORPUS_CHANNEL } from './push-articles.ts';

/** Rings when the database says that there is a new version, and now and then in case it was not heard. */
export interface CorpusBell {
  /** Resolves when it has rung since the last time, or when `everyMs` have passed. */
  next(): Promise<void>;
  close(): Promise<void>;
}

const LISTEN_AGAIN_MS = 500;

/** Listens with a connection of its own, and again when it breaks: what was told meanwhile is found by looking. */
export const openCorpusBell = async (pool: Pool, everyMs: number): Promise<CorpusBell> => {
  const { default: pg } = await import('pg');
  let client: Client | undefined;
  let isClosed = false;
  let hasRung = false;
  let wake = (): void => {};
  let again: NodeJS.Timeout | undefined;
  const ring = (): void => {
    hasRung = true;
    wake();
  };
  const listenLater = (): void => {
    client = undefined;
    if (isClosed) return;
    again = setTimeout(() => void listen(), LISTEN_AGAIN_MS);
    again.unref();
  };
  const listen = async (): Promise<void> => {
    const opened = new pg.Client({ ...pool.options });
    let isLost = false;
    const lose = (): void => {
      if (isLost) return;
      isLost = true;
      void opened.end().catch(() => {});
      listenLater();
    };
    opened.on('error', lose);
    opened.on('end', lose);
    opened.on('notification', ring);
    try {
      await opened.connect();
      await opened.query(`LISTEN ${CORPUS_CHANNEL}`);
      client = opened;
      // Something may have been told before this began to listen.
      ring();
      if (isClosed) await opened.end();
    } catch {
      lose();
    }
  };
  await listen();
  return {
    next: async () => {
      if (!hasRung) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
          timer = setTimeout(resolve, everyMs);
        });
        clearTimeout(timer);
      }
      hasRung = false;
    },
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      wake();
      await client?.end().catch(() => {});
    },
  };
};
