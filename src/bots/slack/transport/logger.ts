import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';

const asText = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');

/**
 * The SDK's log as ours. Its `debug` lines hold whole messages, people's questions included, and are dropped;
 * it reports routine things at `info`, which is our `debug`. Tokens are taken out where every line is written.
 */
export const createSlackLogger = (logger: Logger): SlackLogger => ({
  debug: () => {},
  info: (...parts: unknown[]) => logger.debug({ detail: asText(parts) }, 'slack sdk'),
  warn: (...parts: unknown[]) => logger.warn({ detail: asText(parts) }, 'slack sdk'),
  error: (...parts: unknown[]) => logger.warn({ detail: asText(parts) }, 'slack sdk error'),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
