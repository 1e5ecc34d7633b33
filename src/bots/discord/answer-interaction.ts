import type { Logger } from 'pino';
import type { ChartRenderer } from '../chart-renderer.ts';
import type { Reply, Visibility } from '../commands/command.ts';
import { noticeCard } from '../presentation/notice-card.ts';
import { CODE, codeOf, type DiscordApi, isRefused } from './discord-api.ts';
import { type DiscordFile, type IllustratedMessage, illustrate } from './discord-picture.ts';
import { quoteQuestion } from './quote-question.ts';
import { waitBriefly } from './wait-briefly.ts';

/** Which interaction is answered; its token lives fifteen minutes once it is acknowledged. */
export interface InteractionRef {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

export interface InteractionWork {
  /** Who may see the answer: it cannot become public later. */
  readonly visibility: Visibility;
  /** Shown above a public answer. */
  readonly question?: string;
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
const REPLY = 4;
const DEFER = 5;
const EPHEMERAL = 64;

/** The user already sees an answer, or can no longer be given one: nothing is left to do. */
const LOST: readonly number[] = [
  CODE.unknownInteraction,
  CODE.alreadyAcknowledged,
  CODE.unknownWebhook,
  CODE.invalidWebhookToken,
];

const flagsFor = (visibility: Visibility): { readonly flags?: number } =>
  visibility === 'private' ? { flags: EPHEMERAL } : {};

const toBody = async (reply: Reply, work: InteractionWork): Promise<IllustratedMessage> => {
  const { message, files } = await illustrate(reply.card, work.charts);
  const isShared = reply.visibility === 'public' && work.question !== undefined;
  return { message: isShared ? quoteQuestion(message, work.question ?? '') : message, files };
};

/** The steps of an answer, as calls of Discord's API. */
const createSteps = (api: DiscordApi, { id, token, applicationId }: InteractionRef) => {
  const webhook = `/webhooks/${applicationId}/${token}` as const;
  const acknowledge = (
    type: number,
    data: object,
    files: readonly DiscordFile[] = [],
  ): Promise<unknown> =>
    api.call({
      method: 'POST',
      route: `/interactions/${id}/${token}/callback`,
      body: { type, data },
      files,
      auth: false,
      isRepeatable: true,
    });
  return {
    reply: ({ message, files }: IllustratedMessage, visibility: Visibility) =>
      acknowledge(REPLY, { ...message, ...flagsFor(visibility) }, files),
    defer: (visibility: Visibility) => acknowledge(DEFER, flagsFor(visibility)),
    edit: ({ message, files }: IllustratedMessage) =>
      api.call({
        method: 'PATCH',
        route: `${webhook}/messages/@original`,
        body: message,
        files,
        auth: false,
        isRepeatable: true,
      }),
    /** Takes the public "thinking" away and answers privately. */
    replacePrivately: async ({ message, files }: IllustratedMessage) => {
      await api.call({
        method: 'DELETE',
        route: `${webhook}/messages/@original`,
        auth: false,
        isRepeatable: true,
      });
      await api.call({
        method: 'POST',
        route: webhook,
        body: { ...message, flags: EPHEMERAL },
        files,
        auth: false,
        isRepeatable: false,
      });
    },
  };
};

const failedReply = (reference: string): Reply => ({
  card: noticeCard({ kind: 'failed', reference }),
  visibility: 'private',
});

/** Runs the steps for one reply; a message that Discord refuses is replaced by a notice. */
const send = async (
  steps: ReturnType<typeof createSteps>,
  work: InteractionWork,
  isDeferred: boolean,
  reply: Reply,
): Promise<void> => {
  const body = await toBody(reply, work);
  if (!isDeferred) await steps.reply(body, reply.visibility);
  else if (reply.visibility === 'private' && work.visibility === 'public') {
    await steps.replacePrivately(body);
  } else await steps.edit(body);
};

/** Puts the reply where a process that has ended may have left "thinking", or the same reply; whether it had. */
const sendLate = async (
  steps: ReturnType<typeof createSteps>,
  work: InteractionWork,
): Promise<boolean> => {
  try {
    await send(steps, work, true, await work.reply);
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
  const steps = createSteps(api, interaction);
  let isDeferred = false;
  try {
    if (work.isResumed === true && (await sendLate(steps, work))) return true;
    const early = await waitBriefly(work.reply, work.deferAfterMs ?? DEFER_AFTER_MS);
    if (early === undefined) {
      await steps.defer(work.visibility);
      isDeferred = true;
    }
    await send(steps, work, isDeferred, early ?? (await work.reply));
    return true;
  } catch (err) {
    const code = codeOf(err);
    if (code === CODE.unknownInteraction && work.elsewhere) {
      return work.elsewhere(await work.reply);
    }
    if (LOST.includes(code)) {
      logger.warn({ code }, 'interaction was already answered or came too late');
      return true;
    }
    logger.error({ err }, 'interaction could not be answered');
    if (code !== CODE.invalidForm) return isRefused(err);
    await send(steps, work, isDeferred, failedReply(interaction.id)).catch((error: unknown) =>
      logger.error({ err: error }, 'interaction could not be told of the failure'),
    );
    return true;
  }
};
