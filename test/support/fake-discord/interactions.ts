import { randomBytes } from 'node:crypto';
import { ALL_PERMISSIONS, snowflake } from './constants.ts';
import type {
  ComponentBody,
  FakeChannel,
  FakeMessage,
  FakeUser,
  StoredCommand,
} from './fake-types.ts';
import type { Gateway } from './gateway.ts';
import { directChannel } from './guilds.ts';
import { Interaction, type InteractionPayload } from './interaction.ts';
import type { InteractionsEndpoint } from './interactions-endpoint.ts';
import { memberOf } from './people.ts';
import type { World } from './world.ts';

/** Who acts and where: by default the user in the first channel of the first server. */
export interface Place {
  readonly user?: FakeUser;
  /** null is a direct message; an id of no server here is a server the bot is not in. */
  readonly guildId?: string | null;
  readonly channelId?: string;
  readonly locale?: string;
  readonly userInstall?: boolean;
  /** What the user may do there; everything, unless told. */
  readonly permissions?: string;
}

export interface SlashCommand extends Place {
  readonly name: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
  readonly focused?: string;
}

export interface UsedComponent extends Place {
  readonly message: FakeMessage;
  readonly customId: string;
  readonly values?: readonly string[];
  /** Also when the message has no such component. */
  readonly force?: boolean;
}

/** What a user can do with an application: each sends an interaction and returns it. */
export interface Interactions {
  sendSlashCommand(command: SlashCommand): Interaction;
  sendAutocomplete(command: SlashCommand): Interaction;
  sendMessageCommand(command: Place & { name: string; message: FakeMessage }): Interaction;
  sendUserCommand(command: Place & { name: string; target: FakeUser }): Interaction;
  sendButton(used: UsedComponent): Interaction;
  sendSelect(used: UsedComponent): Interaction;
  sendModal(
    sent: Place & { from: Interaction; fields: Readonly<Record<string, string>> },
  ): Interaction;
}

const TYPE = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const COMMAND = { slash: 1, user: 2, message: 3 } as const;
const BUTTON = 2;
const STRING_SELECT = 3;
const ROW = 1;
const LABEL = 18;
const TEXT_INPUT = 4;
const RADIO_GROUP = 21;
const GROUP = 3;
const FILE_LIMIT = 10_485_760;

interface CommandData {
  readonly name: string;
  readonly type: number;
  readonly [field: string]: unknown;
}

const findCommand = (
  world: World,
  name: string,
  type: number,
  guildId: string | null,
): StoredCommand | undefined =>
  [
    ...(guildId === null ? [] : (world.commands.guilds[guildId] ?? [])),
    ...world.commands.global,
  ].find((command) => command.name === name && command.type === type);

const SERVER = 0;
const BOT_DIRECT = 1;
const PRIVATE_CHANNEL = 2;

const contextOf = (world: World, place: Place, guildId: string | null): number => {
  if (guildId !== null) return SERVER;
  return world.channels.get(place.channelId ?? '')?.type === GROUP ? PRIVATE_CHANNEL : BOT_DIRECT;
};

/** The registered command. @throws when a user could not have picked it there. */
const pickCommand = (world: World, data: CommandData, place: Place, guildId: string | null) => {
  const command = findCommand(world, data.name, data.type, guildId);
  if (!world.settings.strictCommands) return command;
  if (command === undefined) throw new Error(`no registered command "${data.name}" here`);
  if (command.contexts && !command.contexts.includes(contextOf(world, place, guildId))) {
    throw new Error(`"${command.name}" is not offered here`);
  }
  const needed = BigInt(command.default_member_permissions ?? 0);
  if ((BigInt(place.permissions ?? ALL_PERMISSIONS) & needed) !== needed) {
    throw new Error(`"${command.name}" is hidden from this user`);
  }
  if (place.userInstall && !(command.integration_types ?? [0]).includes(1)) {
    throw new Error(`"${command.name}" cannot be installed by a user`);
  }
  return command;
};

