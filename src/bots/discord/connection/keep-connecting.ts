import type { Logger } from 'pino';
import type { ConfigError } from '../../../config/config-error.ts';
import { type Backoff, retryUntilDone } from './backoff.ts';
import { explainFatal } from './explain-failure.ts';
import type { DiscordHealth } from './health.ts';

const TRY_AGAIN: Backoff = { firstMs: 500, longestMs: 60_000 };

interface Trying {
  readonly logger: Logger;
  readonly health: DiscordHealth;
  /** Ends all trying and waiting. */
  readonly signal: AbortSignal;
  /** Told of what only a person can mend; nothing is tried again after it. */
  readonly onFatal: (error: ConfigError) => void;
}

/** Tries to connect until it succeeds, the signal ends it, or only a person can mend it; never rejects. */
export const keepConnecting = async (
  connect: () => Promise<void>,
  { logger, health, signal, onFatal }: Trying,
): Promise<void> => {
  const onFailure = (error: unknown, waitMs: number): boolean => {
    if (signal.aborted) return false;
    const fatal = explainFatal(error);
    if (fatal !== undefined) {
      onFatal(fatal);
      return false;
    }
    health.trouble('Discord cannot be reached; trying again');
    logger.warn({ err: error, waitMs }, 'discord cannot be reached');
    return true;
  };
  await retryUntilDone(connect, { ...TRY_AGAIN, signal, onFailure });
};
