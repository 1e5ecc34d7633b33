import { ConfigError } from '../../../config/config-error.ts';

/** Close codes after which Discord wants no reconnect, and their remedies. Source: Discord gateway close event codes. */
const CLOSE_REMEDIES: ReadonlyMap<number, { readonly variable: string; readonly remedy: string }> =
  new Map([
    [
      4004,
      {
        variable: 'DISCORD_TOKEN',
        remedy: 'Discord refuses it; copy a new token from the developer portal, under Bot',
      },
    ],
    [
      4010,
      { variable: 'SHARDS', remedy: 'Discord refuses this shard; check it against SHARD_COUNT' },
    ],
    [4011, { variable: 'SHARD_COUNT', remedy: 'Discord wants more shards for this many servers' }],
    [
      4013,
      {
        variable: 'DISCORD_TOKEN',
        remedy: 'Discord refuses the intents as invalid; update the program',
      },
    ],
    [
      4014,
      {
        variable: 'DISCORD_MESSAGE_CONTENT',
        remedy:
          'Discord refuses the intent; switch Message Content on in the developer portal, under Bot, or set it to off',
      },
    ],
  ]);

/** What discord.js says when login meets one of these codes. */
const LOGIN_MESSAGES: ReadonlyMap<string, number> = new Map([
  ['Authentication failed', 4004],
  ['Used an invalid shard', 4010],
  ['Sharding is required', 4011],
  ['Used invalid intents', 4013],
  ['Used disallowed intents', 4014],
]);

const HTTP_UNAUTHORIZED = 401;

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** What to mend after a close code that ends the connection for good. */
export const explainClose = (code: number): ConfigError => {
  const known = CLOSE_REMEDIES.get(code);
  return new ConfigError(
    'CONFIG_INVALID',
    known?.variable ?? 'DISCORD_TOKEN',
    known?.remedy ?? `Discord closed the connection for good (code ${code})`,
  );
};

/** What to mend after a failed login or call, or `undefined` when trying again may help. */
export const explainFatal = (error: unknown): ConfigError | undefined => {
  if (error instanceof ConfigError) return error;
  const isRefused =
    field(error, 'code') === 'TokenInvalid' || field(error, 'status') === HTTP_UNAUTHORIZED;
  if (isRefused) return explainClose(4004);
  const code = LOGIN_MESSAGES.get(String(field(error, 'message')));
  return code === undefined ? undefined : explainClose(code);
};
