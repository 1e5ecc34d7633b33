import { COMMANDS } from '../bots/commands/commands.ts';
import {
  APP_SCOPES,
  BOT_SCOPES,
  type ExplainedScope,
  linkDomainOf,
  optionalScopes,
  slackManifest,
} from '../bots/slack/install/manifest.ts';
import { readAskEmoji, readCommandPrefix } from '../bots/slack/settings.ts';
import { ConfigError } from '../config/config-error.ts';
import { type Environment, readEnvironment } from '../config/environment.ts';
import { failProcess, processEnvironment } from './terminal/process-environment.ts';

const explain = (scopes: readonly ExplainedScope[]): string =>
  scopes.map(({ scope, why }) => `  ${scope.padEnd(18)} ${why}`).join('\n');

/** The https address that leads to the bot, where Slack sends its requests to it. */
const publicUrlOf = (environment: Environment): string | undefined => {
  const reader = readEnvironment(environment);
  const isHttp = reader.choice('SLACK_MODE', ['socket', 'http']) === 'http';
  const publicUrl = reader.url('PUBLIC_URL');
  reader.check();
  if (isHttp && !publicUrl?.startsWith('https://')) {
    throw new ConfigError(
      'CONFIG_MISSING',
      'PUBLIC_URL',
      'set it to the https address that leads to the bot, or leave SLACK_MODE unset',
    );
  }
  return isHttp ? publicUrl : undefined;
};

const nextStep = (isHttp: boolean): string =>
  isHttp
    ? 'Then copy the signing secret under "Basic Information"; where other workspaces are to install the app, client id and client secret, too.\n'
    : `Then create an app-level token under "Basic Information" with:\n${explain(APP_SCOPES)}\n`;

/** The manifest on standard output, ready to be pasted; what it asks for, and why, on standard error. */
const printManifest = (): void => {
  const environment = processEnvironment();
  const publicUrl = publicUrlOf(environment);
  const extras = {
    asksByEmoji: readAskEmoji(environment) !== undefined,
    linkDomain: linkDomainOf(readEnvironment(environment).url('PUBLIC_URL')),
  };
  const manifest = slackManifest(COMMANDS, {
    commandPrefix: readCommandPrefix(environment),
    ...extras,
    isInstalledByOthers: readEnvironment(environment).optional('SLACK_CLIENT_ID') !== undefined,
    ...(publicUrl === undefined ? {} : { publicUrl }),
  });
  process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
  process.stderr.write(
    `\nPaste the JSON above at https://api.slack.com/apps ("Create New App", "From a manifest").\n` +
      `The bot asks for:\n${explain(BOT_SCOPES)}\n` +
      `and, where you allow it as you install it:\n${explain(optionalScopes(extras))}\n${nextStep(publicUrl !== undefined)}`,
  );
};

try {
  printManifest();
} catch (error) {
  failProcess(error, [ConfigError]);
}
