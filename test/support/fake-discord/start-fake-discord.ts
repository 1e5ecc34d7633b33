import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { INTENT, snowflake } from './constants.ts';
import type {
  AttachmentBody,
  EmbedBody,
  FakeCall,
  FakeChannel,
  FakeGuild,
  FakeMessage,
  FakeUser,
  Pings,
} from './fake-types.ts';
import { createFaults, type Faults, type Match } from './faults.ts';
import { createGateway, type Drop } from './gateway.ts';
import { addGuild, directChannel } from './guilds.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { createInteractionsEndpoint, type InteractionsEndpoint } from './interactions-endpoint.ts';
import { createMessageRoutes } from './message-routes.ts';
import { createMessages } from './messages.ts';
import { memberOf } from './people.ts';
import { createRestServer } from './rest-server.ts';
import { createRoutes } from './routes.ts';
import { createWebhookRoutes } from './webhook-routes.ts';
import { createWorld, type FakeDiscordOptions, type World } from './world.ts';

export interface SentMessage {
  readonly content?: string;
  readonly channelId?: string;
  readonly user?: FakeUser;
  /** In the user's direct messages. */
  readonly isDirect?: boolean;
  /** Begins with a mention of the bot, or of the bot's own role. */
  readonly mention?: 'user' | 'role';
  readonly replyTo?: FakeMessage;
  /** The words of a message that it forwards. */
  readonly forwards?: string;
  readonly attachments?: readonly AttachmentBody[];
  readonly embeds?: readonly EmbedBody[];
}

export interface FakeEmoji {
  readonly name: string;
  readonly id?: string;
}

export interface ForumPost {
  readonly title: string;
  readonly content?: string;
  readonly user?: FakeUser;
}

export interface FakeDiscord
  extends World,
    Interactions,
    Pick<Faults, 'failNext' | 'rateLimitNext'> {
  /** For a client's `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  /** The address that interactions go to in place of the gateway. */
  readonly endpoint: InteractionsEndpoint;
  /** A message of a user, as the bot is allowed to see it. */
  sendMessage(sent: SentMessage): FakeMessage;
  deleteMessage(message: FakeMessage): void;
  /** Puts an emoji on a message: a character, or the name and id of a server's own. */
  react(message: FakeMessage, emoji: FakeEmoji, user?: FakeUser): void;
  joinGuild(name?: string): FakeGuild;
  /** Sends a gateway event as it stands, also one that Discord would never send. */
  sendRaw(type: string, data: object): void;
  /** A new forum channel in the first server. */
  addForum(): FakeChannel;
  /** A new post in a forum: a thread, and the message with its body. */
  postInForum(forum: FakeChannel, post: ForumPost): FakeMessage;
  /** Direct messages of several people, where the bot is only because somebody installed it. */
  addGroup(): FakeChannel;
  dropGateway(drop?: Drop): void;
  /** The bot's messages in reply to one. */
  repliesTo(message: FakeMessage): readonly FakeMessage[];
  waitForReplyTo(message: FakeMessage, withinMs?: number): Promise<FakeMessage>;
  waitForCall(match: Match, withinMs?: number): Promise<FakeCall>;
  waitForSession(withinMs?: number): Promise<unknown>;
  pingsOf(message: FakeMessage): Pings;
  close(): Promise<void>;
}

const SESSION_WITHIN_MS = 15_000;
const NO_PINGS: Pings = { users: [], roles: [], everyone: false };

const callMatches = (match: Match, call: FakeCall): boolean => {
  const text = `${call.method} ${call.path}`;
  if (match === undefined) return true;
  return typeof match === 'string' ? text.includes(match) : match.test(text);
};

type People = Pick<
  FakeDiscord,
  | 'sendMessage'
  | 'deleteMessage'
  | 'react'
  | 'joinGuild'
  | 'repliesTo'
  | 'waitForReplyTo'
  | 'pingsOf'
>;

const FORUM = 15;
const PUBLIC_THREAD = 11;
const GROUP = 3;

type Places = Pick<FakeDiscord, 'addForum' | 'postInForum' | 'addGroup'>;

/** Channels that people make, and posts in them. */
const createPlaces = (
  world: World,
  gateway: ReturnType<typeof createGateway>,
  messages: ReturnType<typeof createMessages>,
): Places => {
  const add = (channel: Omit<FakeChannel, 'id'>, id = snowflake()): FakeChannel => {
    const made = { ...channel, id } as FakeChannel; // the type is known, the rest is free
    world.channels.set(id, made);
    return made;
  };
  return {
    addForum: () =>
      add({ type: FORUM, name: 'questions', guild_id: world.guilds[0]?.id ?? '', parent_id: null }),
    addGroup: () => add({ type: GROUP, name: 'friends', foreign: true }),
    postInForum: (forum, { title, content = '', user = world.user }) => {
      const id = snowflake();
      const thread = add(
        {
          type: PUBLIC_THREAD,
          guild_id: forum.guild_id ?? '',
          parent_id: forum.id,
          name: title,
          owner_id: user.id,
          thread_metadata: { archived: false, auto_archive_duration: 1440, locked: false },
        },
        id,
      );
      const to = { guildId: forum.guild_id, intent: INTENT.guilds };
      gateway.dispatch('THREAD_CREATE', { ...thread, newly_created: true }, to);
      const message = messages.make(thread, user, { content }, { id, position: 0 });
      messages.announce(message);
      return message;
    },
  };
};

