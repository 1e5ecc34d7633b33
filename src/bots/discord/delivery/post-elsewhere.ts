import type { Logger } from 'pino';
import type { Reply } from '../../commands/command.ts';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { wordsFor } from '../../presentation/words/words.ts';
import type { BotRequest } from '../../requests/bot-request.ts';
import { placeOf } from '../../requests/place.ts';
import { CODE, codeOf, type DiscordApi } from './api.ts';
import { sendCard } from './send-card.ts';

const NEEDED = ['View Channel', 'Send Messages', 'Embed Links'];

/** Whether a channel belongs to the server: a setting may name any channel that its writer knows of. */
const isOfServer = async (api: DiscordApi, channelId: string, guildId: string) => {
  const route = `/channels/${channelId}` as const;
  const channel = await api.call({ method: 'GET', route, isRepeatable: true });
  return (channel as { readonly guild_id?: string }).guild_id === guildId; // a channel object, says Discord's reference
};

/**
 * Posts the card that a reply has for another channel of the same server, once however often it is
 * tried; resolves to the reply, or to a notice that says why it could not be posted. Never rejects.
 */
export const postElsewhere = async (
  api: DiscordApi,
  reply: Reply,
  request: BotRequest,
  logger: Logger,
): Promise<Reply> => {
  const { elsewhere } = reply;
  if (elsewhere === undefined) return reply;
  const { channel, card } = elsewhere;
  const words = wordsFor(request.locale);
  try {
    if (!(await isOfServer(api, channel, placeOf(request)))) {
      return { card: noticeCard({ kind: 'no-help-channel' }, words), visibility: 'private' };
    }
    await sendCard(card, (message) =>
      api.call({
        method: 'POST',
        route: `/channels/${channel}/messages`,
        body: { ...message, nonce: request.key, enforce_nonce: true },
        isRepeatable: true,
      }),
    );
    return reply;
  } catch (err) {
    logger.error({ err }, 'question could not be put to people');
    const code = codeOf(err);
    const isForbidden = code === CODE.missingAccess || code === CODE.missingPermissions;
    return {
      card: isForbidden
        ? noticeCard({ kind: 'missing-permission', permissions: NEEDED }, words)
        : noticeCard({ kind: 'failed', reference: request.key }, words),
      visibility: 'private',
    };
  }
};
