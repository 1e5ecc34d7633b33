import { afterEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/doctor/check.ts';
import { discordCheck } from '../../../src/doctor/discord-check.ts';
import {
  type FakeDiscord,
  startFakeDiscord,
} from '../../support/fake-discord/start-fake-discord.ts';
import type { FakeDiscordOptions } from '../../support/fake-discord/world.ts';
import { runScript } from '../../support/run-script.ts';

const MESSAGE_CONTENT = 1 << 15;

let discord: FakeDiscord | undefined;
afterEach(async () => {
  await discord?.close();
  discord = undefined;
});

const start = async (options: FakeDiscordOptions = {}) => {
  const started = await startFakeDiscord(options);
  discord = started;
  const variables = { DISCORD_TOKEN: started.token, DISCORD_API_URL: started.apiUrl };
  const check = (more: Readonly<Record<string, string>> = {}): Promise<readonly Finding[]> =>
    discordCheck.run({ ...variables, ...more });
  return { discord: started, variables, check };
};

const shown = (findings: readonly Finding[], kind: Finding['kind']): string =>
  findings
    .filter((finding) => finding.kind === kind)
    .map((finding) => `${finding.what} ${'remedy' in finding ? finding.remedy : ''}`)
    .join('\n');

describe('what the doctor finds out about Discord', () => {
  it('is nothing where it is not set up', async () => {
    expect(await discordCheck.run({})).toMatchObject([{ kind: 'off' }]);
  });

  it('is all well where all is well, once the commands are registered', async () => {
    const { discord: local, variables, check } = await start();
    expect(shown(await check(), 'note')).toContain('at the next start');
    expect(shown(await check({ DISCORD_REGISTER: 'off' }), 'problem')).toContain('discord:deploy');
    await runScript('src/cli/discord-deploy.ts', { environment: variables });
    const findings = await check();
    expect(shown(findings, 'problem')).toBe('');
    expect(shown(findings, 'ok')).toMatch(/works: .*Every command.*in 1 server/su);
    expect(local.problems).toEqual([]);
  });

  it('tells that the intent is missing, before Discord refuses the connection', async () => {
    const { check } = await start();
    const on = { DISCORD_MESSAGE_CONTENT: 'on' };
    expect(shown(await check(on), 'problem')).toContain('Message Content Intent');
    await discord?.close();
    const granted = await start({ intentsAllowed: MESSAGE_CONTENT });
    expect(shown(await granted.check(on), 'problem')).toBe('');
  });

  it('tells a token that is refused, and where Discord cannot be reached', async () => {
    const { discord: local, check } = await start();
    const wrong = await check({ DISCORD_TOKEN: 'MTIz.wrong.token' });
    expect(shown(wrong, 'problem')).toContain('DISCORD_TOKEN is refused (HTTP 401)');
    expect(JSON.stringify(wrong)).not.toContain('MTIz');
    await local.close();
    expect(shown(await check(), 'problem')).toContain('cannot be reached (ECONNREFUSED)');
  });

  it('tells in HTTP mode whether Discord has the address', async () => {
    const http = { DISCORD_MODE: 'http' };
    const { check } = await start();
    expect(shown(await check(http), 'problem')).toContain('/discord/interactions');
    await discord?.close();
    const address = 'https://news.example/discord/interactions';
    const set = await start({ application: { interactions_endpoint_url: address } });
    expect(shown(await set.check(http), 'problem')).toBe('');
    expect(shown(await set.check(http), 'ok')).toContain('go to news.example');
    expect(shown(await set.check(), 'problem')).toContain('DISCORD_MODE=http');
  });

  it('tells what in the portal keeps questions away, or lets strangers in', async () => {
    const { check } = await start({
      guilds: 0,
      application: { interactions_endpoint_url: 'https://old.example/discord', bot_public: true },
    });
    const findings = await check({ DISCORD_FORUMS: '123456789012345678' });
    expect(shown(findings, 'problem')).toContain('go to old.example');
    expect(shown(findings, 'problem')).toContain('123456789012345678, which is no forum');
    expect(shown(findings, 'note')).toContain('Public Bot');
    expect(shown(findings, 'note')).toContain(
      'scope=bot+applications.commands&permissions=309237763072',
    );
  });
});
