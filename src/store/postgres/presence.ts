import { randomInt } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { ADVISORY_CLASS, FIRST_PRESENCE } from './locks.ts';

/** Says to the other replicas that this process is alive, and finds out which of them are not. */
export interface Presence {
  /** Who this process is: before a colon, the start of every owner of its leases. */
  readonly name: string;
  /** Stops saying so. */
  close(): Promise<void>;
}

/** How soon things are noticed, in milliseconds. */
export interface PresenceTimes {
  /** How often is looked for leases of processes that have ended. */
  readonly lookEveryMs: number;
  /** PostgreSQL forgets everyone when it starts again: whoever lives says so again within this time. */
  readonly absentForMs: number;
  /** From one try to say so again to the next. */
  readonly sayAgainMs: number;
}

const TIMES: PresenceTimes = { lookEveryMs: 2_000, absentForMs: 6_000, sayAgainMs: 1_000 };
const NAMES = 2 ** 31 - 1;

const HOLD = 'SELECT pg_advisory_lock($1, $2)';
const ABSENT = `
  SELECT DISTINCT split_part(owner, ':', 1) AS name FROM inbox
  WHERE posted_at IS NULL AND leased_until > $1 AND split_part(owner, ':', 1) NOT IN (
    SELECT objid::text FROM pg_locks
    WHERE locktype = 'advisory' AND classid = $2 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
const END = `
  UPDATE inbox SET leased_until = 0
  WHERE posted_at IS NULL AND leased_until > 0 AND split_part(owner, ':', 1) = $1`;

/** Ends the leases of processes that have been absent for a while, by `since`, which it keeps. */
const endAbsent = async (
  pool: Pool,
  now: () => number,
  since: Map<string, number>,
  absentForMs: number,
): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(ABSENT, [now(), ADVISORY_CLASS]);
  const absent = new Set(rows.map(({ name }) => name));
  for (const name of since.keys()) if (!absent.has(name)) since.delete(name);
  for (const name of absent) {
    const first = since.get(name) ?? performance.now();
    since.set(name, first);
    if (performance.now() - first < absentForMs) continue;
    await pool.query(END, [name]);
    since.delete(name);
  }
};

/**
 * Announces this process by a lock that lasts as long as its connection, however it ends, and frees what
 * processes that have ended were working on.
 */
export const announce = async (
  pool: Pool,
  now: () => number,
  { lookEveryMs, absentForMs, sayAgainMs }: PresenceTimes = TIMES,
): Promise<Presence> => {
  const { default: pg } = await import('pg');
  const id = randomInt(FIRST_PRESENCE, NAMES);
  let client: Client | undefined;
  let isClosed = false;
  let again: NodeJS.Timeout | undefined;

  const sayLater = (): void => {
    client = undefined;
    if (isClosed) return;
    again = setTimeout(() => void say().catch(sayLater), sayAgainMs);
    again.unref();
  };
  const say = async (): Promise<void> => {
    const opened = new pg.Client({ ...pool.options });
    let isLost = false;
    opened.on('error', () => {
      if (!isLost) sayLater();
      isLost = true;
    });
    try {
      await opened.connect();
      await opened.query(HOLD, [ADVISORY_CLASS, id]);
    } catch (error) {
      isLost = true;
      await opened.end().catch(() => {});
      throw error;
    }
    client = opened;
    if (isClosed) await opened.end();
  };
  await say();

  const since = new Map<string, number>();
  // While PostgreSQL is away nobody can be told from another; the next look will.
  const look = (): void => void endAbsent(pool, now, since, absentForMs).catch(() => since.clear());
  const looking = setInterval(look, lookEveryMs);
  looking.unref();
  return {
    name: String(id),
    close: async () => {
      isClosed = true;
      clearInterval(looking);
      clearTimeout(again);
      await client?.end().catch(() => {});
    },
  };
};
