import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { MessageRef } from './target.ts';

const TIMEOUT_MS = 10_000;

/**
 * Takes a message of the bot back, by its place, else by the address that came with the press on it: the bot need
 * not be in the channel for that. Never rejects; what cannot be removed is logged.
 */
export const removeMessage = async (
  client: webApi.WebClient,
  ref: MessageRef | undefined,
  url: string | undefined,
  logger: Logger,
): Promise<void> => {
  try {
    if (ref !== undefined) {
      await client.chat.delete({ ...ref });
      return;
    }
  } catch (err) {
    logger.debug({ err }, 'slack message could not be deleted by its place');
  }
  if (url === undefined) return;
  try {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ delete_original: true }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (err) {
    logger.warn({ err }, 'slack message could not be removed');
  }
};
