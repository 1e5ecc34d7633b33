import type { Logger } from 'pino';
import type { ChartRenderer } from '../../chart-renderer.ts';
import type { Reply, Visibility } from '../../commands/command.ts';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { type Illustrated, type IllustrateOptions, illustrate } from '../messages/picture.ts';
import { quoteQuestion } from '../messages/quote-question.ts';
import { CODE, codeOf, type DiscordApi, isRefused } from './api.ts';
import {
  createInteractionCalls,
  type InteractionCalls,
  type InteractionRef,
} from './interaction-calls.ts';
import { inEitherStyle } from './send-card.ts';
import { waitBriefly } from './wait-briefly.ts';

export interface InteractionWork {
  /** Who may see the answer: it cannot become public later. */
  readonly visibility: Visibility;
  /** Shown above a public answer. */
  readonly question?: string;
  /** Who asked, named where an answer is shared. */
  readonly userId?: string;
  /** Never rejects. */
  readonly reply: Promise<Reply>;
  readonly charts?: ChartRenderer | undefined;
  /** How long the reply may take before "thinking" is shown. */
  readonly deferAfterMs?: number;
  /** Taken by a process that has ended, perhaps after it was acknowledged or even answered. */
  readonly isResumed?: boolean;
  /** Answers another way when the interaction ran out before it was acknowledged; whether that worked. */
  readonly elsewhere?: (reply: Reply) => Promise<boolean>;
}

/** Discord allows 3 s for the first answer; after this long "thinking" is shown instead. */
const DEFER_AFTER_MS = 300;

/** The user already sees an answer, or can no longer be given one: nothing is left to do. */
export const LOST: readonly number[] = [
  CODE.unknownInteraction,
  CODE.alreadyAcknowledged,
  CODE.unknownWebhook,
  CODE.invalidWebhookToken,
];

const toShow = async (
  reply: Reply,
  { question: asked, userId, charts }: InteractionWork,
  options: IllustrateOptions,
): Promise<Illustrated> => {
  const shown = await illustrate(reply.card, charts, options);
  const question = reply.shared?.question ?? reply.asked ?? asked;
  if (reply.visibility === 'private' || question === undefined) return shown;
  const by = reply.shared === undefined ? undefined : userId;
  return { ...shown, message: quoteQuestion(shown.message, question, by) };
};

const failedReply = (reference: string): Reply => ({
  card: noticeCard({ kind: 'failed', reference }),
  visibility: 'private',
});

/** Sends what one message could not hold. A message that fails is not sent again: the first then says what is missing. */
const sendRest = async (
  calls: InteractionCalls,
  work: InteractionWork,
  reply: Reply,
  { rest }: Illustrated,
  logger: Logger,
): Promise<void> => {
  try {
    for (const message of rest) await calls.followUp({ message, files: [] }, reply.visibility);
  } catch (err) {
    logger.error({ err }, 'part of an answer could not be posted');
    await calls.edit(await toShow(reply, work, { messages: 'one' }));
  }
};

/** Shows a reply: at once, or where "thinking" stands. */
const send = async (
  calls: InteractionCalls,
  work: InteractionWork,
  isDeferred: boolean,
  reply: Reply,
  logger: Logger,
): Promise<void> => {
  // What follows a message is never repeated: an answer that may have been posted before is one message.
  const messages = work.isResumed === true ? 'one' : 'all';
  const isMoved = isDeferred && reply.visibility === 'private' && work.visibility === 'public';
  // The public "thinking" goes away; the answer is for the asker alone.
  if (isMoved) await calls.remove();
  const shown = await inEitherStyle(async (style) => {
    const made = await toShow(reply, work, { messages, style });
    if (!isDeferred) await calls.reply(made, reply.visibility);
    else if (isMoved) await calls.followUp(made, 'private');
    else await calls.edit(made);
    return made;
  });
  await sendRest(calls, work, reply, shown, logger);
};

/** Puts the reply where a process that has ended may have left "thinking", or the same reply; whether it had. */
const sendLate = async (
  calls: InteractionCalls,
  work: InteractionWork,
  logger: Logger,
): Promise<boolean> => {
  try {
    await send(calls, work, true, await work.reply, logger);
    return true;
  } catch (err) {
    if (LOST.includes(codeOf(err))) return false;
    throw err;
  }
};

/**
 * Answers an interaction: at once when the reply is ready in time, otherwise after "thinking".
 * A private answer is private on every way. Never rejects: an interaction that Discord has given up,
 * or that is already answered, is logged and dropped. Resolves to whether nothing is left to do.
 */
export const answerInteraction = async (
  api: DiscordApi,
  interaction: InteractionRef,
  work: InteractionWork,
  logger: Logger,
): Promise<boolean> => {
  const calls = createInteractionCalls(api, interaction);
  let isDeferred = false;
  try {
    if (work.isResumed === true && (await sendLate(calls, work, logger))) return true;
    const early = await waitBriefly(work.reply, work.deferAfterMs ?? DEFER_AFTER_MS);
    if (early === undefined) {
      await calls.defer(work.visibility);
      isDeferred = true;
    }
    await send(calls, work, isDeferred, early ?? (await work.reply), logger);
    return true;
  } catch (err) {
    const code = codeOf(err);
    if (LOST.includes(code)) {
      logger.warn({ code }, 'interaction was already answered or came too late');
      const isTooLate = code === CODE.unknownInteraction && !isDeferred;
      return isTooLate && work.elsewhere ? work.elsewhere(await work.reply) : true;
    }
    logger.error({ err }, 'interaction could not be answered');
    if (code !== CODE.invalidForm) return isRefused(err);
    const failed = failedReply(interaction.id);
    await send(calls, work, isDeferred, failed, logger).catch((error: unknown) =>
      logger.error({ err: error }, 'interaction could not be told of the failure'),
    );
    return true;
  }
};
