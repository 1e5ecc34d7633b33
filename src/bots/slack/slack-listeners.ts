import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Logger } from 'pino';
import { noticeCard } from '../presentation/notice-card.ts';
import type { RecentKeys } from './recent-keys.ts';
import { renderCard } from './slack-blocks.ts';
import { ACTION_PREFIX, ASK_ACTION } from './slack-buttons.ts';
import type { Conversation, Places } from './slack-conversation.ts';
import { homeView, offerPrompts } from './slack-home.ts';
import { readPress } from './slack-press.ts';
import {
  buttonRequest,
  helpRequest,
  isFromPerson,
  type MessageFields,
  messageRequest,
  slashRequest,
  threadOf,
} from './slack-requests.ts';

export interface Listening {
  readonly conversation: Conversation;
  /** Messages and events that were taken. */
  readonly recent: RecentKeys;
  /** Who was shown the help in their direct messages. */
  readonly welcomed: RecentKeys;
  readonly commandPrefix: string;
  readonly logger: Logger;
}

const threadPlaces = (message: MessageFields): Places => {
  const { channel, user = '' } = message;
  const threadTs = threadOf(message);
  return {
    public: { kind: 'channel', channel, threadTs },
    private: { kind: 'ephemeral', channel, user, threadTs },
  };
};

const urlPlaces = (url: string): Places => ({
  public: { kind: 'response-url', url, isPublic: true },
  private: { kind: 'response-url', url, isPublic: false },
});

/** Slack sends an event again when it is not sure that it was taken. */
const dropRepeats = (app: App, { recent }: Listening): void => {
  app.use(async ({ body, next }) => {
    const id: unknown = 'event_id' in body ? body.event_id : undefined;
    if (typeof id === 'string' && !recent.isNew(id)) return;
    await next();
  });
};

/** Mentions in channels and direct messages; one message may come as both. */
const hearMessages = (app: App, listening: Listening): void => {
  const { conversation, recent, commandPrefix } = listening;
  const hear = async (team: string, message: MessageFields): Promise<void> => {
    if (!isFromPerson(message)) return;
    if (!recent.isNew(`${team}:${message.channel}:${message.ts}`)) return;
    const request = messageRequest(team, message, commandPrefix);
    await conversation.answer(request, threadPlaces(message));
  };
  app.event('app_mention', async ({ event, body }) => {
    await hear(body.team_id, event);
  });
  app.event('message', async ({ event, body }) => {
    if (event.channel_type === 'im') await hear(body.team_id, event);
  });
};

/** Every slash command that Slack sends us, also one that we do not know: nobody is left without a reply. */
const hearCommands = (app: App, listening: Listening): void => {
  const { conversation, commandPrefix, logger } = listening;
  app.command(/^\//u, async ({ ack, command }) => {
    await ack().catch((err: unknown) => {
      logger.warn({ err }, 'slash command could not be acknowledged');
    });
    const request = slashRequest(command, commandPrefix);
    const question =
      request.visibility === 'public' ? Object.values(request.options)[0] : undefined;
    await conversation.answer(request, urlPlaces(command.response_url), question);
  });
};

/** Buttons that ask a question, and those whose card is gone. */
const hearButtons = (app: App, listening: Listening): void => {
  const { conversation, commandPrefix } = listening;
  const ours = new RegExp(`^${ACTION_PREFIX}:`, 'u');
  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: ours },
    async ({ ack, action, body }) => {
      await ack();
      const press = readPress(body);
      if (!action.action_id.startsWith(`${ACTION_PREFIX}:${ASK_ACTION}:`)) {
        await conversation.show(renderCard(noticeCard({ kind: 'gone' })), press.places.private);
        return;
      }
      const request = buttonRequest(press, commandPrefix);
      await conversation.answer(request, press.places, press.value);
    },
  );
};

/** Opening the direct messages shows the help once, and prompts every time; the Home tab shows both. */
const hearHome = (app: App, listening: Listening): void => {
  const { conversation, welcomed, commandPrefix } = listening;
  app.event('app_home_opened', async ({ event, body, client }) => {
    const { user, channel, tab } = event;
    const asker = { team: body.team_id, channel, user };
    await conversation.track(async () => {
      const { card } = await conversation.ask(helpRequest(asker, body.event_id, commandPrefix));
      if (tab === 'home') {
        await client.views.publish({ user_id: user, view: homeView(card) });
        return;
      }
      const isFirst = welcomed.isNew(`${body.team_id}:${user}`);
      if (isFirst) await conversation.show(renderCard(card), { kind: 'channel', channel });
      await offerPrompts(client, channel, card);
    });
  });
};

/** Registers everything the bot hears, for whatever brings it: sockets or HTTP. */
export const registerListeners = (app: App, listening: Listening): void => {
  dropRepeats(app, listening);
  hearMessages(app, listening);
  hearCommands(app, listening);
  hearButtons(app, listening);
  hearHome(app, listening);
};
