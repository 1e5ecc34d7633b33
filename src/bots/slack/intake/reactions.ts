import type { App, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Listening, listeningAt } from './listening.ts';
import { messageDelivery } from './message-events.ts';
import { isFromPerson, type MessageFields } from './message-fields.ts';

/** Added to the emoji of a person's skin. Source: docs.slack.dev, "reaction_added". */
const SKIN_TONE = /::skin-tone-\d$/u;

/** The message that a reaction is on; `undefined` where it cannot be read. */
const reactedMessage = async (
  client: webApi.WebClient,
  channel: string,
  ts: string,
  logger: Logger,
): Promise<MessageFields | undefined> => {
  try {
    const { messages = [] } = await client.conversations.replies({
      channel,
      ts,
      latest: ts,
      inclusive: true,
      limit: 1,
    });
    const found = messages.find((message) => message.ts === ts);
    return found === undefined ? undefined : { ...found, channel, ts };
  } catch (err) {
    logger.warn({ err }, 'slack message with a reaction could not be read');
    return undefined;
  }
};

/**
 * One emoji, where the operator has named it, asks about the message it is put on: the answer goes into the thread
 * under it, once a message, whoever adds the emoji.
 */
export const hearReactions = (app: App, listening: Listening): void => {
  const { askEmoji, recent, logger } = listening;
  if (askEmoji === undefined) return;
  app.event('reaction_added', async ({ event, body }) => {
    const { client, conversation, settings } = listeningAt(listening, body);
    const { item, reaction, user } = event;
    if (reaction.replace(SKIN_TONE, '') !== askEmoji || item.type !== 'message') return;
    // Slack does not say of which organisation somebody is who reacts in a channel that organisations share.
    if (body.is_ext_shared_channel === true) return;
    if (!recent.isNew(`reaction:${body.team_id}:${item.channel}:${item.ts}`)) return;
    await conversation.track(async () => {
      const message = await reactedMessage(client, item.channel, item.ts, logger);
      if (message === undefined || !isFromPerson(message)) return;
      const asking = { event: { ...message, user }, isEdit: false, isUnaddressed: false };
      const { request, ...reply } = messageDelivery(body.team_id, asking, settings);
      const key = `${request.key}:${askEmoji}`;
      await conversation.answer({ ...reply, request: { ...request, key } });
    });
  });
};
