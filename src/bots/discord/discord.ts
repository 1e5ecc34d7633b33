import type { Platform } from '../platform.ts';
import { discordMessage } from './messages/render.ts';
import { readDiscordSettings } from './settings.ts';

/** Discord: connected when `DISCORD_TOKEN` is set; its SDK is loaded only then. */
export const discord: Platform = {
  name: 'discord',
  render: (card) => discordMessage(card),
  connect: async (environment, services) => {
    const settings = readDiscordSettings(environment);
    if (settings === undefined) return undefined;
    const { createDiscordBot } = await import('./bot.ts');
    return createDiscordBot(settings, services);
  },
};
