import { asksForAbove } from '../../../qa/understanding/asking/small-talk.ts';
import { looksAsked } from '../../requests/looks-asked.ts';
import { hasWords } from '../../requests/request-text.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { asksAboutLookedAt, lookedAt } from './looked-at.ts';
import { isFromPerson, isOutsider, type MessageFields } from './message-fields.ts';
import { messagePlaces } from './places.ts';
import type { Above } from './question-above.ts';
import { messageRequest, type RequestSettings } from './requests.ts';
import { messageWords } from './words.ts';

/** An event about a message. */
export type MessageEvent = MessageFields & {
  readonly type?: string;
  readonly edited?: { readonly ts?: string } | undefined;
  /** Of `message_changed`: the message as it is now, and as it was. */
  readonly message?: MessageEvent | undefined;
  readonly previous_message?: { readonly text?: string } | undefined;
};

/** A message that asks the bot something. */
export interface AskingMessage {
  readonly event: MessageEvent;
  /** Whether it stands for an earlier wording. */
  readonly isEdit: boolean;
  /** Written in a thread without naming the bot: a question to it only where it takes part. */
  readonly isUnaddressed: boolean;
}

const MENTION = /<@/u;

/** The message as it stands after a change that a person made to its words. */
const changedMessage = (event: MessageEvent): MessageEvent | undefined => {
  const { message, previous_message: before, channel, channel_type } = event;
  // Slack also tells when it unfolds a link; then the words stay.
  if (message === undefined || message === null || message.edited === undefined) return undefined;
  if (before !== undefined && before.text === message.text) return undefined;
  return { ...message, type: 'message', channel, channel_type };
};

const isThreadTalk = (event: MessageEvent): boolean => {
  const { channel_type, thread_ts, ts, text = '' } = event;
  return (
    (channel_type === 'channel' || channel_type === 'group') &&
    thread_ts !== undefined &&
    thread_ts !== ts &&
    // One that names the bot comes as a mention, too; one that names somebody else is for them.
    !MENTION.test(text) &&
    looksAsked(messageWords(event))
  );
};

/** What an event asks of the bot: a mention, a direct message, an edit of one, or talk in a thread. */
export const readAsking = (event: MessageEvent): AskingMessage | undefined => {
  const isChange = event.type === 'message' && event.subtype === 'message_changed';
  const message = isChange ? changedMessage(event) : event;
  if (message === undefined || !isFromPerson(message)) return undefined;
  const isEdit = isChange || message.edited !== undefined;
  if (message.type === 'app_mention') return { event: message, isEdit, isUnaddressed: false };
  if (message.type !== 'message') return undefined;
  if (message.channel_type === 'im') return { event: message, isEdit, isUnaddressed: false };
  return isThreadTalk(message) ? { event: message, isEdit, isUnaddressed: true } : undefined;
};

/** Whether somebody of another organisation wrote a message, in a channel that organisations share. */
export const isFromOutside = (
  body: Readonly<Record<string, unknown>>,
  message: MessageFields,
): boolean => body.is_ext_shared_channel === true && isOutsider(String(body.team_id), message);

/** The message by which somebody of another organisation asks the bot. */
export const outsiderMessage = (
  body: Readonly<Record<string, unknown>>,
): MessageFields | undefined => {
  const event = body.event as MessageEvent | null | undefined; // Slack's envelope
  const asking = event ? readAsking(event) : undefined;
  if (asking === undefined || asking.isUnaddressed) return undefined;
  return isFromOutside(body, asking.event) ? asking.event : undefined;
};

/** Nothing stands above a direct message: it may mean what its writer looks at elsewhere. */
const isAboutElsewhere = (event: MessageEvent): boolean =>
  event.channel_type === 'im' && asksAboutLookedAt(messageWords(event));

const elsewhereOf = (team: string, event: MessageEvent): Above | undefined => {
  const place = isAboutElsewhere(event) ? lookedAt(team, event.app_context) : undefined;
  return place && { ...place, ts: event.ts };
};

/** Where a mention in a channel says nothing, or asks for no more than an answer, what stands above it is meant. */
const aboveOf = (team: string, event: MessageEvent): Above | undefined => {
  const { channel, channel_type, ts, thread_ts: threadTs } = event;
  if (channel_type === 'im') return elsewhereOf(team, event);
  const words = messageWords(event);
  if (hasWords(words) && !asksForAbove(words)) return undefined;
  const isReply = threadTs !== undefined && threadTs !== ts;
  return { channel, ts, ...(isReply ? { threadTs } : {}) };
};

/** The request that a message makes. */
export const messageDelivery = (
  team: string,
  { event, isEdit }: AskingMessage,
  settings: RequestSettings,
): Delivery => {
  // Its own words name nothing: where nothing can be read elsewhere, it is told how to ask.
  const said = isAboutElsewhere(event) ? { ...event, text: '', blocks: [] } : event;
  const request = messageRequest(team, said, settings);
  const above = aboveOf(team, event);
  const { edited, user = '' } = event;
  const reply = {
    places: messagePlaces(event),
    dressing: {},
    user,
    ...(above === undefined ? {} : { above }),
  };
  return isEdit && edited?.ts !== undefined
    ? {
        ...reply,
        request: { ...request, key: `${request.key}:${edited.ts}`, edits: request.key },
        revises: request.key,
      }
    : { ...reply, request };
};
