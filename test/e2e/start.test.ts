import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';

// Every test starts a process that loads the language model: about a second each.

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-'));
  mkdirSync(join(folder, 'articles'));
  writeFileSync(
    join(folder, 'articles', 'bridge.md'),
    '# Bridge opens\n\nThe new harbour bridge is 1,240 metres long, Ines Falk said.\n',
  );
  writeFileSync(join(folder, 'articles', 'empty.md'), '');
  writeFileSync(join(folder, '.env'), 'CORPUS_DIR=articles\nLOG_LEVEL=warn\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const start = (environment: Record<string, string> = {}, cwd?: string) =>
  runScript('src/main.ts', {
    environment: { PORT: '0', DATABASE_URL: `file:${join(folder, 'start.db')}`, ...environment },
    ...(cwd === undefined ? {} : { cwd }),
  });

const running: StartedProcess[] = [];
afterEach(() => {
  for (const started of running.splice(0)) started.kill();
});
const startPage = (environment: Record<string, string> = {}, cwd?: string) => {
  const started = startProcess(environment, cwd);
  running.push(started);
  return started;
};

/** The last line of the screen. */
const SCREEN_ENDS = /DISCORD_TOKEN.*\n/u;

describe('npm start without tokens', () => {
  it('serves the page, prints its address and how to connect a platform, and goes on until it is told to end', {
    timeout: 30_000,
  }, async () => {
    const started = startPage();
    await started.prints(SCREEN_ENDS);
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/u.exec(started.printed()) ?? [];
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Newsdesk');
    expect(started.printed()).toContain('npm run ask -- "');
    expect((await fetch(`${address}/gaps`)).status).toBe(403);
    const [link = ''] = /http:\/\/\S+\/operator\?key=\S+/u.exec(started.printed()) ?? [];
    const opened = await fetch(link, { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await fetch(`${address}/gaps`, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(link)).status).toBe(403);
    expect(started.log()).not.toContain(link);
    expect(started.printed()).toMatch(/SLACK_BOT_TOKEN.*SLACK_APP_TOKEN/u);
    expect(started.log()).not.toMatch(/"level":[456]0/u);
    expect(await started.end('SIGTERM')).toBe(0);
  });

  it.each([{ HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://news.example' }, { TRUST_PROXY: 'on' }])(
    'says with %j that others may reach it, and has no page for an operator then',
    { timeout: 30_000 },
    async (environment) => {
      const started = startPage({ ...environment, LOG_LEVEL: 'info' });
      await started.prints(SCREEN_ENDS);
      const address = started.events().find(({ address }) => address !== undefined)?.address;
      const { port } = new URL(String(address));
      expect((await fetch(`http://127.0.0.1:${port}/operator`)).status).toBe(404);
      expect((await fetch(`http://127.0.0.1:${port}/gaps`)).status).toBe(404);
      expect(started.printed()).toContain('set OPERATOR_TOKEN');
      expect(started.printed()).not.toContain('stays on your machine');
      expect(started.printed()).not.toContain('/operator?key=');
    },
  );

  it('shows a sample question that the console answers', { timeout: 30_000 }, async () => {
    const started = startPage();
    const [, question = ''] = await started.prints(/npm run ask -- "([^"]+)"/u);
    const { stdout: lines } = await runScript('src/cli/ask.ts', {
      args: ['--json'],
      input: question,
    });
    expect(JSON.parse(lines)).toMatchObject({ question, reason: null });
  });

  it('names the port and the remedy, and ends with 1, when the port of the page is taken', {
    timeout: 30_000,
  }, async () => {
    const taken = createServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, stderr, stdout } = await start({ PORT: `${port}` });
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toContain('PORT');
    expect(stderr).toContain('set it to a free port');
    expect(stdout).not.toContain('http://');
  });

  it('tells a second process that the store is in use', { timeout: 30_000 }, async () => {
    const first = startPage({ DATABASE_URL: `file:${join(folder, 'shared.db')}` });
    await first.prints(SCREEN_ENDS);
    const { code, stderr } = await start({ DATABASE_URL: `file:${join(folder, 'shared.db')}` });
    expect(code).toBe(1);
    expect(stderr).toMatch(/shared\.db.*another Newsdesk/su);
  });

  it('reads .env of the working folder, and names what it left out with the remedy', {
    timeout: 30_000,
  }, async () => {
    const started = startPage({}, folder);
    await started.prints(SCREEN_ENDS);
    expect(started.printed()).toContain('1 article in articles');
    expect(started.printed()).toMatch(/Left out: .*empty\.md/u);
  });

  it('lets a real variable win over .env', { timeout: 20_000 }, async () => {
    const { code, stderr } = await start({ CORPUS_DIR: 'elsewhere' }, folder);
    expect(code).toBe(1);
    expect(stderr).toContain('elsewhere');
  });

  it('names every wrong variable at once and exits with 1', { timeout: 20_000 }, async () => {
    const { code, stderr, stdout } = await start({ PORT: 'many', LOG_LEVEL: 'loud' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/LOG_LEVEL.*PORT/su);
    expect(stderr).not.toMatch(/many|loud/u);
  });
});

describe('npm start with tokens', () => {
  it('names the missing one of a half-set pair, and exits with 1 when no other platform is left', {
    timeout: 20_000,
  }, async () => {
    const { code, stderr, stdout } = await start({ SLACK_BOT_TOKEN: 'xoxb-1234567890-secret' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('SLACK_APP_TOKEN');
    expect(stderr).toContain('set it together with SLACK_BOT_TOKEN');
    expect(stderr).not.toContain('1234567890-secret');
  });

  it('exits with 1 and the remedy when the only platform refuses its token', {
    timeout: 30_000,
  }, async () => {
    const refusing = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":false,"error":"invalid_auth"}');
    });
    await once(refusing.listen(0, '127.0.0.1'), 'listening');
    const { port } = refusing.address() as AddressInfo;
    const { code, stderr } = await start({
      SLACK_BOT_TOKEN: 'xoxb-1234567890-secret',
      SLACK_APP_TOKEN: 'xapp-1234567890-secret',
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
    });
    refusing.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/SLACK_(?:BOT|APP)_TOKEN.*invalid_auth/u);
    expect(stderr).toContain('no platform is left');
    expect(stderr).not.toContain('1234567890-secret');
  });
});
