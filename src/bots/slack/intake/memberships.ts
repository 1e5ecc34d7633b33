import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { IdentityDesk } from './identity.ts';

/** Somebody may invite the bot at any time. */
const KEPT_MS = 5 * 60_000;
const CHANNELS_MAX = 2000;
/** A hint is not worth waiting for. */
const KNOWN_WITHIN_MS = 1000;
const NEEDED_SCOPE = 'channels:read';

/** Knows in which channels the bot is not, as far as its scopes let it see. */
export interface Memberships {
  /** Whether Slack says that the bot is not in a channel; false when it cannot be told in time. Never rejects. */
  isOutside(channel: string): Promise<boolean>;
}

export const createMemberships = (
  client: webApi.WebClient,
  identity: IdentityDesk,
  logger: Logger,
  now: () => number,
): Memberships => {
  const known = new Map<string, { readonly at: number; readonly isOutside: boolean }>();

  const ask = async (channel: string): Promise<boolean> => {
    try {
      const answer = await client.conversations.info({ channel });
      const isOutside = answer.channel?.is_member === false && answer.channel.is_im !== true;
      known.delete(channel);
      known.set(channel, { at: now(), isOutside });
      const [oldest] = known.keys();
      if (known.size > CHANNELS_MAX && oldest !== undefined) known.delete(oldest);
      return isOutside;
    } catch (err) {
      logger.debug({ err }, 'slack channel could not be looked at');
      return false;
    }
  };

  return {
    isOutside: async (channel) => {
      const mayLook = identity.known()?.scopes.has(NEEDED_SCOPE) === true;
      if (!mayLook || !channel.startsWith('C')) return false;
      const recent = known.get(channel);
      if (recent !== undefined && now() - recent.at < KEPT_MS) return recent.isOutside;
      const timeout = new AbortController();
      const late = sleep(KNOWN_WITHIN_MS, false, { signal: timeout.signal }).catch(() => false);
      const isOutside = await Promise.race([ask(channel), late]);
      timeout.abort();
      return isOutside;
    },
  };
};
