import { deployCommands } from '../bots/discord/commands/deploy-commands.ts';
import { readDiscordSettings } from '../bots/discord/settings.ts';
import { ConfigError } from '../config/config-error.ts';
import { failProcess, processEnvironment, processLogger } from './terminal/process-environment.ts';

/** Registers the slash commands with Discord, and says whether anything changed. */
const deploy = async (): Promise<void> => {
  const environment = processEnvironment();
  const settings = readDiscordSettings(environment);
  if (settings === undefined) {
    throw new ConfigError('CONFIG_MISSING', 'DISCORD_TOKEN', 'set it to the bot token');
  }
  const { names, isWritten } = await deployCommands(settings, processLogger('warn', environment));
  const what = isWritten ? 'Registered' : 'Nothing changed; Discord already has';
  process.stdout.write(`${what}: ${names.join(', ')}\n`);
};

try {
  await deploy();
} catch (error) {
  failProcess(error, [ConfigError]);
}
