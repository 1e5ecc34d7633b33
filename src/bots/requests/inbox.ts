import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Json, Lease, PendingRequest } from '../../store/store.ts';
import type { BotServices } from '../platform.ts';
import type { BotRequest } from './bot-request.ts';

/** A request with where its reply goes, in the platform's own words: JSON, so that it outlives the process. */
export interface Accepted {
  readonly request: BotRequest;
  readonly address: Json;
}

/**
 * What stands between a platform and its requests: accept, then acknowledge, then answer, then `posted`.
 * Whatever was accepted and not posted when the process ended is answered after the next start.
 */
export interface RequestInbox {
  /** Durable once resolved. Never rejects: without a store that works, requests are known in memory alone. */
  accept(request: BotRequest, address: Json): Promise<'new' | 'duplicate'>;
  /** The reply stands where it belongs. */
  posted(request: BotRequest, messageRef?: string): Promise<void>;
  /** The reply could not be posted now; it is tried again later. */
  failed(request: BotRequest): void;
  /**
   * Answers what was accepted and never posted: now, and what fails from here on later.
   * `answer` ends each request with `posted` or `failed`. Returns what stops it.
   */
  resume(answer: (accepted: Accepted) => Promise<void>): () => void;
}

/** Longer than any answer takes, its posting with all retries included. */
const LEASE_MS = 5 * 60_000;
const RESUME_EVERY_MS = 10_000;
const RESUMED_AT_ONCE = 20;
/** A reply that could not be posted this often will never be, nor one that ends the process each time. Sudden ends of other causes count, too: a few must not cost an answer. */
const ATTEMPTS_MAX = 20;
/** Nobody waits for an answer any longer. */
const ANSWERED_WITHIN_MS = 24 * 60 * 60_000;
/** Keys known in memory, where there is no store. */
const KEYS_MAX = 50_000;

type Answer = (accepted: Accepted) => Promise<void>;

/** One platform's side of the store, and what is being answered in this process. */
interface Desk {
  readonly platform: string;
  readonly services: BotServices;
  readonly logger: Logger;
  readonly underWay: Set<string>;
  lease(): Lease;
}

/** What the store keeps of a request: plain data, as `accept` was given it. */
const sealedAs = (accepted: Accepted): Json => JSON.parse(JSON.stringify(accepted)) as Json; // parsed JSON is JSON

/** Whether a key is new to this process; the oldest are forgotten first. */
const createKnownKeys = (): ((key: string) => boolean) => {
  const keys = new Set<string>();
  return (key) => {
    if (keys.has(key)) return false;
    keys.add(key);
    const [oldest] = keys;
    if (keys.size > KEYS_MAX && oldest !== undefined) keys.delete(oldest);
    return true;
  };
};

/** Runs on the store; a failure is logged and `otherwise` holds. */
const safely = async <T>(
  logger: Logger,
  what: string,
  work: () => Promise<T>,
  otherwise: T,
): Promise<T> => {
  try {
    return await work();
  } catch (err) {
    logger.error({ err }, what);
    return otherwise;
  }
};

/** Answers one request that nobody works on, or ends one that will never be taken; whether there was work to do. */
const resumeOne = async (
  { key, request, acceptedAt, attempts }: PendingRequest,
  { platform, services, logger, underWay, lease }: Desk,
  answer: Answer,
): Promise<boolean> => {
  const { store, metrics, now } = services;
  if (store === undefined || underWay.has(key)) return false;
  if (attempts >= ATTEMPTS_MAX || acceptedAt + ANSWERED_WITHIN_MS < now()) {
    logger.error({ attempts }, 'request given up');
    await store.inbox.posted(platform, key, undefined);
    return true;
  }
  if (!(await store.inbox.lease(platform, key, lease()))) return false;
  underWay.add(key);
  // Whoever worked on it before may have posted a reply and ended before that was recorded.
  logger.warn({ attempts: attempts + 1, mayRepeat: true }, 'request resumed');
  metrics?.resumed?.(platform);
  const accepted = request as unknown as Accepted; // as `accept` wrote it
  await answer({ ...accepted, request: { ...accepted.request, isResumed: true } });
  return true;
};

/** Answers all that nobody works on, some at a time. */
const resumeAll = async (desk: Desk, answer: Answer): Promise<void> => {
  const { store } = desk.services;
  if (store === undefined) return;
  let isMore = true;
  while (isMore) {
    const pending = await store.inbox.pending(desk.platform, RESUMED_AT_ONCE);
    const done = await Promise.all(
      pending.map((one) =>
        safely(
          desk.logger,
          'request could not be resumed',
          () => resumeOne(one, desk, answer),
          false,
        ),
      ),
    );
    isMore = pending.length === RESUMED_AT_ONCE && done.includes(true);
  }
};

/** The inbox of one platform. */
export const createRequestInbox = (platform: string, services: BotServices): RequestInbox => {
  const logger = services.logger.child({ platform });
  const owner = randomUUID();
  const isNewHere = createKnownKeys();
  const underWay = new Set<string>();
  const lease = (): Lease => ({ owner, until: services.now() + LEASE_MS });
  const desk: Desk = { platform, services, logger, underWay, lease };
  return {
    accept: async (request, address) => {
      const { store } = services;
      const { key, userKey: user } = request;
      const inMemory = isNewHere(key) ? 'new' : 'duplicate';
      if (store === undefined) return inMemory;
      const entry = { key, platform, user, request: sealedAs({ request, address }) };
      const take = () => store.inbox.accept(entry, lease());
      const result = await safely(logger, 'request could not be recorded', take, inMemory);
      if (result === 'new') underWay.add(key);
      return result;
    },
    posted: async ({ key }, messageRef) => {
      underWay.delete(key);
      const record = async () => services.store?.inbox.posted(platform, key, messageRef);
      await safely(logger, 'reply could not be recorded', record, undefined);
    },
    failed: ({ key }) => {
      underWay.delete(key);
    },
    resume: (answer) => {
      const round = (): void => {
        const work = () => resumeAll(desk, answer);
        void safely(logger, 'requests could not be resumed', work, undefined);
      };
      round();
      const timer = setInterval(round, RESUME_EVERY_MS);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
};
