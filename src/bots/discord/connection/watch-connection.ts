import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { ConfigError } from '../../../config/config-error.ts';
import { explainClose } from './explain-failure.ts';
import type { DiscordHealth } from './health.ts';

/**
 * Keeps health true by the events of a client's shards, and keeps the process alive: an `error`
 * event without a listener would end it. `onFatal` is told of a close that Discord means for good.
 */
export const watchConnection = (
  client: Client,
  health: DiscordHealth,
  logger: Logger,
  onFatal: (error: ConfigError) => void,
): void => {
  client.on('error', (err) => logger.error({ err }, 'discord client failed'));
  client.on('warn', (detail) => logger.debug({ detail }, 'discord client warned'));
  const seen = new Set<number>();
  client.on('shardReady', (shard) => {
    health.shardUp(shard);
    logger.info({ shard }, 'discord connected');
    // Discord replays what happened in between only to a session that is resumed.
    if (seen.has(shard)) logger.warn({ shard }, 'new session: questions asked meanwhile are lost');
    seen.add(shard);
  });
  client.on('shardResume', (shard, replayed) => {
    health.shardUp(shard);
    logger.info({ shard, replayed }, 'discord connection resumed');
  });
  client.on('shardReconnecting', (shard) => {
    health.shardDown(shard);
    logger.warn({ shard }, 'discord connection lost, reconnecting');
  });
  client.on('shardError', (err, shard) => {
    health.shardDown(shard);
    logger.debug({ err, shard }, 'discord connection failed');
  });
  client.on('shardDisconnect', ({ code }, shard) => {
    health.shardDown(shard);
    onFatal(explainClose(code));
  });
  client.rest.on('invalidRequestWarning', ({ count, remainingTime }) =>
    logger.error({ count, remainingTime }, 'discord refuses many calls'),
  );
  client.rest.on('rateLimited', ({ route, timeToReset, global }) =>
    logger.warn({ route, timeToReset, global }, 'discord asks to wait'),
  );
};
