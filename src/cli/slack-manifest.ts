import { COMMANDS } from '../bots/commands/commands.ts';
import {
  APP_SCOPES,
  BOT_SCOPES,
  type ExplainedScope,
  slackManifest,
} from '../bots/slack/slack-manifest.ts';
import { readCommandPrefix } from '../bots/slack/slack-settings.ts';
import { ConfigError } from '../config/config-error.ts';
import { failProcess, processEnvironment } from './process-environment.ts';

const explain = (scopes: readonly ExplainedScope[]): string =>
  scopes.map(({ scope, why }) => `  ${scope.padEnd(18)} ${why}`).join('\n');

/** The manifest on standard output, ready to be pasted; what it asks for, and why, on standard error. */
const printManifest = (): void => {
  const prefix = readCommandPrefix(processEnvironment());
  process.stdout.write(`${JSON.stringify(slackManifest(COMMANDS, prefix), null, 2)}\n`);
  process.stderr.write(
    `\nPaste the JSON above at https://api.slack.com/apps ("Create New App", "From a manifest").\n` +
      `The bot asks for:\n${explain(BOT_SCOPES)}\n` +
      `Then create an app-level token under "Basic Information" with:\n${explain(APP_SCOPES)}\n`,
  );
};

try {
  printManifest();
} catch (error) {
  failProcess(error, error instanceof ConfigError);
}
