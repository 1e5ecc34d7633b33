import { ApiError, Form, missingAccess, unknownChannel, unknownMessage } from './api-error.ts';
import { validateMessage } from './checks/validate-message.ts';
import { FLAG, INTENT, snowflake } from './constants.ts';
import type { FakeChannel, FakeMessage, MessageBody } from './fake-types.ts';
import type { Gateway } from './gateway.ts';
import { type Messages, withFiles } from './messages.ts';
import { Created, type Route, type RouteHandler, route } from './router.ts';
import type { World } from './world.ts';

const PAGE_MAX = 100;
const PAGE = 50;
const PUBLIC_THREAD = 11;

/** The channel, when the bot can see it. @throws {ApiError} 10003 or 50001. */
const channelOf = (world: World, id: string): FakeChannel => {
  const channel = world.channels.get(id);
  if (channel === undefined) throw unknownChannel();
  if (channel.foreign) throw missingAccess();
  return channel;
};

/** The message, when it is in the channel and not ephemeral. @throws {ApiError} 10008. */
const messageOf = (world: World, channelId: string, id: string): FakeMessage => {
  channelOf(world, channelId);
  const message = world.messages.get(id);
  if (message === undefined || message.channel_id !== channelId || message.flags & FLAG.ephemeral) {
    throw unknownMessage();
  }
  return message;
};

/**
 * A message as the API gives it: without the MessageContent intent in the portal what others wrote is hidden in servers,
 * unless it mentions the bot. Source: Discord documentation, "Gateway", Message Content Intent.
 */
const asSeen = (world: World, message: FakeMessage): FakeMessage => {
  const isSeen =
    message.guild_id === undefined ||
    (world.settings.intentsAllowed & INTENT.messageContent) !== 0 ||
    message.author.id === world.bot.id ||
    message.mentions.some(({ id }) => id === world.bot.id);
  return isSeen
    ? message
    : { ...message, content: '', embeds: [], attachments: [], components: [] };
};

/** The body without its reference when that message is gone and the sender does not mind. */
const checkReference = (world: World, body: MessageBody): MessageBody => {
  const reference = body.message_reference;
  if (!reference || world.messages.has(reference.message_id ?? '')) return body;
  if (reference.fail_if_not_exists !== false) {
    const form = new Form();
    form.add('message_reference', 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
    form.done();
  }
  const { message_reference: _gone, ...rest } = body;
  return rest;
};

const post =
  (world: World, messages: Messages): RouteHandler =>
  ({ part, body, files }) => {
    const channel = channelOf(world, part('channel'));
    validateMessage(body as MessageBody, { files });
    const checked = checkReference(world, body as MessageBody);
    if (checked.enforce_nonce && checked.nonce !== undefined) {
      for (const message of world.messages.values()) {
        const isSame = message.nonce === checked.nonce && message.channel_id === channel.id;
        if (isSame && message.author.id === world.bot.id) return message;
      }
    }
    const made = messages.make(channel, world.bot, withFiles(checked, files));
    messages.announce(made);
    return made;
  };

const list =
  (world: World): RouteHandler =>
  ({ part, query }) => {
    const channel = channelOf(world, part('channel'));
    const most = Math.min(PAGE_MAX, Number(query.get('limit') ?? PAGE));
    const before = BigInt(query.get('before') ?? 1n << 63n);
    const after = BigInt(query.get('after') ?? 0);
    return [...world.messages.values()]
      .filter((message) => message.channel_id === channel.id && !(message.flags & FLAG.ephemeral))
      .filter((message) => BigInt(message.id) < before && BigInt(message.id) > after)
      .reverse()
      .slice(0, most)
      .map((message) => asSeen(world, message));
  };

const startThread =
  (world: World, gateway: Gateway): RouteHandler =>
  ({ part, optionalPart, body }) => {
    const parent = channelOf(world, part('channel'));
    const from = optionalPart('message');
    const { name, type } = body as { readonly name?: string; readonly type?: number };
    const form = new Form();
    form.range('name', name, 1, 100);
    form.done();
    if (from !== undefined && world.channels.has(from)) {
      throw new ApiError(400, 160_004, 'A thread has already been created for this message');
    }
    if (from !== undefined) messageOf(world, parent.id, from);
    const id = from ?? snowflake();
    const now = new Date().toISOString();
    const thread: FakeChannel = {
      id,
      type: type ?? PUBLIC_THREAD,
      ...(parent.guild_id !== undefined && { guild_id: parent.guild_id }),
      parent_id: parent.id,
      name: name ?? '',
      owner_id: world.bot.id,
      message_count: 0,
      member_count: 1,
      rate_limit_per_user: 0,
      last_message_id: null,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: now,
        locked: false,
      },
      member: { id, user_id: world.bot.id, join_timestamp: now, flags: 0 },
    };
    world.channels.set(id, thread);
    const data = { ...thread, newly_created: true };
    gateway.dispatch('THREAD_CREATE', data, { guildId: parent.guild_id, intent: INTENT.guilds });
    return new Created(thread);
  };

/** Channels, messages, reactions and threads. */
export const createMessageRoutes = (
  world: World,
  gateway: Gateway,
  messages: Messages,
): readonly Route[] => {
  const one = '/channels/:channel/messages/:message';
  const reaction = `${one}/reactions/:emoji/@me`;
  const seen: RouteHandler = ({ part }) => {
    messageOf(world, part('channel'), part('message'));
    return null;
  };
  return [
    route('GET', '/channels/:channel', ({ part }) => channelOf(world, part('channel'))),
    route('PATCH', '/channels/:channel', ({ part, body }) =>
      Object.assign(channelOf(world, part('channel')), body),
    ),
    route('POST', '/channels/:channel/typing', ({ part }) => {
      channelOf(world, part('channel'));
      return null;
    }),
    route('POST', '/channels/:channel/messages', post(world, messages)),
    route('GET', '/channels/:channel/messages', list(world)),
    route('GET', one, ({ part }) =>
      asSeen(world, messageOf(world, part('channel'), part('message'))),
    ),
    route('PATCH', one, ({ part, body, files }) => {
      const message = messageOf(world, part('channel'), part('message'));
      if (message.author.id !== world.bot.id) {
        throw new ApiError(403, 50005, 'Cannot edit a message authored by another user');
      }
      return messages.edit(message, withFiles(body as MessageBody, files), files);
    }),
    route('DELETE', one, ({ part }) => {
      world.messages.delete(messageOf(world, part('channel'), part('message')).id);
      return null;
    }),
    route('PUT', reaction, seen),
    route('DELETE', reaction, seen),
    route('POST', '/channels/:channel/threads', startThread(world, gateway)),
    route('POST', `${one}/threads`, startThread(world, gateway)),
    route('PUT', '/channels/:channel/thread-members/@me', () => null),
  ];
};
