import { validateMessage } from './checks/validate-message.ts';
import { FLAG, INTENT, snowflake } from './constants.ts';
import type {
  AllowedMentionsBody,
  ComponentBody,
  FakeChannel,
  FakeFile,
  FakeMessage,
  FakeUser,
  MessageBody,
  Pings,
} from './fake-types.ts';
import type { Gateway } from './gateway.ts';
import { memberOf } from './people.ts';
import type { World } from './world.ts';

export interface Messages {
  make(
    channel: FakeChannel,
    author: FakeUser,
    body: MessageBody,
    extra?: Readonly<Record<string, unknown>>,
  ): FakeMessage;
  /** Tells the sessions that may see it; without the MessageContent intent most texts are blank. */
  announce(message: FakeMessage, type?: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE'): void;
  /** @throws {ApiError} when the edit breaks a rule. */
  edit(message: FakeMessage, body: MessageBody, files: readonly FakeFile[]): FakeMessage;
}

const USER_MENTION = /<@!?(\d+)>/gu;
const ROLE_MENTION = /<@&(\d+)>/gu;
const REPLY = 19;

/** All text that can notify: the content and text components, never embeds. */
const notifyingText = (body: MessageBody): string => {
  const texts = [body.content ?? ''];
  const walk = (component: ComponentBody): void => {
    if (component.content) texts.push(component.content);
    component.components?.forEach(walk);
  };
  body.components?.forEach(walk);
  return texts.join('\n');
};

const readPings = (
  text: string,
  allowed: AllowedMentionsBody | undefined,
  isInteraction: boolean,
  repliedTo: FakeUser | undefined,
): Pings => {
  const byDefault = isInteraction ? ['users'] : ['users', 'roles', 'everyone'];
  const parse = allowed ? (allowed.parse ?? []) : byDefault;
  const idsOf = (pattern: RegExp, kind: 'users' | 'roles'): readonly string[] =>
    [...text.matchAll(pattern)]
      .map((found) => found[1] ?? '')
      .filter((id) => parse.includes(kind) || allowed?.[kind]?.includes(id));
  const replied = repliedTo && (!allowed || allowed.replied_user === true) ? [repliedTo.id] : [];
  return {
    users: [...idsOf(USER_MENTION, 'users'), ...replied],
    roles: idsOf(ROLE_MENTION, 'roles'),
    everyone: /@(?:everyone|here)/u.test(text) && parse.includes('everyone'),
  };
};

const numberComponents = (components: readonly ComponentBody[]): readonly ComponentBody[] => {
  let next = 0;
  const number = (component: ComponentBody): ComponentBody => {
    next += 1;
    return {
      ...component,
      id: component.id ?? next,
      ...(component.components && { components: component.components.map(number) }),
      ...(component.accessory && { accessory: number(component.accessory) }),
    };
  };
  return components.map(number);
};

/** A body with its uploaded files as attachments. */
export const withFiles = (body: MessageBody, files: readonly FakeFile[]): MessageBody =>
  files.length === 0
    ? body
    : {
        ...body,
        attachments: files.map((file, index) => ({
          ...body.attachments?.[index],
          id: snowflake(),
          filename: file.name,
          size: file.size,
        })),
      };

const attachmentsOf = (body: MessageBody): FakeMessage['attachments'] =>
  (body.attachments ?? []).map((attachment) => ({
    id: snowflake(),
    size: 0,
    filename: 'file',
    url: '',
    proxy_url: '',
    ...attachment,
  }));

/** Making, announcing and editing the world's messages. */
export const createMessages = (world: World, gateway: Gateway): Messages => ({
  make(channel, author, body, extra = {}) {
    const refersTo = world.messages.get(body.message_reference?.message_id ?? '');
    const isInteraction = 'interaction_metadata' in extra;
    const pings = readPings(
      notifyingText(body),
      body.allowed_mentions,
      isInteraction,
      refersTo?.author,
    );
    const mentioned = [...new Set(pings.users)].flatMap((id) => world.users.get(id) ?? []);
    const message: FakeMessage = {
      id: snowflake(),
      type: refersTo ? REPLY : 0,
      channel_id: channel.id,
      ...(channel.guild_id !== undefined && { guild_id: channel.guild_id }),
      author,
      content: body.content ?? '',
      timestamp: new Date().toISOString(),
      edited_timestamp: null,
      tts: body.tts === true,
      mention_everyone: pings.everyone,
      mentions: mentioned,
      mention_roles: pings.roles,
      attachments: attachmentsOf(body),
      embeds: (body.embeds ?? []).map((embed) => ({ type: 'rich', ...embed })),
      components: numberComponents(body.components ?? []),
      pinned: false,
      flags: body.flags ?? 0,
      ...(body.nonce !== undefined && { nonce: body.nonce }),
      ...(body.message_reference && {
        message_reference: { type: 0, channel_id: channel.id, ...body.message_reference },
        referenced_message: refersTo ?? null,
      }),
      ...extra,
    };
    world.messages.set(message.id, message);
    world.pings.set(message.id, pings);
    channel.last_message_id = message.id;
    world.touch();
    return message;
  },
  announce(message, type = 'MESSAGE_CREATE') {
    const channel = world.channels.get(message.channel_id);
    if (message.flags & FLAG.ephemeral || channel?.foreign) return;
    const isDirect = channel?.guild_id === undefined;
    const guild = world.guilds.find((one) => one.id === channel?.guild_id);
    const known = guild?.members.find((member) => member.user.id === message.author.id);
    const { user: _user, ...member } = known ?? memberOf(message.author);
    const isForBot =
      message.author.id === world.bot.id ||
      message.mentions.some((user) => user.id === world.bot.id);
    gateway.dispatch(type, message, {
      guildId: channel?.guild_id,
      intent: isDirect ? INTENT.directMessages : INTENT.guildMessages,
      shape: (session, data) => {
        const isSeen = isDirect || isForBot || (session.intents & INTENT.messageContent) !== 0;
        const blank = { content: '', embeds: [], attachments: [], components: [] };
        return {
          ...data,
          ...(isSeen ? {} : blank),
          ...(isDirect ? {} : { member }),
          channel_type: channel?.type,
        };
      },
    });
  },
  edit(message, body, files) {
    validateMessage(body, { old: message, files, isInteraction: true });
    if (body.content !== undefined) message.content = body.content ?? '';
    if (body.embeds !== undefined) message.embeds = body.embeds ?? [];
    if (body.components !== undefined) message.components = body.components ?? [];
    if (body.attachments !== undefined) message.attachments = body.attachments ?? [];
    if (body.flags !== undefined) {
      message.flags = (message.flags & (FLAG.ephemeral | FLAG.componentsV2)) | body.flags;
    }
    message.flags &= ~FLAG.loading;
    message.edited_timestamp = new Date().toISOString();
    const isInteraction = message.interaction_metadata !== undefined;
    world.pings.set(
      message.id,
      readPings(notifyingText(message), body.allowed_mentions, isInteraction, undefined),
    );
    this.announce(message, 'MESSAGE_UPDATE');
    world.touch();
    return message;
  },
});
