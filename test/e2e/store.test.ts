import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startFakeSlack } from '../support/fake-slack/fake-slack.ts';
import { runScript } from '../support/run-script.ts';
import { startProcess } from '../support/start-process.ts';

const QUESTION = 'How many projects were built in Henan?';
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-store-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

// Each test starts processes that load an SDK and the language model: some seconds on a busy machine.
describe('the store of a running product', { timeout: 90_000 }, () => {
  const serve = async (file: string) => {
    const slack = await startFakeSlack();
    const environment = {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${file}`,
    };
    const running = startProcess(environment);
    closing.push(
      () => slack.close(),
      () => running.kill(),
    );
    await slack.waitForConnections(1, 40_000);
    return { slack, running, environment };
  };

  it('is refused to a second one with a clear message, and leaves the first at work', async () => {
    const file = join(newFolder(), 'newsdesk.db');
    const { slack, environment } = await serve(file);
    const second = await runScript('src/main.ts', { environment });
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`${file}: another Newsdesk is serving from this file`);
    expect(second.stderr).toContain('DATABASE_URL');
    expect(second.stderr).not.toMatch(/^\s+at /mu);
    const reply = slack.waitForOutput(/5,000/u);
    await slack.mention({ text: QUESTION });
    await reply;
  });

  it('is not opened by questions on the command line, beside it or without it', async () => {
    const folder = newFolder();
    const file = join(folder, 'data', 'newsdesk.db');
    await serve(join(folder, 'newsdesk.db'));
    for (const name of [join(folder, 'newsdesk.db'), file]) {
      const asked = await runScript('src/cli/ask.ts', {
        args: [QUESTION],
        environment: { DATABASE_URL: `file:${name}` },
      });
      expect(asked.code, asked.stderr).toBe(0);
      expect(asked.stdout).toContain('5,000');
    }
    expect(existsSync(file)).toBe(false);
  });

  it('answers after a start what was taken before a sudden end', async () => {
    const file = join(newFolder(), 'newsdesk.db');
    const { slack, running, environment } = await serve(file);
    slack.fail('chat.postMessage', { hang: true });
    const { message } = await slack.mention({ text: QUESTION });
    const isPosting = () => slack.calls.some(({ method }) => method === 'chat.postMessage');
    await slack.waitFor(isPosting, 'a post that hangs', 20_000);
    await running.end('SIGKILL');
    expect(slack.outputs).toEqual([]);
    const reply = slack.waitForOutput(({ threadTs }) => threadTs === message?.ts, {
      timeoutMs: 40_000,
    });
    const again = startProcess(environment);
    closing.push(() => again.kill());
    expect((await reply).text).toContain('5,000');
    expect(again.log()).toContain('request resumed');
  });
});
