import { afterEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/bots/commands/commands.ts';
import { slackManifest } from '../../src/bots/slack/install/manifest.ts';
import type { Finding } from '../../src/doctor/check.ts';
import { slackCheck } from '../../src/doctor/slack-check.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts';
import type { FakeSlackOptions } from '../support/fake-slack/options.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../support/library.ts';
import { runScript } from '../support/run-script.ts';
import { startSlackApp } from '../support/slack/app.ts';

const found = makeAnswered(makeExtract('It grew.', 'grew'));
const CONFIG_TOKEN = 'xoxe.xoxp-1-fake';
const manifest = slackManifest(COMMANDS, { commandPrefix: '/' });

let slack: FakeSlack | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

const start = async (options: Partial<FakeSlackOptions> = {}) => {
  const started = await startFakeSlack(options);
  slack = started;
  const variables = {
    SLACK_BOT_TOKEN: started.botToken,
    SLACK_APP_TOKEN: started.appToken,
    SLACK_API_URL: started.apiUrl,
  };
  const check = (more: Readonly<Record<string, string>> = {}): Promise<readonly Finding[]> =>
    slackCheck.run({ ...variables, ...more });
  return { slack: started, check, variables };
};

const problemsOf = (findings: readonly Finding[]): string =>
  findings
    .filter(({ kind }) => kind === 'problem')
    .map((finding) => `${finding.what} ${'remedy' in finding ? finding.remedy : ''}`)
    .join('\n');

describe('what the doctor finds out about Slack', () => {
  it('is nothing where it is not set up', async () => {
    expect(await slackCheck.run({})).toMatchObject([{ kind: 'off' }]);
  });

  it('is all well where all is well, event subscriptions included', async () => {
    const { check } = await start({ manifest });
    const findings = await check({ SLACK_CONFIG_TOKEN: CONFIG_TOKEN });
    expect(problemsOf(findings)).toBe('');
    expect(findings.map(({ what }) => what).join('\n')).toMatch(/Events, commands, shortcuts/u);
  });

  it('names each missing scope with what it is for', async () => {
    const { check } = await start({ scopes: ['chat:write', 'commands'] });
    const problems = problemsOf(await check());
    expect(problems).toMatch(/app_mentions:read is missing: to hear questions that mention/u);
    expect(problems).toMatch(/im:history is missing/u);
    expect(problems).toContain('https://api.slack.com/apps/A0001/oauth');
  });

  it('tells a token that is refused, of another kind, or of a person', async () => {
    const { slack: local, check } = await start();
    local.fail('auth.test', { error: 'token_revoked' });
    expect(problemsOf(await check())).toContain('SLACK_BOT_TOKEN is refused (token_revoked)');
    await expect(check({ SLACK_BOT_TOKEN: 'xoxp-1' })).rejects.toThrow(/user token/u);
    await expect(check({ SLACK_APP_TOKEN: 'xoxb-1' })).rejects.toThrow(/SLACK_APP_TOKEN/u);
  });

  it.each([
    ['missing_scope', /lacks the scope connections:write/u],
    ['invalid_auth', /SLACK_APP_TOKEN is refused/u],
    ['access_denied', /Socket Mode is probably off.*socket-mode/u],
  ])('tells what %s of apps.connections.open means', async (error, words) => {
    const { slack: local, check } = await start();
    local.fail('apps.connections.open', { error });
    expect(problemsOf(await check())).toMatch(words);
  });

  it('names events, commands, shortcuts and switches that the app lacks', async () => {
    const bare = {
      features: { slash_commands: [{ command: '/ask' }] },
      settings: { event_subscriptions: { bot_events: ['app_mention'] } },
    };
    const { check } = await start({ manifest: bare });
    const problems = problemsOf(await check({ SLACK_CONFIG_TOKEN: CONFIG_TOKEN }));
    expect(problems).toContain('Slack does not send it: message.im, app_home_opened.');
    expect(problems).toMatch(/Slash commands are missing: (?!\/ask,)/u);
    expect(problems).toContain('Socket Mode is off.');
    expect(problems).toContain('interactivity is off');
    expect(problems).toContain('Messages tab is off');
  });

  it('says where to look without a configuration token', async () => {
    const { check } = await start();
    const notes = (await check()).filter(({ kind }) => kind === 'note');
    expect(JSON.stringify(notes)).toContain('app_mention, message.im, app_home_opened');
    expect(JSON.stringify(notes)).toContain('/apps/A0001/event-subscriptions');
  });

  it('is one line where Slack cannot be reached', async () => {
    const { slack: local, check } = await start();
    await local.close();
    const findings = await check();
    expect(findings).toHaveLength(1);
    expect(problemsOf(findings)).toContain('Slack cannot be reached (ECONNREFUSED)');
  });
});

describe('what the doctor finds out about Slack over HTTP', () => {
  const http = { SLACK_MODE: 'http', SLACK_SIGNING_SECRET: 'fake-signing-secret' };

  it('is whether the public address leads to the bot and the secret is the same', async () => {
    const app = await startSlackApp({ wire: 'http', library: makeLibrary(async () => found) });
    const variables = {
      ...http,
      SLACK_BOT_TOKEN: app.slack.botToken,
      SLACK_API_URL: app.slack.apiUrl,
    };
    const check = async (more: Readonly<Record<string, string>>) =>
      problemsOf(await slackCheck.run({ ...variables, ...more }));
    const address = app.slack.requestUrl()?.replace('/slack/events', '') ?? '';
    expect(await check({})).toContain('PUBLIC_URL is unset');
    expect(await check({ PUBLIC_URL: address })).toMatch(/answers, but Slack accepts https only/u);
    const other = { PUBLIC_URL: address, SLACK_SIGNING_SECRET: 'another' };
    expect(await check(other)).toContain('refuses the signature');
    await app.stop();
    expect(await check({ PUBLIC_URL: address })).toMatch(/cannot be reached/u);
  });
});

// Starts a process that loads the corpus: about a second.
describe('npm run doctor', { timeout: 30_000 }, () => {
  it('fits one screen, exits with 1 while something is wrong, and shows no token', async () => {
    const { slack: local, variables } = await start();
    local.fail('apps.connections.open', { error: 'access_denied' });
    const { code, stdout } = await runScript('src/cli/doctor.ts', { environment: variables });
    expect(code).toBe(1);
    expect(stdout.split('\n').length).toBeLessThan(40);
    expect(stdout).toMatch(/^Slack\n {2}ok +SLACK_BOT_TOKEN works: @askbot in Acme\./mu);
    expect(stdout).toContain('1 problem to mend.');
    expect(stdout).not.toMatch(/xoxb-|xapp-/u);
    const bare = await runScript('src/cli/doctor.ts', { environment: {} });
    expect(bare.code, bare.stdout).toBe(0);
    expect(bare.stdout).toMatch(/off +Not set up/u);
  });
});
