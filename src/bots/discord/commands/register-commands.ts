import type { Logger } from 'pino';
import type { DiscordApi } from '../delivery/api.ts';
import {
  type ApplicationCommand,
  isRegistered,
  isSameName,
  type RegisteredCommand,
} from './commands.ts';

type Route = `/${string}`;

const read = async (api: DiscordApi, route: Route): Promise<readonly RegisteredCommand[]> =>
  // The documentation promises a list of application commands.
  (await api.call({
    method: 'GET',
    // Without this Discord leaves out the names and descriptions in other languages.
    route: `${route}?with_localizations=true`,
    isRepeatable: true,
  })) as readonly RegisteredCommand[];

const replace = async (api: DiscordApi, route: Route, body: readonly unknown[]): Promise<void> => {
  await api.call({ method: 'PUT', route, body, isRepeatable: true });
};

/** Makes Discord's global commands the wanted ones; writes only when they differ. Resolves to whether it wrote. */
export const registerCommands = async (
  api: DiscordApi,
  applicationId: string,
  wanted: readonly ApplicationCommand[],
): Promise<boolean> => {
  const route: Route = `/applications/${applicationId}/commands`;
  if (isRegistered(wanted, await read(api, route))) return false;
  await replace(api, route, wanted);
  return true;
};

/**
 * Removes copies of the wanted commands from single servers, where they would be offered a second
 * time; other commands there stay. A server that refuses is logged and passed over.
 */
export const removeGuildCopies = async (
  api: DiscordApi,
  applicationId: string,
  guildIds: readonly string[],
  wanted: readonly ApplicationCommand[],
  logger: Logger,
): Promise<void> => {
  for (const guildId of guildIds) {
    const route: Route = `/applications/${applicationId}/guilds/${guildId}/commands`;
    try {
      const registered = await read(api, route);
      const kept = registered.filter((one) => !wanted.some((command) => isSameName(command, one)));
      if (kept.length < registered.length) await replace(api, route, kept);
    } catch (err) {
      logger.warn({ err }, 'copies of commands in a server could not be removed');
    }
  }
};