const elsewhere = (world: World, guildId: string): FakeChannel => {
  const channel = { id: snowflake(), type: 0, guild_id: guildId, name: 'elsewhere', foreign: true };
  world.channels.set(channel.id, channel);
  return channel;
};

const guildOf = (world: World, place: Place): string | null =>
  place.guildId === undefined ? (world.guilds[0]?.id ?? null) : place.guildId;

const channelOf = (world: World, place: Place, user: FakeUser): FakeChannel => {
  const named = world.channels.get(place.channelId ?? '');
  if (named !== undefined) return named;
  const guildId = guildOf(world, place);
  if (guildId === null) return directChannel(world, user);
  const guild = world.guilds.find((one) => one.id === guildId);
  return guild?.channels[0] ?? elsewhere(world, guildId);
};

const findComponent = (message: FakeMessage, customId: string): ComponentBody | undefined => {
  const walk = (component: ComponentBody): ComponentBody | undefined => {
    if (component.custom_id === customId) return component;
    const children = [
      ...(component.components ?? []),
      ...(component.accessory ? [component.accessory] : []),
    ];
    return children.map(walk).find((found) => found !== undefined);
  };
  return message.components.map(walk).find((found) => found !== undefined);
};

const OPTION_TYPES = { string: 3, boolean: 5, number: 10 } as const;

const slashData = (world: World, command: SlashCommand, focused?: string): CommandData => {
  const registered = findCommand(world, command.name, COMMAND.slash, guildOf(world, command));
  const options = Object.entries(command.options ?? {}).map(([name, value]) => {
    const kind = typeof value as keyof typeof OPTION_TYPES;
    const type = registered?.options?.find((option) => option.name === name)?.type;
    return {
      name,
      value,
      type: type ?? OPTION_TYPES[kind],
      ...(name === focused && { focused: true }),
    };
  });
  return { name: command.name, type: COMMAND.slash, options };
};

/** A modal's inputs filled in by custom id. */
const fillModal = (
  modal: Interaction['modal'],
  fields: Readonly<Record<string, string>>,
): unknown[] => {
  const fill = (input: ComponentBody) => ({
    type: input.type,
    id: input.id ?? 1,
    custom_id: input.custom_id,
    ...(input.type === TEXT_INPUT
      ? { value: fields[input.custom_id ?? ''] ?? '' }
      : input.type === RADIO_GROUP
        ? { value: fields[input.custom_id ?? ''] ?? null }
        : { values: [fields[input.custom_id ?? '']].filter(Boolean) }),
  });
  return (modal?.components ?? []).map((part) => {
    if (part.type === LABEL && part.component)
      return { type: LABEL, id: 1, component: fill(part.component) };
    if (part.type === ROW)
      return { type: ROW, id: 1, components: (part.components ?? []).map(fill) };
    return { type: part.type, id: 1 };
  });
};

