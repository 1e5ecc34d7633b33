import { createHash } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackMessage } from '../blocks/blocks.ts';
import type { Identity, IdentityDesk } from '../intake/identity.ts';
import type { MessageRef, Target } from './target.ts';

/** Replies looked through for one of ours; a thread seldom has more. */
const REPLIES_MAX = 200;

/** What reading a conversation needs, by the letter its id begins with. Source: docs.slack.dev, conversations.replies. */
const HISTORY_SCOPES: Readonly<Record<string, string>> = {
  C: 'channels:history',
  G: 'groups:history',
  D: 'im:history',
};

/** Whether the bot's token may read a conversation's messages; whether it is in there, only Slack knows. */
export const mayRead = (identity: Identity | undefined, channel: string): boolean => {
  const needed = HISTORY_SCOPES[channel.charAt(0)];
  return needed !== undefined && identity?.scopes.has(needed) === true;
};

/** The name that one block of a reply carries: the same for the same request, and it tells nothing else. */
const markOf = (requestKey: string): string =>
  `newsdesk-${createHash('sha256').update(requestKey).digest('hex').slice(0, 16)}`;

/** The message with the mark of its request. */
export const withMark = (message: SlackMessage, requestKey: string): SlackMessage => {
  const free = message.blocks.findIndex(({ block_id }) => block_id === undefined);
  const mark = { block_id: markOf(requestKey) };
  return {
    ...message,
    blocks: message.blocks.map((block, index) => (index === free ? { ...block, ...mark } : block)),
  };
};

/** Looks whether a reply stands already: posts are not idempotent in Slack, and one that broke off may have got through. */
export type FindReply = (target: Target, requestKey: string) => Promise<MessageRef | undefined>;

/** Finds replies in threads that the bot may read; `undefined` wherever it may not or there is none. Never rejects. */
export const createFindReply =
  (client: webApi.WebClient, identity: IdentityDesk, logger: Logger): FindReply =>
  async (target, requestKey) => {
    if (target.kind !== 'channel' || target.threadTs === undefined) return undefined;
    const { channel, threadTs } = target;
    if (!mayRead(identity.known(), channel)) return undefined;
    try {
      const limit = REPLIES_MAX;
      const { messages = [] } = await client.conversations.replies({
        channel,
        ts: threadTs,
        limit,
      });
      const mark = markOf(requestKey);
      const found = messages.find(({ blocks = [] }) =>
        blocks.some(({ block_id }) => block_id === mark),
      );
      return found?.ts === undefined ? undefined : { channel, ts: found.ts };
    } catch (err) {
      logger.debug({ err }, 'slack thread could not be read');
      return undefined;
    }
  };
