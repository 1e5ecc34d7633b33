import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { DiscordSettings } from '../settings.ts';

/** How long the first connection waits for servers that are unavailable. */
const GUILDS_WITHIN_MS = 5000;
/** Members, users and threads that are kept; the rest is never needed. */
const KEPT = 200;

/** Discord bans addresses with 10,000 refused calls in ten minutes. Source: its documentation, "Rate Limits". */
const WARN_EVERY_REFUSALS = 500;

const isSelf = (entry: {
  readonly id: string;
  readonly client: { readonly user: { id: string } };
}) => entry.id === entry.client.user.id;

/**
 * A client that is not logged in: no privileged intent unless it is switched on, direct messages of strangers included
 * (`Partials.Channel`), nobody mentioned by default, and caches that stay small.
 */
export const createDiscordClient = ({
  apiUrl,
  shards,
  isReadingContent,
  askEmoji,
}: DiscordSettings): Client =>
  new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      ...(isReadingContent ? [GatewayIntentBits.MessageContent] : []),
      ...(askEmoji === undefined ? [] : [GatewayIntentBits.GuildMessageReactions]),
    ],
    partials: [
      Partials.Channel,
      // Messages, people and reactions are not kept: those under an emoji come in part.
      ...(askEmoji === undefined ? [] : [Partials.Message, Partials.Reaction, Partials.User]),
    ],
    allowedMentions: { parse: [], repliedUser: false },
    ...(shards === undefined
      ? { shards: 'auto' as const }
      : { shards: [...shards.ids], shardCount: shards.count }),
    waitGuildTimeout: GUILDS_WITHIN_MS,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      AutoModerationRuleManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: KEPT, keepOverLimit: isSelf },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: KEPT, keepOverLimit: isSelf },
      VoiceStateManager: 0,
    }),
    sweepers: Options.DefaultSweeperSettings,
    rest: {
      // Nobody is served by "typing" that comes late, and it must not keep an answer waiting.
      rejectOnRateLimit: ['/channels/:id/typing'],
      invalidRequestWarningInterval: WARN_EVERY_REFUSALS,
      ...(apiUrl !== undefined && { api: apiUrl }),
    },
  });
