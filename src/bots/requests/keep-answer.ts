import type { Logger } from 'pino';
import type { Answer, DocumentId } from '../../qa/types.ts';
import { newReceiptRef } from '../../store/sql/working-state.ts';
import type { Outcome } from '../../telemetry/metrics.ts';
import { offerButtons } from '../buttons/offer-buttons.ts';
import type { Reply } from '../commands/command.ts';
import type { BotServices } from '../platform.ts';
import { citationsOf } from '../presentation/cards/answer-card.ts';
import type { BotRequest } from './bot-request.ts';
import { rememberContext } from './conversations.ts';

/** A reply with how its request ended, before anything of it is kept. */
export interface Attempted {
  readonly reply: Reply;
  readonly outcome: Outcome;
}

/** The article that is quoted, or comes nearest. */
const nearestTo = (answer: Answer): DocumentId | undefined =>
  answer.kind === 'abstention' ? answer.nearest[0]?.documentId : citationsOf(answer)[0].documentId;

const logQuestion = async (
  request: BotRequest,
  { reply, outcome }: Attempted,
  { store }: BotServices,
  questionId: string,
): Promise<void> => {
  const { question, answered } = reply.answerable ?? {};
  const text = question?.text;
  const nearest = answered && nearestTo(answered.answer);
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
  const { store, afterwards } = services;
  const isKept = reply.isForgotten !== true && reply.isLookup !== true;
  if (store === undefined || !isKept) return reply;
  const key = newReceiptRef();
  const offering = offerButtons(reply, request, services, questionId, key, logger);
  const kept = Promise.all([
    offering.then(({ receipt }) => receipt && store.receipts.keep(request.userKey, receipt, key)),
    rememberContext(request, reply.conversation, services),
    logQuestion(request, attempted, services, questionId),
  ]).then(
    () => true,
    (err: unknown) => {
      logger.error({ err }, 'answer could not be kept');
      return false;
    },
  );
  afterwards?.(request.userKey, kept);
  const isDurable = afterwards === undefined ? await kept : true;
  return isDurable ? offering.then(({ reply: offered }) => offered).catch(() => reply) : reply;
};
