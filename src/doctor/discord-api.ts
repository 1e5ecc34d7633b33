/** What Discord answered to one call. */
export type DiscordAnswer =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreached'; readonly why: string };

const DISCORD_API = 'https://discord.com/api';
const VERSION = 'v10';
const TIMEOUT_MS = 8000;
/** Discord turns away clients that do not name themselves so. Source: its documentation, "User Agent". */
const USER_AGENT = 'DiscordBot (https://discord.com, 1.0)';

const wordsOf = (error: unknown): string => {
  const inner = error instanceof Error ? (error.cause ?? error) : error;
  if (!(inner instanceof Error)) return String(inner);
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.message;
};

/** Reads something from Discord's HTTP API; never rejects. */
export const readDiscord = async (
  apiUrl: string | undefined,
  token: string,
  path: `/${string}`,
): Promise<DiscordAnswer> => {
  try {
    const response = await fetch(`${apiUrl ?? DISCORD_API}/${VERSION}${path}`, {
      headers: { authorization: `Bot ${token}`, 'user-agent': USER_AGENT },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok
      ? { kind: 'ok', body: await response.json() }
      : { kind: 'refused', status: response.status };
  } catch (error) {
    return { kind: 'unreached', why: wordsOf(error) };
  }
};
