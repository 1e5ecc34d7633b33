import type { Platform } from '../platform.ts';
import { renderCard } from './blocks/blocks.ts';
import { readSlackSettings } from './settings.ts';

/** Slack: mentions, direct messages, slash commands and buttons, over Socket Mode. */
export const slack: Platform = {
  name: 'slack',
  render: renderCard,
  connect: async (environment, services) => {
    const settings = readSlackSettings(environment);
    if (settings === undefined) return undefined;
    const { createSlackBot } = await import('./bot.ts');
    return createSlackBot(settings, services);
  },
};
