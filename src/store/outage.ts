import { basename } from 'node:path';
import type { StoreHealth } from './store.ts';
import { StoreError } from './store-error.ts';

/** Watches over a store that may be out of reach for a while. */
export interface Outage {
  isAway(): boolean;
  /** What `work` resolves to; what `otherwise` does when the store is away, or turns out to be. */
  attempt<T>(work: () => Promise<T>, otherwise: () => T | Promise<T>): Promise<T>;
  /** Keeps a write for when the store is back; those of one subject are done in the order they came in. */
  postpone(subject: string, write: () => Promise<unknown>): void;
  health(): StoreHealth;
  /** Does what was postponed, if the store is there; then looks no more. */
  end(): Promise<void>;
}

export interface OutageOptions {
  /** Rejects while the store is out of reach. */
  readonly probe: () => Promise<unknown>;
  readonly now: () => number;
  /** Told when the store goes away, and when all that was postponed is done. */
  readonly onChange?: (health: StoreHealth) => void;
  /** Told of a write that is lost: the store refused it, or too many were waiting. */
  readonly onLost?: (error: unknown) => void;
  /** A store that takes longer counts as away, in milliseconds. */
  readonly withinMs?: number;
  /** How often is looked whether it is back, in milliseconds. */
  readonly probeEveryMs?: number;
}

/** Slack waits three seconds for an acknowledgement, and a request is written first. */
const WITHIN_MS = 2_000;
const PROBE_EVERY_MS = 1_000;
/** Writes that are caught up with at a time. */
const AT_ONCE = 32;
/** A day of outage at a question every four seconds, a handful of writes each; more than memory should hold. */
const POSTPONED_MAX = 100_000;

const AWAY = new StoreError(
  'STORE_FAILED',
  'DATABASE_URL',
  'it is out of reach for the moment; check that it runs',
);

interface Postponed {
  readonly subject: string;
  readonly write: () => Promise<unknown>;
}

/** Whether the same may work later. */
const isPassing = (error: unknown): boolean =>
  error instanceof StoreError && ['STORE_FAILED', 'STORE_DAMAGED'].includes(error.code);

/** What `work` resolves to, unless it takes too long. */
const within = async <T>(work: () => Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(AWAY), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Writes that wait, in the order they came in. */
const createBacklog = (withinMs: number, onLost: (error: unknown) => void) => {
  const postponed = new Set<Postponed>();
  const doOne = async (one: Postponed): Promise<void> => {
    try {
      await within(one.write, withinMs);
    } catch (error) {
      if (isPassing(error)) throw error;
      onLost(error);
    }
    postponed.delete(one);
  };
  const doInTurn = async (writes: readonly Postponed[]): Promise<void> => {
    for (const one of writes) await doOne(one);
  };
  return {
    size: (): number => postponed.size,
    add: (subject: string, write: () => Promise<unknown>): void => {
      postponed.add({ subject, write });
      const [oldest] = postponed;
      if (postponed.size <= POSTPONED_MAX || oldest === undefined) return;
      postponed.delete(oldest);
      onLost(AWAY);
    },
    /** Does them all, subjects side by side, so that catching up is quicker than what comes in meanwhile. */
    work: async (): Promise<void> => {
      while (postponed.size > 0) {
        const subjects = new Map<string, Postponed[]>();
        for (const one of [...postponed].slice(0, AT_ONCE)) {
          subjects.set(one.subject, [...(subjects.get(one.subject) ?? []), one]);
        }
        const done = await Promise.allSettled([...subjects.values()].map(doInTurn));
        const failed = done.find(({ status }) => status === 'rejected');
        if (failed?.status === 'rejected') throw failed.reason;
      }
    },
  };
};

const isDamaged = (error: unknown): error is StoreError =>
  error instanceof StoreError && error.code === 'STORE_DAMAGED';

const whyAway = (damaged: string | undefined): string =>
  damaged === undefined
    ? 'the database is out of reach'
    : `the database ${damaged} is damaged; stop Newsdesk and put a backup in its place (docs/operations.md)`;

/** Notices when a store goes away and when it is back. */
export const watchForOutage = ({
  probe,
  now,
  onChange = () => {},
  onLost = () => {},
  withinMs = WITHIN_MS,
  probeEveryMs = PROBE_EVERY_MS,
}: OutageOptions): Outage => {
  let awaySince: number | undefined;
  /** The name of the file that is damaged, without its folder: health is told to whoever reaches the port. */
  let damage: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const backlog = createBacklog(withinMs, onLost);

  const health = (): StoreHealth =>
    awaySince === undefined
      ? { state: 'up' }
      : {
          state: 'degraded',
          since: awaySince,
          isDamaged: damage !== undefined,
          detail: `${whyAway(damage)}: questions are answered, ${backlog.size()} writes wait in memory`,
        };

  const doPostponed = async (): Promise<void> => {
    await within(probe, withinMs);
    await backlog.work();
  };
  const look = async (): Promise<void> => {
    try {
      await doPostponed();
      awaySince = undefined;
      onChange(health());
    } catch {
      lookLater();
    }
  };
  const lookLater = (): void => {
    if (isEnded) return;
    timer = setTimeout(() => void look(), probeEveryMs);
    timer.unref();
  };
  const goAway = (error: unknown): void => {
    if (awaySince !== undefined) return;
    awaySince = now();
    damage = isDamaged(error) ? basename(error.subject) : undefined;
    onChange(health());
    lookLater();
  };

  return {
    isAway: () => awaySince !== undefined,
    health,
    attempt: async (work, otherwise) => {
      if (awaySince !== undefined) return otherwise();
      try {
        return await within(work, withinMs);
      } catch (error) {
        if (!isPassing(error)) throw error;
        goAway(error);
        return otherwise();
      }
    },
    postpone: backlog.add,
    end: async () => {
      isEnded = true;
      clearTimeout(timer);
      if (awaySince === undefined) return;
      await doPostponed().catch(() => {
        for (let lost = backlog.size(); lost > 0; lost -= 1) onLost(AWAY);
      });
    },
  };
};

/** What an operation rejects with that cannot be done while the store is away. */
export const refuseAway = (): never => {
  throw AWAY;
};
