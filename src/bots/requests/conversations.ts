import type { Logger } from 'pino';
import type { ConversationContext } from '../../qa/types.ts';
import type { BotServices } from '../platform.ts';
import type { BotRequest } from './bot-request.ts';
import { isOfPlace } from './place.ts';
import { questionIdOf } from './question-id.ts';

/**
 * What a question can lean on: what the platform says, else what the question leant on that it is an
 * edited version of, else the answer it follows up, else what its conversation was about. A store that fails costs the context, never the answer.
 */
export const contextOf = async (
  request: BotRequest,
  { store }: BotServices,
  logger: Logger,
): Promise<ConversationContext | undefined> => {
  if (request.context !== undefined || store === undefined) return request.context;
  try {
    const { platform, edits, follows, conversationKey } = request;
    const edited =
      edits === undefined
        ? undefined
        : await store.receipts.ofQuestion(questionIdOf(platform, edits));
    if (edited !== undefined) return edited.question.context;
    const followed = follows === undefined ? undefined : await store.receipts.find(follows);
    if (followed?.next !== undefined && isOfPlace(followed, request)) return followed.next;
    return await store.conversations.context(conversationKey);
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
