import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../src/bots/platform.ts';
import { createHttpServer, type HttpServer } from '../../../src/http/server.ts';
import type { Store } from '../../../src/store/store.ts';
import { createBot } from '../../support/discord/bench.ts';
import { pressDiscord } from '../../support/discord/press-discord.ts';
import { shownIn } from '../../support/discord/shown.ts';
import {
  type FakeDiscord,
  startFakeDiscord,
} from '../../support/fake-discord/start-fake-discord.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { libraryOf } from '../../support/request-bench.ts';

const QUESTION = 'How fast did the west grow?';
const EPHEMERAL = 64;
const PATH = '/discord/interactions';

const library = await libraryOf(
  { id: 'west', title: 'The west', text: 'The west grew by 6.7% a year, Wang Wei said.' },
  { id: 'east', title: 'The east', text: 'The east grew by 5% a year. The west grew before it.' },
);

describe('Discord over HTTP, without a gateway', () => {
  let discord: FakeDiscord;
  let store: Store;
  let bot: Bot;
  let server: HttpServer;
  let lines: readonly string[];
  let address: string;

  beforeAll(async () => {
    discord = await startFakeDiscord({ rateLimits: false });
    store = await openTestStore();
    ({ bot, lines } = createBot(discord, { library, store, settings: { mode: 'http' } }));
    server = createHttpServer({
      host: '127.0.0.1',
      port: 0,
      publicUrl: undefined,
      trustsProxy: false,
      routes: bot.routes ?? [],
      logger: pino({ level: 'silent' }),
    });
    await server.start();
    address = `${server.address()}${PATH}`;
    await bot.start();
  });

  afterAll(async () => {
    await bot.stop();
    await server.stop();
    await store.close();
    await discord.close();
  });

  it('is an address that Discord takes: it answers a PING and refuses what is forged', async () => {
    expect(await discord.endpoint.set(address)).toEqual({ isTaken: true, why: [] });
    expect(bot.health()).toEqual({ state: 'up' });
    expect(discord.gateway.identifies).toEqual([]);
    expect(discord.commands.global.map(({ name }) => name)).toContain('ask');
  });

  it('answers a command, its buttons, its form and what is completed', async () => {
    const asked = discord.sendSlashCommand({ name: 'ask', options: { question: QUESTION } });
    const answer = await asked.waitForReply();
    expect(shownIn(answer)).toContain('The west grew by **6.7%** a year');
    const why = await pressDiscord(discord, answer, 'Why this answer').waitForReply();
    expect(why.flags & EPHEMERAL).toBe(EPHEMERAL);
    const form = pressDiscord(discord, answer, 'Not helpful');
    await form.waitForAck();
    const fields = { choice: 'wrong-passage', text: 'The east.' };
    const thanks = await discord.sendModal({ from: form, fields }).waitForReply();
    expect(shownIn(thanks)).toContain('noted');
    const typing = discord.sendAutocomplete({ name: 'ask', options: { article: 'wes' } });
    await typing.waitForAck();
    expect(typing.choices).toEqual([{ name: 'The west', value: 'The west' }]);
    expect(discord.problems).toEqual([]);
  });

  it('answers in direct messages and for who installed it alone', async () => {
    const options = { question: QUESTION };
    const direct = discord.sendSlashCommand({ name: 'ask', options, guildId: null });
    expect(shownIn(await direct.waitForReply())).toContain('6.7%');
    const alone = discord.sendSlashCommand({ name: 'ask', options, userInstall: true });
    expect(shownIn(await alone.waitForReply())).toContain('6.7%');
  });

  it.each([
    ['a forged signature', { isForged: true }, 401],
    ['an old time', { timestamp: Math.floor(Date.now() / 1000) - 3600 }, 401],
    ['a time to come', { timestamp: Math.floor(Date.now() / 1000) + 3600 }, 401],
  ])('refuses %s', async (_, how, status) => {
    expect((await discord.endpoint.post({ type: 1 }, how)).status).toBe(status);
  });

  it('refuses what is not signed, and what is signed and no interaction', async () => {
    const bare = await fetch(address, { method: 'POST', body: '{"type":1}' });
    expect(bare.status).toBe(401);
    const headers = { 'x-signature-ed25519': 'zz', 'x-signature-timestamp': 'now' };
    expect((await fetch(address, { method: 'POST', body: '{}', headers })).status).toBe(401);
    expect((await discord.endpoint.post([1])).status).toBe(400);
    expect((await discord.endpoint.post({ type: 99, data: {} })).status).toBe(202);
    expect(bot.health()).toEqual({ state: 'up' });
  });

  it('answers the same interaction once', async () => {
    const asked = discord.sendSlashCommand({ name: 'ask', options: { question: QUESTION } });
    await asked.waitForReply();
    const before = discord.calls.length;
    expect((await discord.endpoint.post(asked.payload)).status).toBe(202);
    const next = discord.sendSlashCommand({ name: 'ask', options: { question: QUESTION } });
    await next.waitForReply();
    expect(asked.replies).toHaveLength(1);
    expect(discord.calls.slice(before).filter(({ path }) => path.includes(asked.id))).toEqual([]);
  });

  it('keeps tokens and questions out of the log', () => {
    const log = lines.join('\n');
    expect(log).not.toContain(QUESTION);
    expect(log).not.toContain(discord.token);
    for (const { token } of discord.interactions.values()) expect(log).not.toContain(token);
  });
});
