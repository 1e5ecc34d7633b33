import { ALL_PERMISSIONS, snowflake } from './constants.ts';
import type { FakeChannel, FakeGuild, FakeUser } from './fake-types.ts';
import { memberOf } from './people.ts';
import type { World } from './world.ts';

/** A new server with the bot, the user, a role for each and two channels. */
export const addGuild = (world: World, name = `guild-${world.guilds.length + 1}`): FakeGuild => {
  const id = snowflake();
  const role = { permissions: ALL_PERMISSIONS, position: 0, color: 0, hoist: false, flags: 0 };
  const colors = { primary_color: 0, secondary_color: null, tertiary_color: null };
  const common = { ...role, colors, mentionable: false };
  const botRole = {
    id: snowflake(),
    name: world.bot.username,
    ...common,
    managed: true,
    tags: { bot_id: world.bot.id },
  };
  const guild: FakeGuild = {
    ...GUILD_DEFAULTS,
    id,
    name,
    owner_id: world.user.id,
    joined_at: new Date().toISOString(),
    roles: [{ id, name: '@everyone', ...common, managed: false }, botRole],
    channels: [],
    members: [memberOf(world.bot, { roles: [botRole.id] }), memberOf(world.user)],
  };
  for (const channelName of ['general', 'help'])
    guild.channels.push(addChannel(world, id, channelName));
  world.guilds.push(guild);
  return guild;
};

const addChannel = (world: World, guildId: string, name: string): FakeChannel => {
  const channel: FakeChannel = {
    id: snowflake(),
    type: 0,
    guild_id: guildId,
    name,
    position: 0,
    permission_overwrites: [],
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
  };
  world.channels.set(channel.id, channel);
  return channel;
};

/** The direct-message channel with a user; made on first use. */
export const directChannel = (world: World, user: FakeUser): FakeChannel => {
  for (const channel of world.channels.values()) {
    if (channel.type === 1 && channel.recipients?.[0]?.id === user.id) return channel;
  }
  const made: FakeChannel = {
    id: snowflake(),
    type: 1,
    recipients: [user],
    last_message_id: null,
    flags: 0,
  };
  world.channels.set(made.id, made);
  return made;
};

const GUILD_DEFAULTS = {
  icon: null,
  emojis: [],
  stickers: [],
  features: [],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  member_count: 2,
  large: false,
  unavailable: false,
  preferred_locale: 'en-US',
  system_channel_flags: 0,
  premium_tier: 0,
  nsfw_level: 0,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  afk_timeout: 300,
  premium_progress_bar_enabled: false,
} as const;
