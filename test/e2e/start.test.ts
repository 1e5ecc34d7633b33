import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';

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
  runScript('src/main.ts', { environment, ...(cwd === undefined ? {} : { cwd }) });

describe('npm start without tokens', () => {
  it('says how to ask and how to connect a platform, and exits with 0', {
    timeout: 20_000,
  }, async () => {
    const { code, stdout, stderr } = await start();
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('npm run ask -- "');
    expect(stdout).toMatch(/SLACK_BOT_TOKEN.*SLACK_APP_TOKEN/u);
    expect(stdout).toContain('DISCORD_TOKEN');
    expect(stderr).toBe('');
  });

  it('shows a sample question that the console answers', { timeout: 30_000 }, async () => {
    const { stdout } = await start();
    const question = /npm run ask -- "([^"]+)"/u.exec(stdout)?.[1] ?? '';
    const { stdout: lines } = await runScript('src/cli/ask.ts', {
      args: ['--json'],
      input: question,
    });
    expect(JSON.parse(lines)).toMatchObject({ question, reason: null });
  });

  it('reads .env of the working folder, and names what it left out with the remedy', {
    timeout: 20_000,
  }, async () => {
    const { stdout, code } = await start({}, folder);
    expect(code).toBe(0);
    expect(stdout).toContain('1 article in articles');
    expect(stdout).toMatch(/Left out: .*empty\.md/u);
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
