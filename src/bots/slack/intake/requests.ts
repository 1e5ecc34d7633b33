import type { Command } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/commands.ts';
import { ACTION_KINDS } from '../../presentation/card.ts';
import type { BotRequest } from '../../requests/bot-request.ts';
import type { Tenant } from '../../scopes/channel-settings.ts';
import { ASK_ACTION } from '../blocks/buttons.ts';
import { ACTION_PREFIX } from '../blocks/controls.ts';
import type { SlackSettings } from '../settings.ts';
import type { Asker } from './asker.ts';
import { readCommandText } from './command-text.ts';
import { readSlackText } from './inbound-text.ts';
import { type MessageFields, threadOf } from './message-fields.ts';
import type { Press } from './press.ts';
import { messageWords } from './words.ts';

/** What the operator chose that every request carries. */
export type RequestSettings = Pick<SlackSettings, 'commandPrefix' | 'admins' | 'helpChannel'> & {
  /** The workspace, where it is one of many that the process serves. */
  readonly tenant?: Tenant;
};

/** What the bot can carry out under a reply that everyone sees, in direct messages, and under a private one. */
const PUBLIC_OFFERS = ['rest', 'follow-up', 'comment', 'remove'] as const;
const DIRECT_OFFERS = ['rest', 'comment', 'remove'] as const;
const PRIVATE_OFFERS = ['rest', 'share', 'follow-up', 'comment'] as const;

/** Free text asks this command. */
const ASK = 'ask';

/** A slash command's payload, as far as it matters here. */
export interface SlashFields {
  readonly command: string;
  readonly text: string;
  readonly team_id: string;
  readonly channel_id: string;
  readonly user_id: string;
  readonly trigger_id: string;
}

/** What free text asks, as a command's options. */
export const askOptions = (text: string): BotRequest['options'] => {
  const [first] = COMMANDS.find(({ name }) => name === ASK)?.options ?? [];
  return first === undefined ? {} : { [first.name]: text };
};

/** A request with its keys. */
const requestOf = (
  asker: Asker,
  conversation: string,
  { commandPrefix, admins, helpChannel, tenant }: RequestSettings,
  rest: Omit<BotRequest, 'platform' | 'userKey' | 'conversationKey'>,
): BotRequest => ({
  platform: 'slack',
  commandPrefix,
  isAdmin: admins.includes(asker.user),
  ...(helpChannel === undefined ? {} : { helpChannel }),
  ...(tenant === undefined ? {} : { tenant }),
  userKey: `${asker.team}:${asker.user}`,
  conversationKey: `${asker.team}:${asker.channel}:${conversation}`,
  channelKey: `${asker.team}:${asker.channel}`,
  ...rest,
});

/** A question in free text: a mention or a direct message, whose reply everyone in the thread sees. */
export const messageRequest = (
  team: string,
  message: MessageFields,
  settings: RequestSettings,
): BotRequest => {
  const { channel, ts, user = '' } = message;
  return requestOf({ team, channel, user }, threadOf(message), settings, {
    key: `${team}:${channel}:${ts}`,
    command: ASK,
    options: askOptions(messageWords(message)),
    isDirect: message.channel_type === 'im',
    visibility: 'public',
    offers: message.channel_type === 'im' ? DIRECT_OFFERS : PUBLIC_OFFERS,
  });
};

/** Buttons that open a form; what is written there is the request. */
const FORM_ACTIONS: ReadonlySet<string> = new Set(['follow-up', 'comment']);

/** What a button stands for: a question asked again, or an action on the answer above it. */
const pressed = ({ actionId, value }: Press): Partial<BotRequest> | undefined => {
  const [prefix, name = ''] = actionId.split(':');
  if (prefix !== ACTION_PREFIX || FORM_ACTIONS.has(name)) return undefined;
  if (name === ASK_ACTION) return { options: askOptions(value) };
  const action = ACTION_KINDS.find((kind) => kind === name);
  return action === undefined ? undefined : { command: action, press: { action, ref: value } };
};

/** Whether a channel is somebody's direct messages; the id of a person stands for theirs with the bot. */
const isDirectChannel = (channel: string): boolean => /^[DUW]/u.test(channel);

