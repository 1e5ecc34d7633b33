import type { App, BlockAction, ButtonAction, ReceiverEvent, ViewSubmitAction } from '@slack/bolt';
import type { Logger } from 'pino';
import type { BotRequest } from '../../requests/bot-request.ts';
import type { RequestInbox } from '../../requests/inbox.ts';
import type { Delivery, Dressing } from '../delivery/delivery.ts';
import type { Workspace } from '../install/workspace.ts';
import type { Workspaces } from '../install/workspaces.ts';
import { QUESTION_MODAL, readSubmission } from '../modals/modal.ts';
import type { Acknowledgements } from '../transport/acknowledgements.ts';
import { isFromOutside, type MessageEvent, messageDelivery, readAsking } from './message-events.ts';
import { urlPlaces } from './places.ts';
import { readPress } from './press.ts';
import {
  modalRequest,
  pressRequest,
  type RequestSettings,
  type SlashFields,
  slashRequest,
} from './requests.ts';
import type { Threads } from './threads.ts';

type Body = Readonly<Record<string, unknown>>;
type PressBody = BlockAction<ButtonAction>;
type Slash = SlashFields & { readonly response_url: string; readonly user_name: string };

/** A request as it was read, before it is known whether it is one. */
interface Reading {
  readonly delivery: Delivery;
  /** Only where the bot takes part in the conversation. */
  readonly isUnaddressed?: boolean;
}

const readEvent = (body: Body, settings: RequestSettings): Reading | undefined => {
  const event = body.event as MessageEvent | null | undefined; // Slack's envelope
  const asking = event ? readAsking(event) : undefined;
  if (asking === undefined || isFromOutside(body, asking.event)) return undefined;
  const delivery = messageDelivery(String(body.team_id), asking, settings);
  return { delivery, isUnaddressed: asking.isUnaddressed };
};

const slashDressing = (request: BotRequest, fields: Slash): Dressing => {
  const [question] = Object.values(request.options);
  if (request.visibility === 'public') return { question, lead: `${fields.user_name} asked` };
  return request.isDirect ? {} : { channel: fields.channel_id };
};

const readSlash = (body: Body, settings: RequestSettings): Delivery => {
  const fields = body as unknown as Slash; // Slack's form
  const request = slashRequest(fields, settings);
  const dressing = slashDressing(request, fields);
  return { request, places: urlPlaces(fields.response_url), dressing, user: fields.user_id };
};

const readButton = (body: PressBody, settings: RequestSettings): Delivery | undefined => {
  const press = readPress(body);
  const request = press.isOutside ? undefined : pressRequest(press, settings);
  if (request === undefined) return undefined;
  const { places, message, asker, value, userName } = press;
  const isAsked = request.press === undefined;
  // A button on a private message answers privately; only what is shared goes to everyone.
  const public_ = isAsked && press.visibility === 'private' ? places.private : places.public;
  return {
    request,
    places: { ...places, public: public_ },
    dressing: isAsked ? { question: value } : { lead: `${userName} asked` },
    user: asker.user,
    pressed: message,
  };
};

/** A question from a modal that belongs to a thread; any other is answered in the modal itself. */
const readModal = (body: ViewSubmitAction, settings: RequestSettings): Delivery | undefined => {
  if (body.view.callback_id !== QUESTION_MODAL) return undefined;
  const { question, origin } = readSubmission(body.view);
  const { channel, threadTs } = origin;
  if (channel === undefined || threadTs === undefined) return undefined;
  const user = body.user.id;
  const key = `${body.view.id}:${body.view.hash}`;
  const asker = { team: body.team?.id ?? '', user };
  return {
    request: modalRequest(asker, question, key, origin, settings),
    places: {
      public: { kind: 'channel', channel, threadTs },
      private: { kind: 'ephemeral', user, channel, threadTs },
    },
    dressing: { question, lead: `${body.user.name} asked` },
    user,
  };
};

const readBody = (given: object, settings: RequestSettings): Reading | undefined => {
  const body: Body = { ...given };
  const addressed = (delivery: Delivery | undefined): Reading | undefined =>
    delivery === undefined ? undefined : { delivery };
  // The types are Slack's, by the kind of its payload.
  if (body.type === 'block_actions') return addressed(readButton(given as PressBody, settings));
  if (body.type === 'view_submission') {
    return addressed(readModal(given as ViewSubmitAction, settings));
  }
  if (typeof body.command === 'string') return addressed(readSlash(body, settings));
  return body.type === 'event_callback' ? readEvent(body, settings) : undefined;
};

/** What a body asks; whatever has another shape than Slack documents is no request. */
const read = (given: object, settings: RequestSettings): Reading | undefined => {
  try {
    return readBody(given, settings);
  } catch {
    return undefined;
  }
};

