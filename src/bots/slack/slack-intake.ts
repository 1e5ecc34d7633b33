import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import type { BotRequest } from '../handle-request.ts';
import type { RequestInbox } from '../inbox.ts';
import { ACTION_PREFIX } from './slack-buttons.ts';
import type { Dressing, Places } from './slack-conversation.ts';
import { QUESTION_MODAL, readSubmission } from './slack-modal.ts';
import { readShare, SHARE_ACTION } from './slack-offers.ts';
import { messagePlaces, sharePlaces, urlPlaces } from './slack-places.ts';
import { readPress } from './slack-press.ts';
import {
  isFromPerson,
  isOutsider,
  type MessageFields,
  messageRequest,
  modalRequest,
  pressRequest,
  type SlashFields,
  slashRequest,
  typedRequest,
} from './slack-requests.ts';

/** A request with where its reply goes and how it is dressed. */
export interface Delivery {
  readonly request: BotRequest;
  readonly places: Places;
  readonly dressing: Dressing;
}

type Body = Readonly<Record<string, unknown>>;
type MessageEvent = MessageFields & { readonly type?: string };
type PressBody = BlockAction<ButtonAction>;
type Slash = SlashFields & { readonly response_url: string; readonly user_name: string };

/** Whether an event is a message for the bot: a mention, or a direct message from a person. */
const asks = (event: MessageEvent): boolean =>
  isFromPerson(event) &&
  (event.type === 'app_mention' || (event.type === 'message' && event.channel_type === 'im'));

/** The message of somebody of another organisation, in a channel that organisations share. */
export const outsiderMessage = (body: Body): MessageFields | undefined => {
  const event = body.event as MessageEvent | null | undefined; // Slack's envelope
  const isOutside =
    body.is_ext_shared_channel === true &&
    event !== undefined &&
    event !== null &&
    asks(event) &&
    isOutsider(String(body.team_id), event);
  return isOutside ? event : undefined;
};

const readEvent = (body: Body, commandPrefix: string): Delivery | undefined => {
  const event = body.event as MessageEvent | null | undefined; // Slack's envelope
  if (!event || !asks(event) || outsiderMessage(body) !== undefined) return undefined;
  const request = messageRequest(String(body.team_id), event, commandPrefix);
  // In a direct message one simply goes on writing.
  const dressing: Dressing = request.isDirect ? {} : { offer: { kind: 'follow-up' } };
  return { request, places: messagePlaces(event), dressing };
};

const slashDressing = (request: BotRequest, fields: Slash): Dressing => {
  const [question] = Object.values(request.options);
  if (request.visibility === 'public') return { question, lead: `${fields.user_name} asked` };
  const typed = { command: fields.command, text: fields.text };
  return request.isDirect ? {} : { offer: { kind: 'share', typed } };
};

const readSlash = (body: Body, commandPrefix: string): Delivery => {
  const fields = body as unknown as Slash; // Slack's form
  const request = slashRequest(fields, commandPrefix);
  const dressing = slashDressing(request, fields);
  return { request, places: urlPlaces(fields.response_url), dressing };
};

/** A private command once more, for everyone, under who shared it and what was asked. */
const readShared = (body: PressBody, commandPrefix: string): Delivery | undefined => {
  const press = readPress(body);
  const typed = readShare(press.value);
  const places = sharePlaces(body, press.places);
  if (typed === undefined || places === undefined) return undefined;
  const request = typedRequest(press.asker, typed, press.key, commandPrefix);
  const [question] = Object.values(request.options);
  const dressing = { question, lead: `${body.user.name ?? 'Someone'} asked` };
  return { request: { ...request, visibility: 'public' }, places, dressing };
};

const readButton = (body: PressBody, commandPrefix: string): Delivery | undefined => {
  const press = readPress(body);
  if (press.actionId === `${ACTION_PREFIX}:${SHARE_ACTION}`) return readShared(body, commandPrefix);
  const request = pressRequest(press, commandPrefix);
  if (request === undefined) return undefined;
  const dressing = request.press === undefined ? { question: press.value } : {};
  return { request, places: press.places, dressing };
};

/** A question from a modal that belongs to a thread; any other is answered in the modal itself. */
const readModal = (body: ViewSubmitAction, commandPrefix: string): Delivery | undefined => {
  if (body.view.callback_id !== QUESTION_MODAL) return undefined;
  const { question, thread } = readSubmission(body.view);
  if (thread === undefined) return undefined;
  const user = body.user.id;
  const asker = { team: body.team?.id ?? '', channel: thread.channel, user };
  const key = `${body.view.id}:${body.view.hash}`;
  return {
    request: modalRequest(asker, question, key, thread.threadTs, commandPrefix),
    places: {
      public: { kind: 'channel', ...thread },
      private: { kind: 'ephemeral', user, ...thread },
    },
    dressing: { question, lead: `${body.user.name} asked`, offer: { kind: 'follow-up' } },
  };
};

const readBody = (given: object, commandPrefix: string): Delivery | undefined => {
  const body: Body = { ...given };
  // The types are Slack's, by the kind of its payload.
  if (body.type === 'block_actions') return readButton(given as PressBody, commandPrefix);
  if (body.type === 'view_submission') return readModal(given as ViewSubmitAction, commandPrefix);
  if (typeof body.command === 'string') return readSlash(body, commandPrefix);
  return body.type === 'event_callback' ? readEvent(body, commandPrefix) : undefined;
};

/** What a body that Slack delivered asks of the bot; `undefined` for whatever is no request, or has another shape than Slack documents. */
export const readDelivery = (given: object, commandPrefix: string): Delivery | undefined => {
  try {
    return readBody(given, commandPrefix);
  } catch {
    return undefined;
  }
};

/**
 * Records every request before Slack is told that it was taken: Bolt acknowledges events before its
 * listeners run. One that is on record already is acknowledged and left to whoever took it.
 */
export const acceptFirst = (app: App, inbox: RequestInbox, commandPrefix: string): void => {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    const delivery = readDelivery(event.body, commandPrefix);
    if (delivery !== undefined) {
      const { request, places, dressing } = delivery;
      const address = JSON.parse(JSON.stringify({ places, dressing }));
      if ((await inbox.accept(request, address)) === 'duplicate') {
        await event.ack();
        return;
      }
    }
    await process(event);
  };
};
