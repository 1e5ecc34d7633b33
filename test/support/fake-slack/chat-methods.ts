import { checkMessage, type Refusal, refuse, show } from './checks/check-message.ts';
import { type Json, objectsOf, optionalText, textOf } from './json.ts';
import type { MethodsOf } from './method.ts';
import type { Channel, Message, Team } from './records.ts';
import { messageKey, type State } from './state.ts';

const isRefusal = (value: Channel | Refusal): value is Refusal => 'error' in value;

const target = (state: State, args: Json): Channel | Refusal => {
  const channel = state.channelOf(args.channel);
  if (!args.channel || !channel) return refuse('channel_not_found');
  return channel.isForeign ? refuse('not_in_channel') : channel;
};

/** What reading a kind of conversation needs. Source: docs.slack.dev, "conversations.history". */
const HISTORY_SCOPES = {
  channel: 'channels:history',
  group: 'groups:history',
  im: 'im:history',
} as const satisfies Record<Channel['type'], string>;

/** The conversation that is read, where the bot is in it and may. */
const source = (state: State, args: Json): Channel | Refusal => {
  const channel = target(state, args);
  if (isRefusal(channel)) return channel;
  return state.options.scopes.includes(HISTORY_SCOPES[channel.type])
    ? channel
    : refuse('missing_scope');
};

const post = (state: State, team: Team, channel: Channel, args: Json): Message => {
  const message: Message = {
    type: 'message',
    channel: channel.id,
    ts: state.nextTs(),
    text: textOf(args.text),
    blocks: objectsOf(args.blocks),
    bot_id: team.botId,
    user: team.botUserId,
    app_id: state.options.appId,
    ...(args.thread_ts === undefined ? {} : { thread_ts: args.thread_ts }),
    ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
  };
  state.messages.set(messageKey(channel.id, message.ts), message);
  return message;
};

/** `chat.*`, without streams. */
export const chatMethods =
  (echo: (team: Team, message: Message) => void): MethodsOf =>
  (state) => ({
    'chat.postMessage': (args, { team }) => {
      const channel = target(state, args);
      if (isRefusal(channel)) return channel;
      const refusal = checkMessage(state, 'chat.postMessage', args);
      if (refusal) return refusal;
      if (args.thread_ts && !/^\d+\.\d+$/u.test(textOf(args.thread_ts))) {
        return refuse('invalid_thread_ts');
      }
      const message = post(state, team, channel, args);
      show(state, 'chat.postMessage', { ...args, ...message }, { raw: args });
      echo(team, message);
      return { channel: message.channel, ts: message.ts, message };
    },
    'chat.postEphemeral': (args) => {
      const channel = target(state, args);
      if (isRefusal(channel)) return channel;
      if (!args.user) return refuse('user_not_in_channel');
      const refusal = checkMessage(state, 'chat.postEphemeral', args);
      if (refusal) return refusal;
      const ts = state.nextTs();
      const shown = { ...args, channel: channel.id, ts };
      show(state, 'chat.postEphemeral', shown, { isEphemeral: true, raw: args });
      return { message_ts: ts };
    },
    'chat.update': (args) => {
      const channel = target(state, args);
      if (isRefusal(channel)) return channel;
      const refusal = checkMessage(state, 'chat.update', args, { isUpdate: true });
      if (refusal) return refusal;
      const message = state.messages.get(messageKey(channel.id, args.ts));
      if (!message) return refuse('message_not_found');
      // Text without blocks removes the blocks.
      const blocks = args.blocks ?? (args.text === undefined ? message.blocks : []);
      Object.assign(message, { text: args.text ?? message.text, blocks, edited: true });
      show(state, 'chat.update', { ...args, ...message }, { raw: args });
      return { channel: message.channel, ts: message.ts, text: message.text, message };
    },
    'chat.delete': (args) => {
      const isFound = state.messages.delete(messageKey(state.channelOf(args.channel)?.id, args.ts));
      if (!isFound) return refuse('message_not_found');
      state.removed.push(textOf(args.ts));
      return { channel: args.channel, ts: args.ts };
    },
    'chat.getPermalink': (args, { team }) =>
      state.messages.has(messageKey(args.channel, args.message_ts))
        ? {
            channel: args.channel,
            permalink: `https://${team.domain}.slack.com/archives/${args.channel}/p${textOf(args.message_ts).replace('.', '')}`,
          }
        : refuse('message_not_found'),
    'conversations.history': (args) => {
      const channel = source(state, args);
      if (isRefusal(channel)) return channel;
      const messages = [...state.messages.values()]
        .filter((message) => message.channel === channel.id)
        .filter((message) => !message.thread_ts || message.thread_ts === message.ts)
        .reverse()
        .slice(0, Number(args.limit ?? 100));
      return { messages, has_more: false };
    },
    'conversations.replies': (args) => {
      const channel = source(state, args);
      if (isRefusal(channel)) return channel;
      const messages = [...state.messages.values()].filter(
        (message) =>
          message.channel === channel.id &&
          (message.ts === args.ts || message.thread_ts === args.ts),
      );
      return messages.length > 0 ? { messages, has_more: false } : refuse('thread_not_found');
    },
    'reactions.add': (args) => {
      if (!state.channelOf(args.channel)) return refuse('channel_not_found');
      return optionalText(args.name) ? {} : refuse('invalid_name');
    },
    'reactions.remove': () => ({}),
  });
