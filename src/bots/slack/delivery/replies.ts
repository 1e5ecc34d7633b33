import type { Logger } from 'pino';
import type { BotServices } from '../../platform.ts';
import { type MessageRef, readRef } from './target.ts';

/** Questions are edited soon or never; the store knows older ones for a day. */
const KEPT_MAX = 5000;

/** Knows where the replies to questions stand. */
export interface Replies {
  note(requestKey: string, ref: MessageRef): void;
  /** `undefined` when there is none, or it was forgotten. Never rejects. */
  find(requestKey: string): Promise<MessageRef | undefined>;
}

export const createReplies = (services: BotServices, logger: Logger): Replies => {
  const recent = new Map<string, MessageRef>();
  return {
    note: (key, ref) => {
      recent.delete(key);
      recent.set(key, ref);
      const [oldest] = recent.keys();
      if (recent.size > KEPT_MAX && oldest !== undefined) recent.delete(oldest);
    },
    find: async (key) => {
      const known = recent.get(key);
      if (known !== undefined) return known;
      try {
        return readRef(await services.store?.inbox.messageRef('slack', key));
      } catch (err) {
        logger.error({ err }, 'slack reply could not be looked up');
        return undefined;
      }
    },
  };
};
