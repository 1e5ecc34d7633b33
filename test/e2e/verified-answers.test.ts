import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerPage, LEAVE, SOURCED } from '../support/answers.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts';
import { freePort } from '../support/free-port.ts';
import { runScript } from '../support/run-script.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';

// One product serves all of these; a change of the folder is there within a second or two.

const QUESTION = 'How much holiday do we have?';
const MARK = 'Verified by Dana Reyes on 2 November 2026';
/** What nothing in an answer may do to whoever reads it. */
const MENTIONS = '<!channel> <@U0002> @everyone';
const PINGING = `You have 25 days a year. ${MENTIONS}`;
/** The same in a question, as an owner, and in the glossary. */
const KEYS = `---
question: Who has the keys? ${MENTIONS}
variants: [Who has the keys of the harbour office?]
owner: Dana ${MENTIONS}
reviewed: 2026-11-02
---

The porter has them.
`;
const WORDS = `# Words

## RTO

Aliases: recovery time

An hour. ${MENTIONS}
`;

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-verified-'));
const corpus = join(folder, 'articles');
const write = (file: string, text: string): void => writeFileSync(join(corpus, file), text);

let slack: FakeSlack;
let discord: FakeDiscord;
let running: StartedProcess;
let address = '';
let token = '';

beforeAll(async () => {
  mkdirSync(join(corpus, '_answers'), { recursive: true });
  write('leave.md', LEAVE);
  write('_answers/leave.md', answerPage(SOURCED, PINGING));
  write('_answers/keys.md', KEYS);
  write('_glossary.md', WORDS);
  const store = { DATABASE_URL: `file:${join(folder, 'newsdesk.db')}` };
  const made = await runScript('src/cli/tokens.ts', {
    args: ['make', 'Tests', '--rate', '1000'],
    environment: store,
  });
  [token = ''] = /^nd_\S+$/mu.exec(made.stdout) ?? [];
  slack = await startFakeSlack();
  discord = await startFakeDiscord();
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  running = startProcess({
    PORT: `${port}`,
    ...store,
    CORPUS_DIR: corpus,
    ENCODER: 'off',
    READER: 'off',
    WEB: 'on',
    API: 'on',
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  });
  await slack.waitForConnections(1, 100_000);
  await discord.waitForSession(100_000);
}, 240_000);

afterAll(async () => {
  running?.kill();
  await slack?.close();
  await discord?.close();
  rmSync(folder, { recursive: true, force: true });
});

const askProgram = async () => {
  const response = await fetch(`${address}/api/v1/ask`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION }),
  });
  return (await response.json()) as {
    readonly shown: string | null;
    readonly verified: { readonly by: string; readonly sources: readonly object[] } | null;
  };
};

const askSlack = async (text = QUESTION): Promise<string> => {
  const reply = slack.waitForOutput(/./u, { from: slack.outputs.length });
  await slack.mention({ text });
  return JSON.stringify(await reply);
};

/** Resolves once programs are told that it is verified, or that it is not. */
const becomes = (isVerified: boolean): Promise<void> =>
  vi.waitFor(async () => expect((await askProgram()).verified !== null).toBe(isVerified), {
    timeout: 60_000,
    interval: 250,
  });

describe('a verified answer', { timeout: 180_000 }, () => {
  it('is shown with who checked it and what it rests on in Slack, Discord, on the page and to programs', async () => {
    expect(await askProgram()).toMatchObject({
      verified: {
        by: 'Dana Reyes',
        on: '2026-11-02',
        sources: [{ quote: 'Everyone has 25 days of annual leave a year.' }],
      },
    });
    const inSlack = await askSlack();
    expect(inSlack).toContain(MARK);
    expect(inSlack).toContain('Annual leave');
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    const inDiscord = JSON.stringify(await discord.waitForReplyTo(asked, 60_000));
    expect(inDiscord).toContain(MARK);
    expect(inDiscord).toContain('Annual leave');
    const onPage = await fetch(`${address}/ask`, {
      method: 'POST',
      headers: { 'x-newsdesk-part': '1' },
      body: new URLSearchParams({ question: QUESTION }),
    });
    expect(await onPage.text()).toContain(MARK);
  });

  it.each([
    [QUESTION, 'You have 25 days a year.'],
    ['Who has the keys of the harbour office?', 'The porter has them.'],
    ['What is RTO?', 'An hour.'],
  ])('pings nobody by what stands in it, asked %s', async (question, shown) => {
    const inSlack = await askSlack(question);
    expect(inSlack).toContain(shown);
    expect(inSlack).not.toMatch(/<!channel>|<@U0002>|"user_id":"U0002"|"broadcast"/u);
    const asked = discord.sendMessage({ mention: 'user', content: question });
    const { allowed_mentions: allowed, content } = (await discord.waitForReplyTo(
      asked,
      60_000,
    )) as {
      readonly allowed_mentions?: object;
      readonly content?: string;
    };
    expect(content).not.toMatch(/(?<!\\)@everyone/u);
    expect(JSON.stringify(allowed ?? { parse: [] })).not.toContain('everyone');
  });

  it.each([
    ['edited', () => write('leave.md', LEAVE.replace('25 days', '26 days'))],
    ['removed', () => write('leave.md', LEAVE.replace(/Everyone.*\n/u, ''))],
    ['moved', () => renameSync(join(corpus, 'leave.md'), join(corpus, 'holiday.md'))],
    ['made private', () => write('leave.md', `---\ncollection: board\n---\n\n${LEAVE}`)],
  ])('is withheld as soon as what it rests on is %s, and back with it', async (_, change) => {
    await becomes(true);
    change();
    await becomes(false);
    expect(await askSlack()).not.toContain('Verified by');
    rmSync(join(corpus, 'holiday.md'), { force: true });
    write('leave.md', LEAVE);
    await becomes(true);
    expect(await askSlack()).toContain(MARK);
  });
});