/** The fields of a message that forwards another. Source: Discord documentation, "Message Reference Types". */
const forwarded = (content: string | undefined): Readonly<Record<string, unknown>> => {
  if (content === undefined) return {};
  const timestamp = new Date().toISOString();
  const rest = { type: 0, embeds: [], attachments: [], components: [], mentions: [], flags: 0 };
  const message = { ...rest, mention_roles: [], content, timestamp, edited_timestamp: null };
  return {
    message_reference: { type: 1, message_id: snowflake(), channel_id: snowflake() },
    message_snapshots: [{ message }],
  };
};

/** What people do in a world: write, delete, join, and read what comes back. */
const createPeople = (
  world: World,
  gateway: ReturnType<typeof createGateway>,
  messages: ReturnType<typeof createMessages>,
): People => {
  const repliesTo = (message: FakeMessage): readonly FakeMessage[] =>
    [...world.messages.values()].filter(
      (reply) =>
        reply.author.id === world.bot.id && reply.message_reference?.message_id === message.id,
    );
  const mentionOf = (kind: SentMessage['mention']): string => {
    const role = world.guilds[0]?.roles.find((one) => one.tags?.bot_id === world.bot.id);
    if (kind === 'role') return `<@&${role?.id}> `;
    return kind === 'user' ? `<@${world.bot.id}> ` : '';
  };
  return {
    repliesTo,
    waitForReplyTo: (message, withinMs) =>
      world.waitFor(() => repliesTo(message)[0], 'a reply to a message', withinMs),
    pingsOf: (message) => world.pings.get(message.id) ?? NO_PINGS,
    sendMessage(sent) {
      const user = sent.user ?? world.user;
      world.users.set(user.id, user);
      const general = world.guilds[0]?.channels[0];
      const channel = sent.isDirect
        ? directChannel(world, user)
        : (world.channels.get(sent.channelId ?? '') ?? general);
      if (channel === undefined) throw new Error('no such channel');
      const body = {
        content: `${mentionOf(sent.mention)}${sent.content ?? ''}`,
        nonce: snowflake(),
        ...(sent.attachments && { attachments: sent.attachments }),
        ...(sent.embeds && { embeds: sent.embeds }),
        ...(sent.replyTo && { message_reference: { message_id: sent.replyTo.id } }),
      };
      const message = messages.make(channel, user, body, forwarded(sent.forwards));
      messages.announce(message);
      return message;
    },
    deleteMessage({ id, channel_id, guild_id }) {
      world.messages.delete(id);
      const intent = guild_id === undefined ? INTENT.directMessages : INTENT.guildMessages;
      gateway.dispatch(
        'MESSAGE_DELETE',
        { id, channel_id, guild_id },
        { guildId: guild_id, intent },
      );
    },
    react({ id, channel_id, guild_id, author }, emoji, user = world.user) {
      const isDirect = guild_id === undefined;
      gateway.dispatch(
        'MESSAGE_REACTION_ADD',
        {
          user_id: user.id,
          message_id: id,
          message_author_id: author.id,
          channel_id,
          guild_id,
          ...(isDirect ? {} : { member: { ...memberOf(user), user } }),
          emoji: { id: null, ...emoji },
          burst: false,
          type: 0,
        },
        {
          guildId: guild_id,
          intent: isDirect ? INTENT.directMessageReactions : INTENT.guildMessageReactions,
        },
      );
    },
    joinGuild(name) {
      const guild = addGuild(world, name);
      gateway.dispatch('GUILD_CREATE', guild, { guildId: guild.id, intent: INTENT.guilds });
      return guild;
    },
  };
};

/**
 * A local stand-in for Discord (REST v10 and gateway v10) on a loopback port, good enough for a real
 * discord.js client: it keeps Discord's limits, deadlines and rate limits, knows who would be
 * notified, injects faults, and records every call and every broken rule.
 */
export const startFakeDiscord = async (options: FakeDiscordOptions = {}): Promise<FakeDiscord> => {
  const world = createWorld(options);
  for (let made = 0; made < world.settings.guilds; made += 1) addGuild(world);
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const gateway = createGateway(world, gatewayUrl);
  const messages = createMessages(world, gateway);
  const endpoint = createInteractionsEndpoint(world);
  const faults = createFaults(world);
  const server = createRestServer(world, faults, [
    ...createRoutes(world, gatewayUrl, endpoint.verifyKey),
    ...createMessageRoutes(world, gateway, messages),
    ...createWebhookRoutes(world, messages),
  ]);
  server.on('upgrade', gateway.upgrade);
  server.listen(world.settings.port, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  return {
    ...world,
    ...createInteractions(world, gateway, endpoint),
    endpoint,
    ...createPeople(world, gateway, messages),
    ...createPlaces(world, gateway, messages),
    failNext: faults.failNext,
    rateLimitNext: faults.rateLimitNext,
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: world.settings.token,
    dropGateway: gateway.drop,
    sendRaw: (type, data) => gateway.dispatch(type, data),
    waitForCall: (match, withinMs) =>
      world.waitFor(
        () => world.calls.find((call) => call.status !== 0 && callMatches(match, call)),
        'a REST call',
        withinMs,
      ),
    waitForSession: (withinMs = SESSION_WITHIN_MS) =>
      world.waitFor(
        () => [...world.gateway.sessions.values()].some((session) => session.online),
        'a gateway session',
        withinMs,
      ),
    async close() {
      gateway.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
