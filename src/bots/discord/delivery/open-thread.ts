import type { Logger } from 'pino';
import type { BotServices } from '../../platform.ts';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import { type Asker, conversationKeyOf, PLATFORM } from '../intake/requests.ts';
import { THREAD_NAME_MAX } from '../messages/limits.ts';
import { discordMessage } from '../messages/render.ts';
import { plainLine } from '../messages/text.ts';
import { shortenLabel } from '../messages/trim.ts';
import { LOST } from './answer-interaction.ts';
import { CODE, codeOf, type DiscordApi } from './api.ts';
import { createInteractionCalls, type InteractionRef } from './interaction-calls.ts';

/** A thread to open: under an answer, for follow-ups to it. */
export interface ThreadWish {
  readonly asker: Asker;
  readonly messageId: string;
  /** The receipt of the answer. */
  readonly ref: string;
}

const DAY_MINUTES = 1440;

/** What the thread is called and what its first question leans on, as far as it is still kept. */
const startOf = async (
  { ref, asker, messageId }: ThreadWish,
  { store }: BotServices,
): Promise<string> => {
  const receipt = await store?.receipts.find(ref);
  const isOurs = receipt?.platform === PLATFORM && receipt.place === asker.guildId;
  if (receipt === undefined || !isOurs) return wordsFor(asker.locale).say('form.follow-up.title');
  const { next, question } = receipt;
  const { guildId, userId } = asker;
  if (next !== undefined) {
    // A thread bears the id of the message it stands under.
    const conversation = conversationKeyOf({ guildId, channelId: messageId, userId });
    await store?.conversations.remember(conversation, `${guildId}:${userId}`, next);
  }
  return question.text;
};

const open = async (api: DiscordApi, { asker, messageId }: ThreadWish, title: string) => {
  const name =
    shortenLabel(plainLine(title), THREAD_NAME_MAX) ||
    wordsFor(asker.locale).say('form.follow-up.title');
  await api.call({
    method: 'POST',
    route: `/channels/${asker.channelId}/messages/${messageId}/threads`,
    body: { name, auto_archive_duration: DAY_MINUTES },
    // A second thread under one message is refused.
    isRepeatable: true,
  });
};

/**
 * Opens a thread under an answer, where everything written is a question, and says so there. Where
 * that cannot be, or there is one already, the presser is told how to go on. Never rejects.
 */
export const openThread = async (
  api: DiscordApi,
  interaction: InteractionRef,
  wish: ThreadWish,
  services: BotServices,
  logger: Logger,
): Promise<void> => {
  const calls = createInteractionCalls(api, interaction);
  const words = wordsFor(wish.asker.locale);
  const message = discordMessage(noticeCard({ kind: 'ask-on' }, words));
  try {
    await calls.deferUpdate();
    try {
      await open(api, wish, await startOf(wish, services));
      await api.call({
        method: 'POST',
        route: `/channels/${wish.messageId}/messages`,
        body: { ...message, nonce: interaction.id, enforce_nonce: true },
        isRepeatable: true,
      });
    } catch (err) {
      const isThere = codeOf(err) === CODE.threadExists;
      if (!isThere) logger.warn({ err }, 'thread could not be opened');
      await calls.followUp({ message, files: [] }, 'private');
    }
  } catch (err) {
    const code = codeOf(err);
    if (LOST.includes(code)) logger.warn({ code }, 'press was already answered or came too late');
    else logger.error({ err }, 'press could not be carried out');
  }
};
