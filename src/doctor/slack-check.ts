import { COMMANDS } from '../bots/commands/commands.ts';
import { INSTALL_PATH } from '../bots/slack/ids.ts';
import {
  BOT_SCOPES,
  linkDomainOf,
  slackManifest,
  THREAD_SCOPES,
} from '../bots/slack/install/manifest.ts';
import { readSlackSettings, type SlackSettings } from '../bots/slack/settings.ts';
import type { Environment } from '../config/environment.ts';
import { readEnvironment } from '../config/environment.ts';
import type { Check, Finding } from './check.ts';
import { callSlack, type SlackAnswer } from './slack-api.ts';
import { compareManifests } from './slack-manifest-differences.ts';
import { checkRequestUrl } from './slack-request-url.ts';

const APPS = 'https://api.slack.com/apps';

/** An app-level token names its app: xapp-1-A0123-.... Source: docs.slack.dev, "Token types". */
const appIdOf = ({ wire }: SlackSettings): string | undefined =>
  wire.kind === 'socket' ? /^xapp-\d+-(A[A-Z0-9]+)-/u.exec(wire.appToken)?.[1] : undefined;

/** A page of the app's settings. */
const page = (settings: SlackSettings, name: string): string => {
  const appId = appIdOf(settings);
  return appId === undefined ? APPS : `${APPS}/${appId}/${name}`;
};

const unreachable = (error: string): Finding => ({
  kind: 'problem',
  what: `Slack cannot be reached (${error}).`,
  remedy: 'Check the network of this machine, its proxy, and SLACK_API_URL if it is set.',
});

const scopeFindings = (settings: SlackSettings, granted: readonly string[]): readonly Finding[] => {
  const missing = BOT_SCOPES.filter(({ scope }) => !granted.includes(scope));
  const findings = missing.map(
    ({ scope, why }): Finding => ({
      kind: 'problem',
      what: `The scope ${scope} is missing: ${why}.`,
      remedy: `Add it under "OAuth & Permissions", "Bot Token Scopes" (${page(settings, 'oauth')}), then install the app again.`,
    }),
  );
  const threads = THREAD_SCOPES.filter(({ scope }) => granted.includes(scope));
  return [
    ...findings,
    ...(missing.length > 0 ? [] : [{ kind: 'ok', what: 'Every scope is granted.' } as const]),
    threads.length === THREAD_SCOPES.length
      ? { kind: 'ok', what: 'It may follow threads it takes part in without a mention.' }
      : {
          kind: 'note',
          what: 'Follow-ups in threads need a mention or the button: the scopes for reading along are not granted.',
          remedy: 'Leave it so, or allow the optional permissions when you install the app again.',
        },
  ];
};

const botTokenFindings = (settings: SlackSettings, answer: SlackAnswer): readonly Finding[] => {
  if (!answer.isReached) return [unreachable(answer.error)];
  if (!answer.isOk) {
    return [
      {
        kind: 'problem',
        what: `SLACK_BOT_TOKEN is refused (${answer.error}).`,
        remedy: `Install the app and copy the "Bot User OAuth Token" (${page(settings, 'oauth')}).`,
      },
    ];
  }
  if (answer.body.bot_id === undefined) {
    return [
      {
        kind: 'problem',
        what: 'SLACK_BOT_TOKEN is a token of a person, not of the bot.',
        remedy: `Copy the "Bot User OAuth Token" (xoxb-...) instead (${page(settings, 'oauth')}).`,
      },
    ];
  }
  const who = `@${String(answer.body.user)} in ${String(answer.body.team)}`;
  return [
    { kind: 'ok', what: `SLACK_BOT_TOKEN works: ${who}.` },
    ...scopeFindings(settings, answer.scopes),
  ];
};

