import { ConfigError } from '../../config/config-error.ts';
import { readEnvironment } from '../../config/environment.ts';
import type { Environment } from '../platform.ts';
import { COMMAND_NAME_MAX } from './slack-limits.ts';

/** How Slack reaches the bot: over sockets that the bot opens, or over signed requests to a public address. */
export type SlackWire =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** What the operator chose for Slack. */
export interface SlackSettings {
  readonly botToken: string;
  readonly wire: SlackWire;
  /** Base of the Web API with a slash at its end; unset is Slack's own. */
  readonly apiUrl: string | undefined;
  /** What stands before a command's name, the slash included. */
  readonly commandPrefix: string;
  /** Ids of the people who may use what is for administrators. */
  readonly admins: readonly string[];
  /** Where people are asked, for channels that have no such channel of their own. */
  readonly helpChannel: string | undefined;
  /** The name of the emoji that asks about the message it is put on; none does, unless told. */
  readonly askEmoji: string | undefined;
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

/** Source: docs.slack.dev, ids of people start with U, in Enterprise Grid with W. */
const USER_ID = /^[UW][A-Z0-9]{2,20}$/u;

/** Source: docs.slack.dev, ids of channels start with C, older private ones with G. */
const CHANNEL_ID = /^[CG][A-Z0-9]{2,20}$/u;

const readHelpChannel = (id: string | undefined): string | undefined => {
  if (id === undefined || CHANNEL_ID.test(id)) return id;
  throw new ConfigError(
    'CONFIG_INVALID',
    'SLACK_HELP_CHANNEL',
    'set it to a channel id such as C012AB3CD (at the end of "View channel details")',
  );
};

/** Source: docs.slack.dev, names of emoji. */
const EMOJI = /^:?([a-z0-9_+'-]{1,100}):?$/u;

/** The emoji that asks about a message, without its colons. @throws {ConfigError} */
export const readAskEmoji = (environment: Environment): string | undefined => {
  const name = environment.SLACK_ASK_EMOJI?.trim() ?? '';
  if (name === '') return undefined;
  const [, emoji] = EMOJI.exec(name) ?? [];
  if (emoji !== undefined) return emoji;
  throw new ConfigError(
    'CONFIG_INVALID',
    'SLACK_ASK_EMOJI',
    'set it to the name of one emoji, such as "question" for :question:',
  );
};

const readAdmins = (list: string): readonly string[] => {
  const ids = list.split(/[\s,]+/u).filter((id) => id !== '');
  if (!ids.every((id) => USER_ID.test(id))) {
    throw new ConfigError(
      'CONFIG_INVALID',
      'SLACK_ADMINS',
      'set it to member ids such as U012AB3CD, parted by commas ("Copy member ID" in a person\'s profile)',
    );
  }
  return ids;
};

/** The signing secret is 32 hexadecimal digits; a token in its place is the likeliest mistake. */
const readWire = (secrets: Readonly<Record<string, string>>): SlackWire => {
  const { SLACK_APP_TOKEN: appToken = '', SLACK_SIGNING_SECRET: signingSecret = '' } = secrets;
  if (appToken !== '') {
    checkKind(
      'SLACK_APP_TOKEN',
      appToken,
      'xox',
      'set it to the app-level token (xapp-...); this is another kind of token',
    );
    return { kind: 'socket', appToken };
  }
  checkKind(
    'SLACK_SIGNING_SECRET',
    signingSecret,
    'x',
    'set it to the signing secret under "Basic Information"; this is a token',
  );
  return { kind: 'http', signingSecret };
};

/**
 * The settings that the variables give, or `undefined` when no token is set.
 * @throws {ConfigError} naming the missing one of a half-set group, or the wrong variable.
 */
export const readSlackSettings = (environment: Environment): SlackSettings | undefined => {
  const reader = readEnvironment(environment);
  const mode = reader.choice('SLACK_MODE', ['socket', 'http']) ?? 'socket';
  const secrets =
    mode === 'socket'
      ? reader.group(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'])
      : reader.group(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  const apiUrl = reader.url('SLACK_API_URL');
  const admins = reader.text('SLACK_ADMINS', '');
  const helpChannel = reader.optional('SLACK_HELP_CHANNEL');
  reader.check();
  if (secrets === undefined) return undefined;
  const { SLACK_BOT_TOKEN: botToken } = secrets;
  checkKind(
    'SLACK_BOT_TOKEN',
    botToken,
    'xapp-',
    'set it to the bot token (xoxb-...); this is an app-level token, which belongs in SLACK_APP_TOKEN',
  );
  checkKind(
    'SLACK_BOT_TOKEN',
    botToken,
    'xoxp-',
    'set it to the bot token (xoxb-...); this is a user token',
  );
  return {
    botToken,
    wire: readWire(secrets),
    apiUrl: apiUrl === undefined ? undefined : `${apiUrl}/`,
    commandPrefix: readCommandPrefix(environment),
    admins: readAdmins(admins),
    helpChannel: readHelpChannel(helpChannel),
    askEmoji: readAskEmoji(environment),
  };
};
