import type { App } from '@slack/bolt';
import { noticeCard } from '../presentation/notice-card.ts';
import { renderCard } from './slack-blocks.ts';
import type { Dressing, Places } from './slack-conversation.ts';
import { homeView, offerPrompts } from './slack-home.ts';
import type { Listening } from './slack-listening.ts';
import { hearModals } from './slack-modal-listeners.ts';
import { hearButtons } from './slack-press-listeners.ts';
import {
  helpRequest,
  isFromPerson,
  isOutsider,
  type MessageFields,
  messageRequest,
  slashRequest,
  threadOf,
} from './slack-requests.ts';

/** In a direct message one simply goes on writing. */
const FOLLOW_UP: Dressing = { offer: { kind: 'follow-up' } };

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

interface EventBody {
  readonly team_id: string;
  /** The channel is shared with another organisation. */
  readonly is_ext_shared_channel?: boolean;
}

/** Mentions in channels and direct messages; one message may come as both. */
const hearMessages = (app: App, listening: Listening): void => {
  const { conversation, recent, commandPrefix } = listening;
  const hear = async (body: EventBody, message: MessageFields): Promise<void> => {
    const team = body.team_id;
    if (!isFromPerson(message)) return;
    if (!recent.isNew(`${team}:${message.channel}:${message.ts}`)) return;
    const request = messageRequest(team, message, commandPrefix);
    const places = threadPlaces(message);
    if (body.is_ext_shared_channel && isOutsider(team, message)) {
      await conversation.show(renderCard(noticeCard({ kind: 'outsider' })), places.private);
      return;
    }
    await conversation.answer(request, places, request.isDirect ? {} : FOLLOW_UP);
  };
  app.event('app_mention', async ({ event, body }) => {
    await hear(body, event);
  });
  app.event('message', async ({ event, body }) => {
    if (event.channel_type === 'im') await hear(body, event);
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
    const places = urlPlaces(command.response_url);
    const question = Object.values(request.options)[0];
    const typed = { command: command.command, text: command.text };
    const dressing: Dressing =
      request.visibility === 'public'
        ? { question, lead: `${command.user_name} asked` }
        : request.isDirect
          ? {}
          : { offer: { kind: 'share', typed } };
    await conversation.answer(request, places, dressing);
  });
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
  hearModals(app, listening);
  hearHome(app, listening);
};