const socketFindings = async (
  settings: SlackSettings,
  appToken: string,
): Promise<readonly Finding[]> => {
  const answer = await callSlack(settings.apiUrl, 'apps.connections.open', appToken);
  if (!answer.isReached) return [unreachable(answer.error)];
  if (answer.isOk) return [{ kind: 'ok', what: 'SLACK_APP_TOKEN works, and Socket Mode is on.' }];
  if (answer.error === 'missing_scope') {
    return [
      {
        kind: 'problem',
        what: 'SLACK_APP_TOKEN lacks the scope connections:write.',
        remedy: `Generate another app-level token with it under "Basic Information" (${page(settings, 'general')}).`,
      },
    ];
  }
  if (/^(?:invalid_auth|not_authed|not_allowed_token_type|token_revoked)$/u.test(answer.error)) {
    return [
      {
        kind: 'problem',
        what: `SLACK_APP_TOKEN is refused (${answer.error}).`,
        remedy: `Copy the app-level token (xapp-...) under "Basic Information", or generate one with connections:write (${page(settings, 'general')}).`,
      },
    ];
  }
  return [
    {
      kind: 'problem',
      what: `Slack opens no connection (${answer.error}): Socket Mode is probably off.`,
      remedy: `Switch it on under "Socket Mode" (${page(settings, 'socket-mode')}).`,
    },
  ];
};

/** Only a configuration token can read the app's settings; without one, the operator looks. */
const manifestFindings = async (
  settings: SlackSettings,
  configToken: string | undefined,
  publicUrl: string | undefined,
): Promise<readonly Finding[]> => {
  const appId = appIdOf(settings);
  const wanted = slackManifest(COMMANDS, {
    commandPrefix: settings.commandPrefix,
    asksByEmoji: settings.askEmoji !== undefined,
    linkDomain: linkDomainOf(publicUrl),
    ...(settings.wire.kind === 'http' ? { publicUrl: publicUrl ?? 'https://your.host' } : {}),
  });
  const events = wanted.settings?.event_subscriptions?.bot_events ?? [];
  if (configToken === undefined || appId === undefined) {
    return [
      {
        kind: 'note',
        what: `Event subscriptions cannot be seen with these tokens. They must be: ${events.join(', ')}.`,
        remedy: `Compare them (${page(settings, 'event-subscriptions')}), or set SLACK_CONFIG_TOKEN for one run: "Your App Configuration Tokens" at ${APPS}.`,
      },
    ];
  }
  const answer = await callSlack(settings.apiUrl, 'apps.manifest.export', configToken, {
    app_id: appId,
  });
  if (!answer.isOk) {
    return [
      {
        kind: 'note',
        what: `SLACK_CONFIG_TOKEN did not work (${answer.error}), so event subscriptions were not checked.`,
        remedy: `It lives for 12 hours; generate another at ${APPS}.`,
      },
    ];
  }
  return compareManifests(wanted, answer.body.manifest, (name) => page(settings, name));
};

/** Whether Slack lets the bot in, with everything it needs. */
export const slackCheck: Check = {
  name: 'Slack',
  run: async (environment: Environment) => {
    const settings = readSlackSettings(environment);
    if (settings === undefined) {
      return [{ kind: 'off', what: 'Not set up: docs/slack.md has the five steps.' }];
    }
    const { wire, apiUrl, botToken, install } = settings;
    const reader = readEnvironment(environment);
    const configToken = reader.optional('SLACK_CONFIG_TOKEN');
    const publicUrl = reader.url('PUBLIC_URL');
    const findDoor = () =>
      wire.kind === 'socket'
        ? socketFindings(settings, wire.appToken)
        : checkRequestUrl(publicUrl, wire.signingSecret);
    if (install !== undefined) {
      const what = `Workspaces install it at ${install.publicUrl}${INSTALL_PATH}.`;
      return [{ kind: 'ok', what }, ...(await findDoor())];
    }
    const [bot, door, manifest] = await Promise.all([
      callSlack(apiUrl, 'auth.test', botToken),
      findDoor(),
      manifestFindings(settings, configToken, publicUrl),
    ]);
    const isReached = bot.isReached;
    return [...botTokenFindings(settings, bot), ...(isReached ? [...door, ...manifest] : [])];
  },
};
