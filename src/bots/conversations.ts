import type { Logger } from 'pino';
import type { ConversationContext } from '../qa/types.ts';
import type { BotRequest } from './handle-request.ts';
import type { BotServices } from './platform.ts';

/**
 * What a question can lean on: what the platform says, else the answer it follows up,
 * else what its conversation was about. A store that fails costs the context, never the answer.
 */
export const contextOf = async (
  request: BotRequest,
  { store }: BotServices,
  logger: Logger,
): Promise<ConversationContext | undefined> => {
  if (request.context !== undefined || store === undefined) return request.context;
  try {
    const followed =
      request.follows === undefined ? undefined : await store.receipts.find(request.follows);
    return followed?.next ?? (await store.conversations.context(request.conversationKey));
  } catch (err) {
    logger.error({ err }, 'conversation could not be read');
    return undefined;
  }
};

/** Keeps what the conversation is about now. @throws {StoreError} */
export const rememberContext = async (
  request: BotRequest,
  context: ConversationContext | undefined,
  { store }: BotServices,
): Promise<void> => {
  if (context === undefined) return;
  await store?.conversations.remember(request.conversationKey, request.userKey, context);
};