/** What a body that Slack delivered asks of the bot, if it is for the bot; `undefined` for whatever asks nothing. */
export const readDelivery = (given: object, settings: RequestSettings): Delivery | undefined =>
  read(given, settings)?.delivery;

/** What was accepted and not answered yet, by the body that Slack delivered. */
export interface Intake {
  /** The workspace of a body that came through here. */
  workspaceOf(body: object): Workspace;
  /** The request of a body, for whoever answers it; `undefined` for a body that asks nothing. */
  take(body: object): Delivery | undefined;
}

/** The team a body comes from. Source: docs.slack.dev, the payloads of events, commands and interactions. */
const teamOf = (body: Body): string => {
  const { team_id: id, team } = body;
  if (typeof id === 'string') return id;
  const inner: unknown = typeof team === 'object' && team !== null && 'id' in team ? team.id : '';
  return typeof inner === 'string' ? inner : '';
};

/** When a team took the bot's token back, in milliseconds; `undefined` for anything else. Source: docs.slack.dev, "app_uninstalled", "tokens_revoked". */
const leftAt = ({ type, event, event_time: seconds }: Body): number | undefined => {
  if (type !== 'event_callback' || typeof event !== 'object' || event === null) return undefined;
  const { type: kind, tokens } = event as { type?: unknown; tokens?: { bot?: unknown } }; // Slack's
  const isOfBot = Array.isArray(tokens?.bot) && tokens.bot.length > 0;
  const hasLeft = kind === 'app_uninstalled' || (kind === 'tokens_revoked' && isOfBot);
  // Slack tells the second: whoever installed it within that second has left, too.
  return hasLeft ? Number(seconds) * 1000 + 999 : undefined;
};

export interface IntakeOptions {
  readonly inbox: RequestInbox;
  readonly threads: Threads;
  readonly acknowledgements: Acknowledgements;
  readonly workspaces: Workspaces;
  readonly logger: Logger;
}

/**
 * Records every request before Slack is told that it was taken: Bolt acknowledges events before its
 * listeners run. One that is on record already is acknowledged and left to whoever took it. What comes from a
 * workspace that the bot is not installed in is acknowledged, and nothing else.
 */
export const acceptFirst = (app: App, options: IntakeOptions): Intake => {
  const { inbox, threads, acknowledgements, workspaces, logger } = options;
  const accepted = new WeakMap<object, Delivery>();
  const hosts = new WeakMap<object, Workspace>();
  const process = app.processEvent.bind(app);

  /** The request, where it is one: talk in a thread is only where the bot takes part in it. */
  const requestOf = async (body: object, { settings }: Workspace) => {
    const reading = read(body, settings);
    if (reading === undefined) return undefined;
    const { delivery, isUnaddressed = false } = reading;
    const isOurs = !isUnaddressed || (await threads.isOurs(delivery.request.conversationKey));
    return isOurs ? delivery : undefined;
  };

  /** The workspace that goes on; one that leaves is forgotten before Slack is told that it was heard. */
  const hostOf = async (body: Body): Promise<Workspace | undefined> => {
    const team = teamOf(body);
    const left = leftAt(body);
    if (left !== undefined) await workspaces.leave(team, left);
    const workspace = await workspaces.of(team);
    if (workspace === undefined) logger.info('slack workspace is not installed');
    return workspace;
  };

  const accept = async (event: ReceiverEvent): Promise<void> => {
    const workspace = await hostOf(event.body);
    if (workspace === undefined) {
      await event.ack();
      return;
    }
    hosts.set(event.body, workspace);
    const delivery = await requestOf(event.body, workspace);
    if (delivery !== undefined) {
      const { request, ...rest } = delivery;
      const address = JSON.parse(JSON.stringify(rest));
      if ((await inbox.accept(request, address)) === 'duplicate') {
        await event.ack();
        return;
      }
      if (delivery.places.public.kind === 'channel') threads.joined(request.conversationKey);
      accepted.set(event.body, delivery);
    }
    await process(event);
  };

  app.processEvent = async (event) => {
    // A form is answered in its acknowledgement: nothing else should wait for that.
    const isForm = 'type' in event.body && event.body.type === 'view_submission';
    const end = isForm ? () => {} : acknowledgements.begin();
    const ack: ReceiverEvent['ack'] = async (response) => {
      await event.ack(response);
      end();
    };
    await accept({ ...event, ack }).finally(end);
  };

  return {
    workspaceOf: (body) => {
      const workspace = hosts.get(body);
      if (workspace === undefined) throw new Error('the body came another way');
      return workspace;
    },
    take: (body) => {
      const delivery = accepted.get(body);
      accepted.delete(body);
      return delivery;
    },
  };
};
