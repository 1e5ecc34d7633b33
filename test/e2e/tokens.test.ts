import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runScript } from '../support/run-script.ts';
import { startProcess } from '../support/start-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-tokens-'));
afterAll(() => rmSync(folder, { recursive: true }));

const environment = { DATABASE_URL: `file:${join(folder, 'newsdesk.db')}` };
const tokens = (...args: readonly string[]) =>
  runScript('src/cli/tokens.ts', { args, environment });

describe('npm run tokens', () => {
  it('makes, lists and revokes what opens the API of a product that runs', {
    timeout: 60_000,
  }, async () => {
    const made = await tokens('make', 'The', 'intranet', '--rate', '5');
    const [secret = ''] = /^nd_\S+$/mu.exec(made.stdout) ?? [];
    const started = startProcess({ ...environment, READER: 'off', API: 'on' });
    try {
      const [address = ''] = await started.prints(/http:\/\/127\.0\.0\.1:\d+/u);
      const ask = async (token: string) =>
        fetch(`${address}/api/v1/search?q=projects`, {
          headers: { authorization: `Bearer ${token}` },
        });
      expect((await ask(secret)).status).toBe(200);

      const second = await tokens('make', 'Another');
      const [other = ''] = /^nd_\S+$/mu.exec(second.stdout) ?? [];
      expect((await ask(other)).status).toBe(200);
      const listed = await tokens();
      expect(listed.stdout).toMatch(/The intranet · program · public · 5 a minute/u);
      expect(listed.stdout).not.toContain(secret);

      const [, id = ''] = /^(\S+) · The intranet/mu.exec(listed.stdout) ?? [];
      expect((await tokens('revoke', id)).stdout).toContain('is revoked');
      expect((await ask(secret)).status).toBe(401);
      expect((await ask(other)).status).toBe(200);
      expect(started.log()).not.toMatch(/nd_\w/u);
    } finally {
      started.kill();
    }
  });

  it('says what is wrong with what it is given', async () => {
    const wrong = await tokens('make', 'x', '--site', 'docs');
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('--site: write') });
    expect((await tokens('revoke', 'nobody')).stderr).toContain('there is no token “nobody”');
    expect(await tokens('mend')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage'),
    });
    expect(await tokens('--no')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Usage'),
    });
  });
});
