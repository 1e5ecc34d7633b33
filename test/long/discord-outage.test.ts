import { afterEach, describe, expect, it } from 'vitest';
import { type DiscordBench, startDiscordBench } from '../support/discord/bench.ts';
import type { Drop } from '../support/fake-discord/gateway.ts';
import { startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../support/library.ts';
import { startProcess } from '../support/start-process.ts';

const library = makeLibrary(async () =>
  makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%')),
);
const HEARTBEAT_MS = 1000;
const RED_WITHIN_MS = 5000;
const GREEN_WITHIN_MS = 60_000;
/** Processes share the machine with whatever else runs on it. */
const START_WITHIN_MS = 240_000;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const start = async (): Promise<DiscordBench> => {
  const bench = await startDiscordBench({
    library,
    fake: { rateLimits: false, heartbeatMs: HEARTBEAT_MS },
  });
  closing.push(() => bench.close());
  return bench;
};

// Half a minute without Discord, and the waits of discord.js until it is back.
describe('an outage of Discord', () => {
  it.each<readonly [string, Drop, number]>([
    ['of thirty seconds', { mode: 'outage', resumable: false, forMs: 30_000 }, RED_WITHIN_MS],
    ['of the session', { mode: 'invalid' }, RED_WITHIN_MS],
    // discord.js notices at the next heartbeat: Discord's own are 41 s apart.
    ['that says nothing', { mode: 'zombie' }, 3 * HEARTBEAT_MS],
  ])('%s turns health red at once, and green when it is over', async (_what, drop, redWithinMs) => {
    const { discord, bot } = await start();
    const seen = new Set<string>();
    discord.dropGateway(drop);
    const look = () => {
      seen.add(bot.health().state);
      return seen.has('degraded');
    };
    await discord.waitFor(look, 'red health', redWithinMs);
    const isUp = () => bot.health().state === 'up';
    await discord.waitFor(isUp, 'green health', GREEN_WITHIN_MS);
    const asked = discord.sendMessage({ mention: 'user', content: 'How fast did the west grow?' });
    await discord.waitForReplyTo(asked);
    expect(discord.repliesTo(asked)).toHaveLength(1);
    expect(discord.problems).toEqual([]);
  });

  it('for good ends a process that has no other platform, with the remedy in its log', async () => {
    const discord = await startFakeDiscord();
    const variables = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, PORT: '0' };
    const running = startProcess(variables);
    closing.push(
      () => discord.close(),
      () => running.kill(),
    );
    await discord.waitForSession(START_WITHIN_MS);
    discord.dropGateway({ code: 4004 });
    const hasEnded = () => running.log().includes('no platform is left');
    await discord.waitFor(hasEnded, 'the end of the process', GREEN_WITHIN_MS);
    expect(await running.end('SIGTERM')).toBe(1);
    expect(running.events()).toContainEqual(
      expect.objectContaining({ platform: 'discord', variable: 'DISCORD_TOKEN' }),
    );
    expect(discord.gateway.identifies).toHaveLength(1);
    expect(running.log()).not.toContain(discord.token);
  });
});

// Two processes load the language model: some seconds on a busy machine.
describe('two processes with half of the shards each, and a store each', () => {
  it('answer every server once, register once, and keep what buttons refer to', async () => {
    const discord = await startFakeDiscord({ guilds: 0, rateLimits: false });
    closing.push(() => discord.close());
    const shardOf = (id: string): number => Number((BigInt(id) >> 22n) % 2n);
    const isMissing = () => new Set(discord.guilds.map(({ id }) => shardOf(id))).size < 2;
    // A server's id holds the millisecond it was made in, and that decides its shard.
    while (isMissing()) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      discord.joinGuild();
    }
    const variables = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, PORT: '0' };
    const processes = ['0', '1'].map((id) =>
      startProcess({ ...variables, SHARDS: id, SHARD_COUNT: '2' }),
    );
    closing.push(() => processes.map((one) => one.kill()));
    const isStarted = () =>
      processes.every((one) => one.log().includes('"platform":"discord","state"'));
    await discord.waitFor(isStarted, 'both processes', START_WITHIN_MS);
    for (const guild of discord.guilds) {
      const channelId = guild.channels[0]?.id ?? '';
      const content = 'How many projects were built in Henan?';
      const asked = discord.sendMessage({ mention: 'user', content, channelId });
      const message = await discord.waitForReplyTo(asked, GREEN_WITHIN_MS);
      expect(discord.repliesTo(asked)).toHaveLength(1);
      const why = message.components
        .flatMap((row) => row.components ?? [])
        .find(({ label }) => label === 'Why this answer');
      const press = discord.sendButton({ message, customId: why?.custom_id ?? '' });
      expect((await press.waitForReply()).flags).toBe(64);
    }
    const direct = discord.sendMessage({ isDirect: true, content: 'hi' });
    await discord.waitForReplyTo(direct, GREEN_WITHIN_MS);
    expect(discord.repliesTo(direct)).toHaveLength(1);
    expect(discord.commandWrites).toHaveLength(1);
    expect(discord.problems).toEqual([]);
    expect(await Promise.all(processes.map((one) => one.end('SIGTERM')))).toEqual([0, 0]);
  });
});