const offersOf = (
  channel: string,
  visibility: BotRequest['visibility'],
): NonNullable<BotRequest['offers']> => {
  if (isDirectChannel(channel))
    return visibility === 'public' ? DIRECT_OFFERS : ['rest', 'comment'];
  return visibility === 'public' ? PUBLIC_OFFERS : PRIVATE_OFFERS;
};

/** A press on one of our buttons; `undefined` for any other, and for those that open a form. */
export const pressRequest = (press: Press, settings: RequestSettings): BotRequest | undefined => {
  const asked = pressed(press);
  if (asked === undefined) return undefined;
  const { asker, visibility } = press;
  return requestOf(asker, press.conversation, settings, {
    key: `${asker.team}:${press.key}`,
    command: ASK,
    options: {},
    isDirect: isDirectChannel(asker.channel),
    visibility,
    offers: offersOf(asker.channel, visibility),
    ...asked,
  });
};

/** A slash command: the asker alone sees the reply unless `public:` is written. */
export const slashRequest = (fields: SlashFields, settings: RequestSettings): BotRequest => {
  const { team_id: team, channel_id: channel, user_id: user } = fields;
  return typedRequest({ team, channel, user }, fields, fields.trigger_id, settings);
};

/** A command as typed, whoever runs it: `key` is unique per run. */
export const typedRequest = (
  asker: Asker,
  typed: { readonly command: string; readonly text: string },
  key: string,
  settings: RequestSettings,
): BotRequest => {
  const name = typed.command.toLowerCase().replace(settings.commandPrefix, '');
  const command: Command | undefined = COMMANDS.find((each) => each.name === name);
  // What is for admins may name a channel; what is asked never does.
  const text = command?.audience === 'admin' ? typed.text : readSlackText(typed.text);
  const { options, isPublic } = readCommandText(text, command);
  return requestOf(asker, asker.user, settings, {
    key: `${asker.team}:${key}`,
    command: name,
    options,
    isDirect: isDirectChannel(asker.channel),
    visibility: isPublic ? 'public' : 'private',
    offers: offersOf(asker.channel, isPublic ? 'public' : 'private'),
  });
};

/** Where a form was opened, and what it goes on from. */
export interface FormOrigin {
  /** The channel it belongs to; none where it was opened from nowhere in particular. */
  readonly channel?: string;
  /** The thread that everyone sees the reply in; without one, the asker alone sees it. */
  readonly threadTs?: string;
  /** The answer that a question follows up: its receipt's key. */
  readonly follows?: string;
}

/** A question from a modal: in a thread everyone sees the reply, elsewhere the asker alone. */
export const modalRequest = (
  { team, user }: Pick<Asker, 'team' | 'user'>,
  question: string,
  key: string,
  { channel = user, threadTs, follows }: FormOrigin,
  settings: RequestSettings,
): BotRequest =>
  requestOf({ team, channel, user }, threadTs ?? user, settings, {
    key: `${team}:${key}`,
    command: ASK,
    options: askOptions(question),
    isDirect: isDirectChannel(channel),
    visibility: threadTs === undefined ? 'private' : 'public',
    ...(threadTs === undefined ? {} : { offers: PUBLIC_OFFERS }),
    ...(follows === undefined ? {} : { follows }),
  });

/** What was wrong with an answer, in words: `ref` is that of the button that opened the form. */
export const commentRequest = (
  { team, user }: Pick<Asker, 'team' | 'user'>,
  ref: string,
  comment: string,
  key: string,
  settings: RequestSettings,
): BotRequest =>
  requestOf({ team, channel: user, user }, user, settings, {
    key: `${team}:${key}`,
    command: 'comment',
    options: {},
    isDirect: true,
    visibility: 'private',
    press: { action: 'comment', ref, comment },
  });

/** What a person who opens the bot's messages or Home tab is shown. */
export const helpRequest = (asker: Asker, key: string, settings: RequestSettings): BotRequest =>
  requestOf(asker, asker.user, settings, {
    key: `${asker.team}:${key}`,
    command: 'help',
    options: {},
    isDirect: true,
    visibility: 'public',
  });
