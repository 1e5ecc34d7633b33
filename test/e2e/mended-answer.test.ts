import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LEAVE } from '../support/answers.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts';
import type { Output } from '../support/fake-slack/records.ts';
import { freePort } from '../support/free-port.ts';
import { runScript } from '../support/run-script.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';
import { cookieOf, OPERATOR_TOKEN } from '../support/start-web.ts';

// The way that docs/editors.md describes, from a wrong answer seen in Slack to the right one everywhere.

const QUESTION = 'How many days of holiday do we have?';
const RIGHT = 'You have 25 days of holiday a year.';
const WRONG = '15 days';
const COMMENT = 'It is 25 days since 2020.';
const OWNER = 'Dana Reyes';
const SITE = 'https://docs.example.org';
/** What an editor is promised, their typing left out. */
const MINUTE_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-mended-'));
const corpus = join(folder, 'articles');
const store = { DATABASE_URL: `file:${join(folder, 'newsdesk.db')}` };
const models = { ENCODER: 'off', READER: 'off' };

let slack: FakeSlack;
let discord: FakeDiscord;
let running: StartedProcess;
let address = '';
let program = '';
let site = '';

const makeToken = async (...args: string[]): Promise<string> => {
  const { stdout } = await runScript('src/cli/tokens.ts', {
    args: ['make', ...args, '--rate', '1000'],
    environment: store,
  });
  const [token = ''] = /^nd\w*_\S+$/mu.exec(stdout) ?? [];
  return token;
};

const start = async (): Promise<void> => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  running = startProcess({
    PORT: `${port}`,
    ...store,
    ...models,
    CORPUS_DIR: corpus,
    WEB: 'on',
    API: 'on',
    OPERATOR_TOKEN,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
  const isStarted = (platform: string): boolean =>
    running
      .events()
      .some((event) => event.msg === 'platform started' && event.platform === platform);
  await vi.waitFor(
    () => expect(['slack', 'discord', 'web', 'api', 'mcp'].filter(isStarted)).toHaveLength(5),
    { timeout: 100_000, interval: 200 },
  );
};

beforeAll(async () => {
  mkdirSync(corpus);
  writeFileSync(join(corpus, 'leave.md'), LEAVE);
  const old = '# Holiday in 1998\n\nWe have 15 days of holiday a year.\n';
  writeFileSync(join(corpus, 'old-rules.md'), old);
  program = await makeToken('Program');
  site = await makeToken('Site', '--site', SITE);
  slack = await startFakeSlack();
  discord = await startFakeDiscord();
  await start();
}, 240_000);

afterAll(async () => {
  running?.kill();
  await slack?.close();
  await discord?.close();
  rmSync(folder, { recursive: true, force: true });
});

const outputOf = async (action: () => Promise<unknown>): Promise<Output> => {
  const output = slack.waitForOutput(/./u, { from: slack.outputs.length });
  await action();
  return output;
};

const askSlack = () => outputOf(() => slack.mention({ text: QUESTION }));

const askApi = async (token: string, headers: Record<string, string> = {}): Promise<string> => {
  const response = await fetch(`${address}/api/v1/ask`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ question: QUESTION }),
  });
  return response.text();
};

const askMcp = async (): Promise<string> => {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${address}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${program}` } },
    }),
  );
  const result = await client.callTool({ name: 'ask', arguments: { question: QUESTION } });
  await client.close();
  return JSON.stringify(result);
};

/** How the question is asked on each face; each resolves to all that is shown. */
const FACES: Readonly<Record<string, () => Promise<string>>> = {
  Slack: async () => JSON.stringify(await askSlack()),
  Discord: async () => {
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    return JSON.stringify(await discord.waitForReplyTo(asked, 60_000));
  },
  'the page': async () => {
    const response = await fetch(`${address}/ask`, {
      method: 'POST',
      headers: { 'x-newsdesk-part': '1' },
      body: new URLSearchParams({ question: QUESTION }),
    });
    return response.text();
  },
  'the console': async () => {
    const environment = { ...models, CORPUS_DIR: corpus };
    return (await runScript('src/cli/ask.ts', { args: [QUESTION], environment })).stdout;
  },
  'the API': () => askApi(program),
  'the widget': () => askApi(site, { origin: SITE }),
  MCP: askMcp,
};

const expectRight = async (): Promise<void> => {
  for (const [face, ask] of Object.entries(FACES)) {
    const shown = await ask();
    expect(shown, face).toContain(RIGHT);
    expect(shown, face).toContain(OWNER);
    expect(shown, face).not.toContain(WRONG);
  }
};

/** What somebody says in Slack who sees that an answer is wrong. */
const callWrong = async (answer: Output): Promise<void> => {
  const which = await outputOf(() => slack.press(answer, 'newsdesk:feedback:0', 'negative'));
  const thanks = await outputOf(() => slack.press(which, 'newsdesk:feedback:2'));
  const seen = slack.views.size;
  await slack.press(thanks, /^newsdesk:comment/u);
  const form = await slack.waitFor(() => [...slack.views.values()][seen], 'the form');
  await slack.submitView(form, { question: COMMENT });
};

/** What the operator does on the page. */
const mend = async (): Promise<void> => {
  const admitted = await fetch(`${address}/operator`, {
    method: 'POST',
    body: new URLSearchParams({ token: OPERATOR_TOKEN }),
    redirect: 'manual',
  });
  const headers = { cookie: cookieOf(admitted) };
  const textOf = async (path: string) => (await fetch(`${address}${path}`, { headers })).text();
  const page = await textOf('/gaps');
  expect(page).toContain(COMMENT);
  const [, link = ''] = /href="(\/gaps\/answer\?question=How\+many\+days[^"]*)"/u.exec(page) ?? [];
  const form = await textOf(link);
  expect(form).toContain(COMMENT);
  const published = await fetch(`${address}/gaps/answer`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      do: 'publish',
      question: QUESTION,
      answer: RIGHT,
      article: 'leave',
      words: 'Everyone has 25 days of annual leave a year.',
      owner: OWNER,
    }),
  });
  expect(await published.text()).toContain('within a second');
  await vi.waitFor(async () => expect(await askApi(program)).toContain(RIGHT), {
    timeout: MINUTE_MS,
    interval: 100,
  });
};

describe('a wrong answer', { timeout: 240_000 }, () => {
  it('is mended within a minute, and right on every face', async () => {
    const wrong = await askSlack();
    expect(JSON.stringify(wrong)).toContain(WRONG);
    const seen = performance.now();
    await callWrong(wrong);
    await mend();
    expect(performance.now() - seen).toBeLessThan(MINUTE_MS);
    await expectRight();
  });

  it('stays mended after a restart', async () => {
    expect(await running.end('SIGTERM')).toBe(0);
    await start();
    await expectRight();
  });
});