/** The user's side of interactions: a deadline runs from the moment each is sent. */
export const createInteractions = (
  world: World,
  gateway: Gateway,
  endpoint: InteractionsEndpoint,
): Interactions => {
  /** Over HTTP where an address is set, and then not over the gateway. */
  const deliver = (payload: InteractionPayload, guildId: string | undefined): void => {
    if (!endpoint.isSet()) {
      gateway.dispatch('INTERACTION_CREATE', payload, { guildId });
      return;
    }
    const refused = (detail: unknown): void =>
      world.problem('interaction was not taken over HTTP', detail);
    endpoint.post(payload).then(({ status }) => {
      // A 200 would have to hold the answer, which is looked for in calls of the API alone here.
      if (status !== 202) refused({ status });
    }, refused);
  };

  const send = (type: number, data: object, place: Place, message?: FakeMessage): Interaction => {
    const user = place.user ?? world.user;
    world.users.set(user.id, user);
    const guildId = guildOf(world, place);
    const guild = world.guilds.find((one) => one.id === guildId);
    const channel = channelOf(world, place, user);
    const locale = guild?.preferred_locale ?? 'en-US';
    const payload: InteractionPayload = {
      id: snowflake(),
      application_id: world.settings.applicationId,
      type,
      token: randomBytes(80).toString('base64url'),
      version: 1,
      data,
      channel_id: channel.id,
      channel: { ...channel, permissions: ALL_PERMISSIONS },
      app_permissions: ALL_PERMISSIONS,
      locale: place.locale ?? 'en-US',
      entitlements: [],
      authorizing_integration_owners: place.userInstall ? { 1: user.id } : { 0: guildId ?? '0' },
      context: contextOf(world, { ...place, channelId: channel.id }, guildId),
      attachment_size_limit: FILE_LIMIT,
      ...(guildId === null
        ? { user }
        : {
            guild_id: guildId,
            guild: { id: guildId, locale, features: [] },
            guild_locale: locale,
            member: memberOf(user, place.permissions ? { permissions: place.permissions } : {}),
          }),
      ...(message && { message }),
    };
    const interaction = new Interaction(world, payload, { channel, user, message });
    world.interactions.set(interaction.token, interaction);
    world.interactions.set(interaction.id, interaction);
    setTimeout(() => {
      if (interaction.state !== 'pending') return;
      interaction.state = 'expired';
      world.problem('interaction not acknowledged in time', { id: interaction.id });
    }, world.settings.deadlineMs).unref();
    deliver(payload, guildId ?? undefined);
    return interaction;
  };

  const sendCommand = (type: number, data: CommandData, place: Place): Interaction => {
    const command = pickCommand(world, data, place, guildOf(world, place));
    return send(type, { ...data, id: command?.id ?? snowflake() }, place);
  };

  const placeOf = (message: FakeMessage): Place => ({
    channelId: message.channel_id,
    guildId: world.channels.get(message.channel_id)?.guild_id ?? null,
  });

  const use = (used: UsedComponent, type: number, data: object): Interaction => {
    const component = findComponent(used.message, used.customId);
    if (!used.force && component === undefined) throw new Error(`no component "${used.customId}"`);
    if (!used.force && component?.disabled) throw new Error(`"${used.customId}" is disabled`);
    const componentData = {
      custom_id: used.customId,
      component_type: component?.type ?? type,
      ...data,
    };
    return send(TYPE.component, componentData, { ...used, ...placeOf(used.message) }, used.message);
  };

  return {
    sendSlashCommand: (command) => sendCommand(TYPE.command, slashData(world, command), command),
    sendAutocomplete: (command) => {
      const focused = command.focused ?? Object.keys(command.options ?? {}).at(-1);
      return sendCommand(TYPE.autocomplete, slashData(world, command, focused), command);
    },
    sendMessageCommand: ({ message, ...place }) =>
      sendCommand(
        TYPE.command,
        {
          name: place.name,
          type: COMMAND.message,
          target_id: message.id,
          resolved: { messages: { [message.id]: message } },
        },
        { ...place, ...placeOf(message) },
      ),
    sendUserCommand: ({ target, ...place }) =>
      sendCommand(
        TYPE.command,
        {
          name: place.name,
          type: COMMAND.user,
          target_id: target.id,
          resolved: { users: { [target.id]: target } },
        },
        place,
      ),
    sendButton: (used) => use(used, BUTTON, {}),
    sendSelect: (used) => use(used, STRING_SELECT, { values: used.values ?? [] }),
    sendModal: ({ from, fields, ...place }) => {
      const data = { custom_id: from.modal?.custom_id, components: fillModal(from.modal, fields) };
      const where = from.message ? placeOf(from.message) : {};
      return send(TYPE.modal, data, { ...place, ...where }, from.message);
    },
  };
};
