import type { webApi } from '@slack/bolt';
import type { Command, CommandOption } from '../../commands/command.ts';
import { COMMAND_NAME_MAX, COMMANDS_MAX } from '../blocks/limits.ts';
import { ABOUT_SHORTCUT, ASK_SHORTCUT, INSTALLED_PATH, REQUEST_PATH } from '../ids.ts';

/** Slack's own type of a manifest. */
type Manifest = webApi.AppsManifestCreateArguments['manifest'];
type Scopes = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>;
type Events = NonNullable<
  NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>['bot_events']
>;

/** A permission the app asks for, and what it could not do without. */
export interface ExplainedScope {
  readonly scope: string;
  readonly why: string;
}

/** The fewest permissions that everything works with. Reading what is written in channels is not among them. */
export const BOT_SCOPES: readonly ExplainedScope[] = [
  { scope: 'app_mentions:read', why: 'to hear questions that mention the bot in a channel' },
  { scope: 'im:history', why: 'to hear questions in direct messages with the bot' },
  { scope: 'chat:write', why: 'to post answers' },
  { scope: 'commands', why: 'for the slash commands and shortcuts' },
  { scope: 'assistant:write', why: 'to offer sample questions when the direct messages open' },
  {
    scope: 'channels:read',
    why: 'to know whether the bot is in a channel, and say how to invite it where it is not',
  },
];

/** What may be left out when the app is installed, and admins like to refuse: with it, follow-ups need no mention. */
export const THREAD_SCOPES: readonly ExplainedScope[] = [
  {
    scope: 'channels:history',
    why: 'to hear follow-ups without a mention in threads of public channels it takes part in',
  },
  { scope: 'groups:history', why: 'the same in private channels' },
];

/** What may be left out as well: with it, people are spoken to in their own language. */
const LANGUAGE_SCOPES: readonly ExplainedScope[] = [
  { scope: 'users:read', why: 'to know the language somebody has set in Slack' },
];

/** Asked for only where an emoji asks about messages. */
const REACTION_SCOPES: readonly ExplainedScope[] = [
  { scope: 'reactions:read', why: 'to see the emoji that asks about a message' },
];
const REACTION_EVENTS = ['reaction_added'] as const;

/** Asked for only where articles can be read at an address. */
const LINK_SCOPES: readonly ExplainedScope[] = [
  { scope: 'links:read', why: 'to see links to articles in messages, and nothing else of these' },
  { scope: 'links:write', why: 'to show the article under such a link' },
];
export const LINK_EVENTS = ['link_shared', 'entity_details_requested'] as const;

/** What is asked for beside the rest only where it is set up. */
export interface Extras {
  /** Whether an emoji asks about the message it is put on. */
  readonly asksByEmoji?: boolean;
  /** The host at which articles can be read; links to it are shown with their article. */
  readonly linkDomain?: string | undefined;
}

/** The host of a public address as Slack takes it for links: a name, without a port. Source: docs.slack.dev, "Unfurling links in messages". */
export const linkDomainOf = (publicUrl: string | undefined): string | undefined => {
  if (publicUrl === undefined) return undefined;
  const { hostname, port } = new URL(publicUrl);
  const isName = /\.[a-z][a-z0-9-]*$/iu.test(hostname);
  return isName && port === '' ? hostname : undefined;
};

/** What may be left out. */
export const optionalScopes = ({
  asksByEmoji = false,
  linkDomain,
}: Extras): readonly ExplainedScope[] => [
  ...THREAD_SCOPES,
  ...LANGUAGE_SCOPES,
  ...(asksByEmoji ? REACTION_SCOPES : []),
  ...(linkDomain === undefined ? [] : LINK_SCOPES),
];

/** Of the app-level token, which the manifest cannot create. */
export const APP_SCOPES: readonly ExplainedScope[] = [
  {
    scope: 'connections:write',
    why: 'to receive everything over Socket Mode, without a public URL',
  },
];

/** What Slack sends: mentions, direct messages, and the bot being opened. */
export const BOT_EVENTS = ['app_mention', 'message.im', 'app_home_opened'] as const;
/**
 * What Slack sends besides: messages, where the optional scopes are granted, and what somebody looks at. Only to whoever
 * takes the last does it say with a direct message what its writer looks at. Source: docs.slack.dev, changelog of 2026-07-02.
 */
export const OPTIONAL_EVENTS = [
  'message.channels',
  'message.groups',
  'app_context_changed',
] as const;

