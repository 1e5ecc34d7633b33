import type { Logger } from 'pino';
import type { Reply } from '../../commands/command.ts';
import { LOST } from './answer-interaction.ts';
import { CODE, codeOf, type DiscordApi, isRefused } from './api.ts';
import {
  createInteractionCalls,
  type InteractionCalls,
  type InteractionRef,
} from './interaction-calls.ts';
import { sendCard } from './send-card.ts';

/** Acknowledges the press; one that a process before this acknowledged goes on from there. */
const acknowledge = async (calls: InteractionCalls, isResumed: boolean): Promise<void> => {
  try {
    await calls.deferUpdate();
  } catch (err) {
    if (!isResumed || codeOf(err) !== CODE.alreadyAcknowledged) throw err;
  }
};

/**
 * Carries out a press that changes the message it stands under: takes it away, or puts the reply in
 * its place. Any other reply is for whoever pressed alone. Never rejects; resolves to whether nothing is left to do.
 */
export const answerUpdate = async (
  api: DiscordApi,
  interaction: InteractionRef,
  work: { readonly reply: Promise<Reply>; readonly isResumed: boolean },
  logger: Logger,
): Promise<boolean> => {
  const calls = createInteractionCalls(api, interaction);
  try {
    await acknowledge(calls, work.isResumed);
    const { card, removes, replaces } = await work.reply;
    if (replaces === true) {
      await sendCard(card, (message) => calls.edit({ message, files: [] }));
      return true;
    }
    if (removes !== undefined) await calls.remove();
    await sendCard(card, (message) => calls.followUp({ message, files: [] }, 'private'));
    return true;
  } catch (err) {
    const code = codeOf(err);
    if (LOST.includes(code)) logger.warn({ code }, 'press was already answered or came too late');
    else logger.error({ err }, 'press could not be carried out');
    return LOST.includes(code) || isRefused(err);
  }
};
