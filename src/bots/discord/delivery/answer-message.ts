import type { Logger } from 'pino';
import type { ChartRenderer } from '../../chart-renderer.ts';
import type { Reply } from '../../commands/command.ts';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import type { DiscordMessage } from '../messages/message.ts';
import { type IllustratedMessage, illustrate, withoutPicture } from '../messages/picture.ts';
import { discordMessage } from '../messages/render.ts';
import { CODE, codeOf, type DiscordApi, isRefused, replyCall, typingCall } from './api.ts';
import { inEitherStyle } from './send-card.ts';
import { waitBriefly } from './wait-briefly.ts';

/** Where a question stands that came as a message. */
export interface MessageRef {
  readonly id: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly authorId: string;
}

/** An answer that takes longer is announced by "typing". */
const TYPING_AFTER_MS = 300;
const NEEDED = ['View Channel', 'Send Messages', 'Send Messages in Threads', 'Embed Links'];

/** Tells the asker in direct messages that the bot may not write where they asked. */
const tellPrivately = async (api: DiscordApi, message: MessageRef): Promise<void> => {
  const opened = await api.call({
    method: 'POST',
    route: '/users/@me/channels',
    body: { recipient_id: message.authorId },
    isRepeatable: true,
  });
  const { id } = opened as { readonly id: string };
  const body = discordMessage(noticeCard({ kind: 'missing-permission', permissions: NEEDED }));
  await api.call({
    method: 'POST',
    route: `/channels/${id}/messages`,
    body: { ...body, nonce: message.id, enforce_nonce: true },
    isRepeatable: true,
  });
};

const isForbidden = (code: number): boolean =>
  code === CODE.missingAccess || code === CODE.missingPermissions;

/**
 * Answers a message with a reply to it; sent twice it is posted once. Never rejects: where the bot
 * may not write, the asker is told in direct messages, and what Discord refuses becomes a notice.
 * Resolves to whether nothing is left to do: a failure that passes is worth another try.
 */
export const answerMessage = async (
  api: DiscordApi,
  message: MessageRef,
  work: Promise<Reply>,
  logger: Logger,
  charts?: ChartRenderer,
): Promise<boolean> => {
  const early = await waitBriefly(work, TYPING_AFTER_MS);
  if (early === undefined) {
    api
      .call(typingCall(message.channelId))
      .catch((err: unknown) => logger.debug({ err }, 'typing could not be shown'));
  }
  const { card } = early ?? (await work);
  try {
    const { rest } = await inEitherStyle(async (style) => {
      const illustrated = await illustrate(card, charts, { messages: 'all', style });
      await postReply(api, message, illustrated);
      return illustrated;
    });
    await postRest(api, message, rest);
    return true;
  } catch (err) {
    const code = codeOf(err);
    logger.error({ err }, 'message could not be answered');
    const other = isForbidden(code)
      ? tellPrivately(api, message)
      : code === CODE.invalidForm && sendFailure(api, message);
    await Promise.resolve(other).catch((error: unknown) =>
      logger.warn({ err: error }, 'asker could not be told of the failure'),
    );
    return isRefused(err);
  }
};

/** Posts the reply; where files may not be sent, without its picture. */
const postReply = async (
  api: DiscordApi,
  { channelId, id }: MessageRef,
  illustrated: IllustratedMessage,
): Promise<void> => {
  try {
    await api.call(replyCall(channelId, id, illustrated));
  } catch (err) {
    if (illustrated.files.length === 0 || codeOf(err) !== CODE.missingPermissions) throw err;
    await api.call(replyCall(channelId, id, withoutPicture(illustrated)));
  }
};

/** What one message could not hold, under it. */
const postRest = async (
  api: DiscordApi,
  { channelId, id }: MessageRef,
  rest: readonly DiscordMessage[],
): Promise<void> => {
  for (const [index, message] of rest.entries()) {
    const body = { ...message, nonce: `${id}-${index + 1}`, enforce_nonce: true };
    const route = `/channels/${channelId}/messages` as const;
    await api.call({ method: 'POST', route, body, isRepeatable: true });
  }
};

const sendFailure = (api: DiscordApi, message: MessageRef): Promise<unknown> => {
  const body = discordMessage(noticeCard({ kind: 'failed', reference: message.id }));
  return api.call(replyCall(message.channelId, message.id, { message: body, files: [] }));
};
