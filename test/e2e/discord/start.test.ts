import { afterEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/bots/commands/commands.ts';
import type { Bot } from '../../../src/bots/platform.ts';
import { type BenchOptions, createBot } from '../../support/discord/bench.ts';
import {
  type FakeDiscord,
  startFakeDiscord,
} from '../../support/fake-discord/start-fake-discord.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { runScript } from '../../support/run-script.ts';

const NAMES = [...COMMANDS.map(({ name }) => name), 'Answer this'];

const library = makeLibrary(async () =>
  makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%')),
);

describe('starting on Discord', () => {
  const open: { stop(): Promise<void> }[] = [];

  const serve = async (): Promise<FakeDiscord> => {
    const discord = await startFakeDiscord();
    open.push({ stop: () => discord.close() });
    return discord;
  };

  const create = (discord: FakeDiscord, settings: BenchOptions['settings'] = {}) => {
    const made = createBot(discord, { library, settings });
    open.push(made.bot);
    return made;
  };

  const answers = async (discord: FakeDiscord): Promise<void> => {
    const asked = discord.sendMessage({ mention: 'user', content: 'How fast did the west grow?' });
    await discord.waitForReplyTo(asked);
  };

  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.stop();
  });

  const stop = async (bot: Bot): Promise<void> => {
    await bot.stop();
    open.splice(open.indexOf(bot), 1);
  };

  it('registers its commands once, and writes nothing the second time', async () => {
    const discord = await serve();
    const first = create(discord).bot;
    await first.start();
    expect(first.health()).toEqual({ state: 'up' });
    expect(discord.commands.global.map((command) => command.name)).toEqual(NAMES);
    await stop(first);
    await create(discord).bot.start();
    expect(discord.commandWrites).toHaveLength(1);
    expect(discord.problems).toEqual([]);
  });

  it('registers the same commands from the command line', { timeout: 60_000 }, async () => {
    const discord = await serve();
    // A process of its own: about a second each.
    const deploy = (token: string) =>
      runScript('src/cli/discord-deploy.ts', {
        environment: { DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl },
      });
    expect(await deploy(discord.token)).toMatchObject({
      code: 0,
      stdout: `Registered: ${NAMES.join(', ')}\n`,
    });
    await create(discord).bot.start();
    expect(discord.commandWrites).toHaveLength(1);
    const refused = await deploy('MTIz.wrong.token');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('DISCORD_TOKEN: Discord refuses it');
  });

  it('removes copies of its commands from servers, and leaves others there', async () => {
    const discord = await serve();
    const guild = discord.guilds[0]?.id ?? '';
    const command = { application_id: '', version: '1', nsfw: false, type: 1, description: 'x' };
    discord.commands.guilds[guild] = [
      { ...command, id: '1', name: 'ask' },
      { ...command, id: '2', name: 'other' },
    ];
    await create(discord).bot.start();
    expect(discord.commands.guilds[guild]?.map(({ name }) => name)).toEqual(['other']);
  });

  it('registers nothing when it is told not to', async () => {
    const discord = await serve();
    await create(discord, { isRegistering: false }).bot.start();
    await answers(discord);
    expect(discord.calls.filter(({ path }) => path.includes('/commands'))).toEqual([]);
  });

  it('answers mentions while its commands cannot be registered', async () => {
    const discord = await serve();
    discord.failNext({ match: '/commands', status: 403, body: { code: 50001, message: 'no' } });
    const { bot, lines } = create(discord);
    await bot.start();
    expect(bot.health()).toMatchObject({ state: 'degraded' });
    expect(lines.join('\n')).toContain('discord commands could not be registered');
    await answers(discord);
  });

  it('refuses a wrong token with the variable to mend, and never prints it', async () => {
    const discord = await serve();
    const token = 'MTIz.wrong.token';
    const { bot, lines } = create(discord, { token });
    await expect(bot.start()).rejects.toThrow('DISCORD_TOKEN: Discord refuses it');
    expect(bot.health()).toMatchObject({ state: 'failed' });
    expect(discord.calls).toHaveLength(1);
    expect(lines.join('\n')).not.toContain(token);
  });

  it('connects once Discord can be reached again', async () => {
    const discord = await serve();
    discord.failNext({ match: '/gateway/bot', hangup: true });
    const { bot, lines } = create(discord);
    await bot.start();
    expect(bot.health()).toEqual({ state: 'up' });
    expect(lines.join('\n')).toContain('discord cannot be reached');
    await answers(discord);
  });

  it('answers each server once when two processes share the shards', async () => {
    const discord = await serve();
    const shardOf = (guildId: string): number => Number((BigInt(guildId) >> 22n) % 2n);
    const isMissing = (): boolean => new Set(discord.guilds.map(({ id }) => shardOf(id))).size < 2;
    // A server's id holds the millisecond it was made in, and that decides its shard.
    while (isMissing())
      await new Promise((resolve) => setTimeout(resolve, 1)).then(() => discord.joinGuild());
    for (const id of [0, 1]) {
      await create(discord, {
        shards: { ids: [id], count: 2 },
        isRegistering: id === 0,
      }).bot.start();
    }
    for (const guild of discord.guilds) {
      const channelId = guild.channels[0]?.id ?? '';
      const asked = discord.sendMessage({ mention: 'user', content: 'How fast?', channelId });
      await discord.waitForReplyTo(asked);
      expect(discord.repliesTo(asked)).toHaveLength(1);
    }
    expect(discord.calls.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(
      discord.guilds.length,
    );
    expect(discord.commandWrites).toHaveLength(1);
  });

  it('can be stopped while Discord cannot be reached', async () => {
    const discord = await serve();
    discord.failNext({ match: '/gateway/bot', hangup: true, times: 1000 });
    const { bot } = create(discord);
    const starting = bot.start();
    await discord.waitForCall('/gateway/bot');
    await stop(bot);
    await starting;
    expect(bot.health()).not.toEqual({ state: 'up' });
  });
});
