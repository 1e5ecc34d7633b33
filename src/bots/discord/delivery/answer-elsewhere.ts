import type { Logger } from 'pino';
import type { Reply } from '../../commands/command.ts';
import { quoteQuestion } from '../messages/quote-question.ts';
import { type DiscordApi, isRefused } from './api.ts';
import { sendCard } from './send-card.ts';

/** Whom to answer, and where, once an interaction can no longer be. */
export interface Elsewhere {
  /** Makes the message one, however often it is sent. */
  readonly nonce: string;
  readonly channelId: string;
  readonly userId: string;
  readonly question: string;
}

/** The channel for a public reply; the asker's direct messages for a private one. */
const placeOf = async (api: DiscordApi, reply: Reply, to: Elsewhere): Promise<string> => {
  if (reply.visibility === 'public') return to.channelId;
  const opened = await api.call({
    method: 'POST',
    route: '/users/@me/channels',
    body: { recipient_id: to.userId },
    isRepeatable: true,
  });
  return (opened as { readonly id: string }).id; // a channel object, says Discord's reference
};

/**
 * Answers a question whose interaction ran out before it was acknowledged, as a message under the question.
 * Never rejects; resolves to whether nothing is left to do.
 */
export const answerElsewhere = async (
  api: DiscordApi,
  reply: Reply,
  to: Elsewhere,
  logger: Logger,
): Promise<boolean> => {
  try {
    const question = reply.shared?.question ?? reply.asked ?? to.question;
    const place = await placeOf(api, reply, to);
    await sendCard(reply.card, (message) =>
      api.call({
        method: 'POST',
        route: `/channels/${place}/messages`,
        body: { ...quoteQuestion(message, question), nonce: to.nonce, enforce_nonce: true },
        isRepeatable: true,
      }),
    );
    return true;
  } catch (err) {
    logger.error({ err }, 'interaction could not be answered elsewhere');
    return isRefused(err);
  }
};
