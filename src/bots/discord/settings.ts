import { ConfigError } from '../../config/config-error.ts';
import { type Environment, readEnvironment } from '../../config/environment.ts';

/** Which of all gateway connections this process holds. */
export interface Shards {
  readonly ids: readonly number[];
  readonly count: number;
}

export interface DiscordSettings {
  readonly token: string;
  /** How questions come: over a connection that the bot opens, or to a public address of it. */
  readonly mode: 'gateway' | 'http';
  /** Another API base than Discord's own. */
  readonly apiUrl: string | undefined;
  /** Whether commands are registered at start. */
  readonly isRegistering: boolean;
  /** Whether the Message Content intent is switched on: then follow-ups in the bot's threads need no mention. */
  readonly isReadingContent: boolean;
  /** Forum channels, by id, whose new posts are questions. */
  readonly forums: readonly string[];
  /** The emoji that asks about a message: a character, or the id of a server's own; none does, unless told. */
  readonly askEmoji: string | undefined;
  /** `undefined` holds as many as Discord recommends. */
  readonly shards: Shards | undefined;
}

const readShards = (ids: string, count: string): Shards => {
  const shardCount = Number(count);
  const shardIds = ids
    .replace(/^\[|\]$/gu, '')
    .split(',')
    .map(Number);
  const isRight =
    Number.isInteger(shardCount) &&
    shardIds.every((id) => Number.isInteger(id) && id >= 0 && id < shardCount);
  if (isRight) return { ids: [...new Set(shardIds)], count: shardCount };
  throw new ConfigError(
    'CONFIG_INVALID',
    'SHARDS',
    'set it to numbers from 0 up to SHARD_COUNT, for example SHARDS=0,1 with SHARD_COUNT=4',
  );
};

const readForums = (ids: string): readonly string[] => {
  const forums = ids.split(/[\s,]+/u).filter((id) => id !== '');
  if (forums.every((id) => /^\d{15,22}$/u.test(id))) return [...new Set(forums)];
  throw new ConfigError(
    'CONFIG_INVALID',
    'DISCORD_FORUMS',
    'set it to ids of forum channels with commas between them; Developer Mode offers "Copy Channel ID"',
  );
};

/** "<:ask:1234…>", an id, or characters beyond plain text. Source: Discord documentation, "Emoji", "Message Formatting". */
const EMOJI = /^(?:<a?:\w{2,32}:(\d{15,22})>|(\d{15,22})|([^\p{L}\p{ASCII}]{1,16}))$/u;
/** Asks for a picture, and tells nothing else. */
const VARIATION = /\ufe0f/gu;

/** @throws {ConfigError} where it is no emoji, or nothing could come of it */
const readAskEmoji = (
  text: string | undefined,
  { mode, isReadingContent }: Pick<DiscordSettings, 'mode' | 'isReadingContent'>,
): string | undefined => {
  if (text === undefined) return undefined;
  const [, own, id, character] = EMOJI.exec(text) ?? [];
  const emoji = own ?? id ?? character?.replace(VARIATION, '');
  const refuse = (remedy: string) => new ConfigError('CONFIG_INVALID', 'DISCORD_ASK_EMOJI', remedy);
  if (emoji === undefined)
    throw refuse('set it to one emoji such as ❓, or <:ask:123456789012345678>');
  if (mode === 'http')
    throw refuse('leave it out: with DISCORD_MODE=http Discord tells of no emoji');
  if (isReadingContent) return emoji;
  throw refuse('set DISCORD_MESSAGE_CONTENT=on, too: else Discord hides what messages say');
};

/** What the variables say, or `undefined` without a token. @throws {ConfigError} naming every wrong one. */
export const readDiscordSettings = (environment: Environment): DiscordSettings | undefined => {
  const reader = readEnvironment(environment);
  const token = reader.optional('DISCORD_TOKEN');
  if (token === undefined) return undefined;
  const mode = reader.choice('DISCORD_MODE', ['gateway', 'http']) ?? 'gateway';
  const apiUrl = reader.url('DISCORD_API_URL');
  const isRegistering = reader.flag('DISCORD_REGISTER', true);
  const isReadingContent = reader.flag('DISCORD_MESSAGE_CONTENT', false);
  const forums = reader.text('DISCORD_FORUMS', '');
  const askEmoji = reader.optional('DISCORD_ASK_EMOJI');
  const split = reader.group(['SHARDS', 'SHARD_COUNT']);
  reader.check();
  const shards = split && readShards(split.SHARDS, split.SHARD_COUNT);
  // Several processes would write the same commands: the one with the first shard does.
  const isFirst = shards === undefined || shards.ids.includes(0);
  return {
    token,
    mode,
    apiUrl,
    isRegistering: isRegistering && isFirst,
    isReadingContent,
    forums: readForums(forums),
    askEmoji: readAskEmoji(askEmoji, { mode, isReadingContent }),
    shards,
  };
};
