import { REST } from 'discord.js';
import type { Logger } from 'pino';
import { COMMANDS } from '../../commands/commands.ts';
import { explainFatal } from '../connection/explain-failure.ts';
import { createDiscordApi, type DiscordApi } from '../delivery/api.ts';
import type { DiscordSettings } from '../settings.ts';
import { applicationCommands } from './commands.ts';
import { registerCommands, removeGuildCopies } from './register-commands.ts';

/** What a deployment did. */
export interface Deployment {
  readonly names: readonly string[];
  /** False when Discord had exactly these commands already. */
  readonly isWritten: boolean;
}

/** Source: Discord documentation, "Get Current User Guilds". */
const GUILDS_A_PAGE = 200;

/** The servers the bot is in. */
const guildIds = async (api: DiscordApi): Promise<readonly string[]> => {
  const ids: string[] = [];
  let page: readonly { readonly id: string }[];
  do {
    const route = `/users/@me/guilds?limit=${GUILDS_A_PAGE}&after=${ids.at(-1) ?? '0'}` as const;
    // The documentation promises a list of partial servers in the order of their ids.
    page = (await api.call({ method: 'GET', route, isRepeatable: true })) as typeof page;
    ids.push(...page.map(({ id }) => id));
  } while (page.length === GUILDS_A_PAGE);
  return ids;
};

/** Registers the commands without connecting: for a release, where `DISCORD_REGISTER` is off. @throws {ConfigError} when Discord refuses the token. */
export const deployCommands = async (
  { token, apiUrl }: DiscordSettings,
  logger: Logger,
): Promise<Deployment> => {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  const api = createDiscordApi(rest, () => undefined);
  const wanted = applicationCommands(COMMANDS);
  try {
    const application = await api.call({
      method: 'GET',
      route: '/applications/@me',
      isRepeatable: true,
    });
    // The documentation promises an application object.
    const { id } = application as { readonly id: string };
    const isWritten = await registerCommands(api, id, wanted);
    await removeGuildCopies(api, id, await guildIds(api), wanted, logger);
    return { names: wanted.map(({ name }) => name), isWritten };
  } catch (error) {
    throw explainFatal(error) ?? error;
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
};
