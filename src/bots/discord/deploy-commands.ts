import { REST } from 'discord.js';
import { COMMANDS } from '../commands/commands.ts';
import { createDiscordApi } from './discord-api.ts';
import { applicationCommands } from './discord-commands.ts';
import type { DiscordSettings } from './discord-settings.ts';
import { explainFatal } from './explain-failure.ts';
import { registerCommands } from './register-commands.ts';

/** What a deployment did. */
export interface Deployment {
  readonly names: readonly string[];
  /** False when Discord had exactly these commands already. */
  readonly isWritten: boolean;
}

/** Registers the commands without connecting: for a release, where `DISCORD_REGISTER` is off. @throws {ConfigError} when Discord refuses the token. */
export const deployCommands = async ({ token, apiUrl }: DiscordSettings): Promise<Deployment> => {
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
    return { names: wanted.map(({ name }) => name), isWritten };
  } catch (error) {
    throw explainFatal(error) ?? error;
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
};
