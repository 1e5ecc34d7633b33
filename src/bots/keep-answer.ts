import type { Logger } from 'pino';
import type { Outcome } from '../telemetry/metrics.ts';
import { offerButtons } from './buttons/offer-buttons.ts';
import type { Reply } from './commands/command.ts';
import { rememberContext } from './conversations.ts';
import type { BotRequest } from './handle-request.ts';
import type { BotServices } from './platform.ts';

/** A reply with how its request ended, before anything of it is kept. */
export interface Attempted {
  readonly reply: Reply;
  readonly outcome: Outcome;
}

const logQuestion = async (
  request: BotRequest,
  { reply, outcome }: Attempted,
  { store }: BotServices,
  questionId: string,
): Promise<void> => {
  const { question, answered } = reply.answerable ?? {};
  const text = question?.text;
  const nearest =
    answered?.answer.kind === 'abstention' ? answered.answer.nearest[0]?.documentId : undefined;
  await store?.questions.write(request.userKey, {
    questionId,
    platform: request.platform,
    command: request.command,
    outcome,
    ...(text === undefined ? {} : { text }),
    ...(nearest === undefined ? {} : { nearest }),
  });
};

/**
 * Keeps what the conversation goes on with, what the buttons refer to and that the question was asked;
 * resolves to the reply with its buttons. What cannot be kept is logged: the answer goes out all the same.
 */
export const keepAnswer = async (
  request: BotRequest,
  attempted: Attempted,
  services: BotServices,
  questionId: string,
  logger: Logger,
): Promise<Reply> => {
  const { reply } = attempted;
  if (services.store === undefined || reply.isForgotten === true) return reply;
  try {
    const [withButtons] = await Promise.all([
      offerButtons(reply, request, services, questionId, logger),
      rememberContext(request, reply.conversation, services),
      logQuestion(request, attempted, services, questionId),
    ]);
    return withButtons;
  } catch (err) {
    logger.error({ err }, 'answer could not be kept');
    return reply;
  }
};
