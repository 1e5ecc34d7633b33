import { ConfigError } from '../../config/config-error.ts';
import { readEnvironment } from '../../config/environment.ts';
import type { Environment } from '../platform.ts';
import { readCollections } from '../scopes/channel-settings.ts';
import { COMMAND_NAME_MAX } from './blocks/limits.ts';

/** How Slack reaches the bot: over sockets that the bot opens, or over signed requests to a public address. */
export type SlackWire =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

/** How workspaces install the bot themselves. */
export interface InstallSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The https address that leads to the bot. */
  readonly publicUrl: string;
  /** What may be seen in a workspace, by its team; in others, what everyone may see. */
  readonly collections: ReadonlyMap<string, readonly string[]>;
}

/** What the operator chose for Slack: the token of one workspace, or how any number of them install the bot. */
export type SlackSettings = SettingsOfAll &
  (
    | { readonly botToken: string; readonly install?: undefined }
    | { readonly botToken?: undefined; readonly install: InstallSettings }
  );

interface SettingsOfAll {
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

/** Source: docs.slack.dev, ids of workspaces start with T. */
const TEAM = /^T[A-Z0-9]{2,20}$/u;

/** What may be seen in each workspace, written "T012AB3CD: handbook, news; T045: help". @throws {ConfigError} */
const readWorkspaces = (list: string): InstallSettings['collections'] => {
  const collections = new Map<string, readonly string[]>();
  for (const one of list.split(';')) {
    if (one.trim() === '') continue;
    const [, team = '', written = ''] = /^([^:]*):(.*)$/su.exec(one) ?? [];
    const names = readCollections(written);
    if (!TEAM.test(team.trim()) || names === undefined) {
      throw new ConfigError(
        'CONFIG_INVALID',
        'SLACK_WORKSPACES',
        'set it to workspace ids with their collections, such as "T012AB3CD: handbook, news; T034EF5GH: help"',
      );
    }
    collections.set(team.trim(), names);
  }
  return collections;
};

type Reader = ReturnType<typeof readEnvironment>;

/** How workspaces install the bot, where the app's client is named. @throws {ConfigError} */
const readInstall = (reader: Reader): InstallSettings | undefined => {
  const client = reader.group(['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET']);
  const workspaces = reader.text('SLACK_WORKSPACES', '');
  const publicUrl = reader.url('PUBLIC_URL');
  reader.check();
  if (client === undefined) return undefined;
  if (publicUrl?.startsWith('https://') !== true) {
    throw new ConfigError(
      'CONFIG_MISSING',
      'PUBLIC_URL',
      'set it to the https address that leads to the bot: Slack sends whoever installs it back there',
    );
  }
  return {
    clientId: client.SLACK_CLIENT_ID,
    clientSecret: client.SLACK_CLIENT_SECRET,
    publicUrl,
    collections: readWorkspaces(workspaces),
  };
};

/** What belongs to one workspace has no place where any number of them install the bot. @throws {ConfigError} */
const refuseWith = (reader: Reader, install: InstallSettings | undefined): void => {
  if (install === undefined) return;
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_HELP_CHANNEL'] as const) {
    if (reader.optional(name) === undefined) continue;
    throw new ConfigError(
      'CONFIG_INVALID',
      name,
      'leave it out: with SLACK_CLIENT_ID each workspace has its own',
    );
  }
};

const readBotToken = (botToken: string): string => {
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
  return botToken;
};

/** What lets the bot in, or `undefined` when nothing is set. @throws {ConfigError} */
const readAccess = (
  reader: Reader,
  mode: 'socket' | 'http',
):
  | (Pick<SlackSettings, 'wire'> &
      ({ readonly botToken: string } | { readonly install: InstallSettings }))
  | undefined => {
  const install = mode === 'http' ? readInstall(reader) : undefined;
  refuseWith(reader, install);
  if (install !== undefined) {
    const secrets = reader.group(['SLACK_CLIENT_ID', 'SLACK_SIGNING_SECRET']);
    reader.check();
    return secrets === undefined ? undefined : { wire: readWire(secrets), install };
  }
  const secrets =
    mode === 'socket'
      ? reader.group(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'])
      : reader.group(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']);
  reader.check();
  if (secrets === undefined) return undefined;
  return { wire: readWire(secrets), botToken: readBotToken(secrets.SLACK_BOT_TOKEN) };
};

/**
 * The settings that the variables give, or `undefined` when neither a token nor a client is set.
 * @throws {ConfigError} naming the missing one of a half-set group, or the wrong variable.
 */
export const readSlackSettings = (environment: Environment): SlackSettings | undefined => {
  const reader = readEnvironment(environment);
  const mode = reader.choice('SLACK_MODE', ['socket', 'http']) ?? 'socket';
  const apiUrl = reader.url('SLACK_API_URL');
  const admins = reader.text('SLACK_ADMINS', '');
  const helpChannel = reader.optional('SLACK_HELP_CHANNEL');
  const access = readAccess(reader, mode);
  if (access === undefined) return undefined;
  return {
    ...access,
    apiUrl: apiUrl === undefined ? undefined : `${apiUrl}/`,
    commandPrefix: readCommandPrefix(environment),
    admins: readAdmins(admins),
    helpChannel: readHelpChannel(helpChannel),
    askEmoji: readAskEmoji(environment),
  };
};
