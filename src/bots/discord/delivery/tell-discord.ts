import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { BotServices } from '../../platform.ts';
import { tellSubscribers } from '../../tell-subscribers.ts';
import { type DiscordApi, isRefused } from './api.ts';
import { sendCard } from './send-card.ts';

/** Source: Discord documentation, "Create Message", `nonce`: at most 25 characters. */
const nonceOf = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, 24);

/** Tells Discord's channels what they asked to be told of; returns what stops it. */
export const tellDiscord = (api: DiscordApi, services: BotServices, logger: Logger): (() => void) =>
  tellSubscribers({
    platform: 'discord',
    services,
    logger,
    post: async (channelKey, card, key) => {
      const channel = channelKey.slice(channelKey.indexOf(':') + 1);
      try {
        await sendCard(card, (message) =>
          api.call({
            method: 'POST',
            route: `/channels/${channel}/messages`,
            body: { ...message, nonce: nonceOf(key), enforce_nonce: true },
            isRepeatable: true,
          }),
        );
        return 'posted';
      } catch (err) {
        logger.warn({ err }, 'discord channel could not be told');
        return isRefused(err) ? 'refused' : 'failed';
      }
    },
  });
