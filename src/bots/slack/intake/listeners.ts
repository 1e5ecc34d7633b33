import type { App } from '@slack/bolt';
import { noticeCard } from '../../presentation/cards/notice-card.ts';
import { renderCard } from '../blocks/blocks.ts';
import { mayRead } from '../delivery/mark.ts';
import { homeFacts, homeView, isUntouched, offerPrompts } from '../home/home.ts';
import { hearModals } from '../modals/modal-listeners.ts';
import { hearLinks } from '../unfurl/link-listeners.ts';
import { type Listening, listeningAt } from './listening.ts';
import { lookedAt } from './looked-at.ts';
import { outsiderMessage } from './message-events.ts';
import { messagePlaces } from './places.ts';
import { hearButtons } from './press-listeners.ts';
import { hearReactions } from './reactions.ts';
import { helpRequest } from './requests.ts';

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
  const hear = async (body: object): Promise<void> => {
    const { conversation, intake } = listeningAt(listening, body);
    const outsider = outsiderMessage({ ...body });
    if (outsider !== undefined) {
      const { private: place } = messagePlaces(outsider);
      await conversation.show(renderCard(noticeCard({ kind: 'outsider' })), place);
      return;
    }
    const delivery = intake.take(body);
    if (delivery !== undefined) await conversation.answer(delivery);
  };
  app.event('app_mention', ({ body }) => hear(body));
  app.event('message', ({ body }) => hear(body));
};

/** Every slash command that Slack sends us, also one that we do not know: nobody is left without a reply. */
const hearCommands = (app: App, listening: Listening): void => {
  app.command(/^\//u, async ({ ack, body }) => {
    const { conversation, intake, logger } = listeningAt(listening, body);
    await ack().catch((err: unknown) => {
      logger.warn({ err }, 'slash command could not be acknowledged');
    });
    const delivery = intake.take(body);
    if (delivery !== undefined) await conversation.answer(delivery);
  });
};

/** Opening empty direct messages shows the help, and any the prompts; the Home tab shows both. */
const hearHome = (app: App, listening: Listening): void => {
  const { services, welcomed, logger } = listening;
  app.event('app_home_opened', async ({ event, body }) => {
    const { client, conversation, identity, settings } = listeningAt(listening, body);
    const { user, channel, tab } = event;
    const asker = { team: body.team_id, channel, user };
    await conversation.track(async () => {
      const { card } = await conversation.ask(helpRequest(asker, body.event_id, settings));
      if (tab === 'home') {
        const facts = await homeFacts(services, `${body.team_id}:${user}`, settings.tenant, logger);
        await client.views.publish({ user_id: user, view: homeView(card, facts) });
        return;
      }
      const isFirst = welcomed.isNew(`${body.team_id}:${user}`);
      if (isFirst && (await isUntouched(client, channel, logger)))
        await conversation.show(renderCard(card), { kind: 'channel', channel });
      // Slack's changelog and its types name it differently.
      const { context = 'app_context' in event ? event.app_context : undefined } = event;
      const place = lookedAt(body.team_id, context);
      const isReadable = place !== undefined && mayRead(identity.known(), place.channel);
      await offerPrompts(client, channel, card, isReadable);
    });
  });
  // Direct messages bring along what is looked at; the change alone asks nothing, and nothing is kept of it.
  app.event('app_context_changed', async () => {});
};

/** Registers everything the bot hears, for whatever brings it: sockets or HTTP. */
export const registerListeners = (app: App, listening: Listening): void => {
  dropRepeats(app, listening);
  hearMessages(app, listening);
  hearCommands(app, listening);
  hearButtons(app, listening);
  hearModals(app, listening);
  hearHome(app, listening);
  hearReactions(app, listening);
  hearLinks(app, listening);
};
