import type { Logger } from 'pino';
import { COMMANDS } from '../../commands/commands.ts';
import { type Backoff, retryUntilDone } from '../connection/backoff.ts';
import type { DiscordHealth } from '../connection/health.ts';
import type { DiscordApi } from '../delivery/api.ts';
import { applicationCommands } from './commands.ts';
import { registerCommands, removeGuildCopies } from './register-commands.ts';

/** Registration is not urgent, and Discord allows few of them. */
const TRY_AGAIN: Backoff = { firstMs: 10_000, longestMs: 10 * 60_000 };
const TROUBLE = 'the commands could not be registered; mentions and direct messages work';

/** Whose commands they are, and the servers that may hold copies of them. */
export interface Registering {
  readonly applicationId: string;
  readonly guildIds: readonly string[];
}

/**
 * Registers the product's commands for an application. Resolves after
 * the first try and never rejects: without commands people can still mention the bot, so a failure
 * is logged, shows in health and is tried again in the background.
 */
export const registerAtStart = async (
  { applicationId, guildIds }: Registering,
  api: DiscordApi,
  health: DiscordHealth,
  logger: Logger,
  signal: AbortSignal,
): Promise<void> => {
  const wanted = applicationCommands(COMMANDS);
  const register = async (): Promise<void> => {
    const isWritten = await registerCommands(api, applicationId, wanted);
    health.trouble(undefined);
    logger.info({ commands: wanted.length, isWritten }, 'discord commands are registered');
    await removeGuildCopies(api, applicationId, guildIds, wanted, logger);
  };
  const onFailure = (err: unknown): boolean => {
    if (signal.aborted) return false;
    health.trouble(TROUBLE);
    logger.error({ err }, 'discord commands could not be registered');
    return true;
  };
  try {
    await register();
  } catch (err) {
    if (!onFailure(err)) return;
    retryUntilDone(register, { ...TRY_AGAIN, signal, onFailure }).catch((error: unknown) =>
      logger.error({ err: error }, 'registration of discord commands ended'),
    );
  }
};
