import { ConfigError } from '../../config/config-error.ts';
import { readEnvironment } from '../../config/environment.ts';
import type { Environment } from '../platform.ts';
import { COMMAND_NAME_MAX } from './slack-limits.ts';

/** What the operator chose for Slack. */
export interface SlackSettings {
  readonly botToken: string;
  readonly appToken: string;
  /** Base of the Web API with a slash at its end; unset is Slack's own. */
  readonly apiUrl: string | undefined;
  /** What stands before a command's name, the slash included. */
  readonly commandPrefix: string;
}

const PREFIX = /^[a-z0-9_-]{1,20}$/u;
/** The longest command name that a prefix must leave room for. */
const COMMAND_ROOM = 11;

/** Swapping the two tokens is the likeliest mistake. Source: docs.slack.dev, "Token types". */
const checkKind = (name: string, token: string, wrong: string, remedy: string): void => {
  if (token.startsWith(wrong)) throw new ConfigError('CONFIG_INVALID', name, remedy);
};

/** What stands before a command's name: "/", or "/news-" where SLACK_COMMAND_PREFIX is "news-". @throws {ConfigError} */
export const readCommandPrefix = (environment: Environment): string => {
  const prefix = environment.SLACK_COMMAND_PREFIX?.trim() ?? '';
  if (prefix !== '' && !(PREFIX.test(prefix) && prefix.length + COMMAND_ROOM < COMMAND_NAME_MAX)) {
    throw new ConfigError(
      'CONFIG_INVALID',
      'SLACK_COMMAND_PREFIX',
      'set it to at most 20 of a-z, 0-9, "-" and "_", such as "news-" for /news-ask',
    );
  }
  return `/${prefix}`;
};

/**
 * The settings that the variables give, or `undefined` when no token is set.
 * @throws {ConfigError} naming the missing one of a half-set group, or the wrong variable.
 */
export const readSlackSettings = (environment: Environment): SlackSettings | undefined => {
  const reader = readEnvironment(environment);
  const tokens = reader.group(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']);
  const apiUrl = reader.url('SLACK_API_URL');
  reader.check();
  if (tokens === undefined) return undefined;
  checkKind(
    'SLACK_BOT_TOKEN',
    tokens.SLACK_BOT_TOKEN,
    'xapp-',
    'set it to the bot token (xoxb-...); this is an app-level token, which belongs in SLACK_APP_TOKEN',
  );
  checkKind(
    'SLACK_APP_TOKEN',
    tokens.SLACK_APP_TOKEN,
    'xox',
    'set it to the app-level token (xapp-...); this is another kind of token',
  );
  return {
    botToken: tokens.SLACK_BOT_TOKEN,
    appToken: tokens.SLACK_APP_TOKEN,
    apiUrl: apiUrl === undefined ? undefined : `${apiUrl}/`,
    commandPrefix: readCommandPrefix(environment),
  };
};