/** Tell where the app is no longer installed. */
const INSTALL_EVENTS = ['app_uninstalled', 'tokens_revoked'] as const;

/** Where slash commands do not work: in threads, and on somebody else's message. */
export const SHORTCUTS = [
  {
    type: 'global',
    name: 'Ask the articles',
    callback_id: ASK_SHORTCUT,
    description: 'Ask a question; the answer is shown to you alone',
  },
  {
    type: 'message',
    name: 'Ask about this',
    callback_id: ABOUT_SHORTCUT,
    description: 'Ask the articles about what a message says',
  },
] as const;

/** Source: docs.slack.dev, "App manifest reference". */
const DESCRIPTION_MAX = 140;
const USAGE_MAX = 1000;

const usageOf = (option: CommandOption, index: number): string => {
  if (index > 0) return `[${option.name}:"…"]`;
  return option.required ? option.name : `[${option.name}]`;
};

/** Replies are private in Slack unless `public:` is written, so a command's own switch for that has no place here. */
const usageHint = ({ options }: Command): string =>
  options.length === 0
    ? ''
    : [...options.filter(({ kind }) => kind === 'text').map(usageOf), '[public:]'].join(' ');

const slashCommand = (command: Command, prefix: string, url: string | undefined) => {
  const usage = usageHint(command).slice(0, USAGE_MAX);
  return {
    command: `${prefix}${command.name}`.slice(0, COMMAND_NAME_MAX),
    description: command.description,
    ...(usage === '' ? {} : { usage_hint: usage }),
    // Channels arrive with their ids where one is to be named.
    should_escape: command.audience === 'admin',
    ...(url === undefined ? {} : { url }),
  };
};

export interface ManifestOptions extends Extras {
  /** Includes the slash. */
  readonly commandPrefix: string;
  /** The https address that leads to the bot, in HTTP mode; unset is Socket Mode. */
  readonly publicUrl?: string;
  /** Whether workspaces install the app themselves. */
  readonly isInstalledByOthers?: boolean;
}

const featuresOf = (
  commands: readonly Command[],
  prefix: string,
  url: string | undefined,
  linkDomain: string | undefined,
): NonNullable<Manifest['features']> => ({
  agent_view: {
    agent_description:
      'Ask about the articles in plain English. Every answer is a passage of an article, with its speaker, article, publisher and date; what the articles do not say is not answered.',
  },
  app_home: {
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  },
  bot_user: { display_name: 'newsdesk', always_online: true },
  shortcuts: [...SHORTCUTS],
  slash_commands: commands
    .slice(0, COMMANDS_MAX)
    .map((command) => slashCommand(command, prefix, url)),
  ...(linkDomain === undefined ? {} : { unfurl_domains: [linkDomain] }),
});

/** The cast: web-api 8.2 does not list assistant:write yet. */
const namesOf = (scopes: readonly ExplainedScope[]): Scopes =>
  scopes.map(({ scope }) => scope) as Scopes;

/** The manifest that a Slack app is created from: its commands are the registry's. Who installs it may leave out the optional scopes. */
export const slackManifest = (
  commands: readonly Command[],
  { commandPrefix, publicUrl, isInstalledByOthers = false, ...extras }: ManifestOptions,
): Manifest => {
  const { asksByEmoji = false, linkDomain } = extras;
  const url = publicUrl === undefined ? undefined : `${publicUrl}${REQUEST_PATH}`;
  const request = url === undefined ? {} : { request_url: url };
  const optional = optionalScopes(extras);
  const events = [
    ...BOT_EVENTS,
    ...OPTIONAL_EVENTS,
    ...(asksByEmoji ? REACTION_EVENTS : []),
    ...(linkDomain === undefined ? [] : LINK_EVENTS),
    ...(isInstalledByOthers ? INSTALL_EVENTS : []),
  ] satisfies Events;
  return {
    display_information: {
      name: 'Newsdesk',
      description:
        'Answers questions about your articles in their own words, and says who said it.'.slice(
          0,
          DESCRIPTION_MAX,
        ),
      background_color: '#1f3a5f',
    },
    features: featuresOf(commands, commandPrefix, url, linkDomain),
    oauth_config: {
      ...(isInstalledByOthers && publicUrl !== undefined
        ? { redirect_urls: [`${publicUrl}${INSTALLED_PATH}`] }
        : {}),
      scopes: {
        bot: namesOf([...BOT_SCOPES, ...optional]),
        bot_optional: namesOf(optional),
      },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: events },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
};
