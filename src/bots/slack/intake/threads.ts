import type { Logger } from 'pino';
import type { BotServices } from '../../platform.ts';
import type { RecentKeys } from './recent-keys.ts';

/** Knows the threads that the bot takes part in. */
export interface Threads {
  /** It answers in the thread of this conversation. */
  joined(conversationKey: string): void;
  /** Whether it has answered there, as far as it remembers: a day. Never rejects. */
  isOurs(conversationKey: string): Promise<boolean>;
}

export const createThreads = (
  services: BotServices,
  joined: RecentKeys,
  logger: Logger,
): Threads => ({
  joined: (conversationKey) => {
    joined.isNew(conversationKey);
  },
  isOurs: async (conversationKey) => {
    if (joined.has(conversationKey)) return true;
    try {
      return (await services.store?.conversations.context(conversationKey)) !== undefined;
    } catch (err) {
      logger.error({ err }, 'slack thread could not be looked up');
      return false;
    }
  },
});
