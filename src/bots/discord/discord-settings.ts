import { type Environment, readEnvironment } from '../../config/environment.ts';

export interface DiscordSettings {
  readonly token: string;
  /** Another API base than Discord's own. */
  readonly apiUrl: string | undefined;
  /** Whether commands are registered at start. */
  readonly isRegistering: boolean;
}

/** What the variables say, or `undefined` without a token. @throws {ConfigError} naming every wrong one. */
export const readDiscordSettings = (environment: Environment): DiscordSettings | undefined => {
  const reader = readEnvironment(environment);
  const token = reader.optional('DISCORD_TOKEN');
  if (token === undefined) return undefined;
  const settings = {
    token,
    apiUrl: reader.url('DISCORD_API_URL'),
    isRegistering: reader.flag('DISCORD_REGISTER', true),
  };
  reader.check();
  return settings;
};
