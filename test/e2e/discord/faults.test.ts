import { afterEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/qa/library/library.ts';
import {
  type BenchOptions,
  createBot,
  type DiscordBench,
  startDiscordBench,
} from '../../support/discord/bench.ts';
import { shownIn } from '../../support/discord/shown.ts';
import type { FakeMessage } from '../../support/fake-discord/fake-types.ts';
import { startFakeDiscord } from '../../support/fake-discord/start-fake-discord.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';

const QUESTION = 'How fast did the west grow?';
const EPHEMERAL = 64;
const found = makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%'));
const library = makeLibrary(async () => found);

/** A library that answers when it is released. */
const heldLibrary = (): { readonly library: Library; release(): void } => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    library: makeLibrary(async () => {
      await held;
      return found;
    }),
    release: () => release(),
  };
};

describe('trouble on Discord', () => {
  const open: DiscordBench[] = [];

  const start = async (options: Partial<BenchOptions> = {}): Promise<DiscordBench> => {
    const bench = await startDiscordBench({ library, ...options });
    open.push(bench);
    return bench;
  };

  const mention = ({ discord }: DiscordBench): FakeMessage =>
    discord.sendMessage({ mention: 'user', content: QUESTION });

  const expectAnswered = async (bench: DiscordBench, asked: FakeMessage): Promise<void> => {
    const reply = await bench.discord.waitForReplyTo(asked);
    expect(shownIn(reply)).toContain('6.7%');
    expect(bench.discord.repliesTo(asked)).toHaveLength(1);
  };

  afterEach(async () => {
    for (const bench of open.splice(0)) await bench.close();
  });

  it.each([
    ['closed', { mode: 'close' as const }],
    ['cut', { mode: 'close' as const, code: 1006 }],
    ['told to reconnect', { mode: 'reconnect' as const }],
  ])('answers what was asked while its connection was %s', async (_how, drop) => {
    const bench = await start();
    bench.discord.dropGateway(drop);
    await expectAnswered(bench, mention(bench));
    expect(bench.bot.health()).toEqual({ state: 'up' });
  });

  it('shows a lost connection in its health, and comes back with a new session', async () => {
    const bench = await start();
    bench.discord.dropGateway({ mode: 'outage', resumable: false, forMs: 300 });
    await bench.discord.waitFor(() => bench.bot.health().state === 'degraded', 'red health');
    await bench.discord.waitFor(() => bench.bot.health().state === 'up', 'green health', 10_000);
    await expectAnswered(bench, mention(bench));
    // discord.js waits half a second before each attempt, and up to five before it identifies anew.
  }, 15_000);

  it('is failed, with the remedy, when Discord refuses its token in the middle', async () => {
    const bench = await start();
    bench.discord.dropGateway({ code: 4004 });
    await bench.discord.waitFor(() => bench.bot.health().state === 'failed', 'failed health');
    expect(bench.bot.health()).toMatchObject({ detail: expect.stringContaining('DISCORD_TOKEN') });
    expect(bench.discord.gateway.identifies).toHaveLength(1);
  });

  it('is failed, with the remedy and without another try, when Discord refuses the intent', async () => {
    const discord = await startFakeDiscord();
    const { bot } = createBot(discord, { library, settings: { isReadingContent: true } });
    await expect(bot.start()).rejects.toThrow(
      'DISCORD_MESSAGE_CONTENT: Discord refuses the intent',
    );
    expect(bot.health()).toMatchObject({ state: 'failed' });
    expect(discord.gateway.sessions.size).toBe(0);
    expect(discord.calls).toHaveLength(1);
    await discord.close();
  });

  it('is failed after one refusal of a call, because every later one would fail', async () => {
    const bench = await start();
    bench.discord.failNext({ match: '/messages', status: 401, body: { message: '401', code: 0 } });
    mention(bench);
    await bench.discord.waitFor(() => bench.bot.health().state === 'failed', 'failed health');
    expect(bench.bot.health()).toMatchObject({ detail: expect.stringContaining('DISCORD_TOKEN') });
    const calls = bench.discord.calls.length;
    // What is asked from now on meets nobody: no call is tried with a token that is refused.
    mention(bench);
    await bench.discord.waitFor(() => bench.discord.gateway.closes.length > 0, 'the end');
    expect(bench.discord.calls).toHaveLength(calls);
    expect(bench.discord.gateway.identifies).toHaveLength(1);
  });

  it.each([
    ['a hang-up', { hangup: true, times: 1 }],
    ['five server errors', { status: 503, times: 5 }],
  ])('posts an answer once after %s', async (_what, failure) => {
    const bench = await start();
    bench.discord.failNext({ match: /POST .*\/messages/u, ...failure });
    await expectAnswered(bench, mention(bench));
  });

  it('waits as long as Discord tells it to', async () => {
    const bench = await start();
    bench.discord.rateLimitNext({ match: /POST .*\/messages/u, retryAfter: 0.2 });
    await expectAnswered(bench, mention(bench));
    expect(bench.lines.join('\n')).toContain('discord asks to wait');
  });

  it('answers a question that was deleted meanwhile', async () => {
    const held = heldLibrary();
    const bench = await start({ library: held.library });
    const asked = mention(bench);
    await bench.discord.waitForCall('/typing');
    bench.discord.deleteMessage(asked);
    held.release();
    const call = await bench.discord.waitForCall(/POST .*\/messages/u);
    expect(call.status).toBe(200);
  });

  it('tells the asker in direct messages where it may not write', async () => {
    const bench = await start();
    const body = { message: 'Missing Permissions', code: 50013 };
    bench.discord.failNext({ match: /POST .*\/messages/u, status: 403, body });
    mention(bench);
    const told = await bench.discord.waitFor(
      () => [...bench.discord.messages.values()].find((one) => one.content.includes('Embed Links')),
      'a direct message',
    );
    expect(bench.discord.channels.get(told.channel_id)?.type).toBe(1);
  });

  it.each([
    ['everyone', false],
    ['the asker alone', true],
  ])('shows that it thinks when it is slow, and then answers %s', async (_who, isPrivate) => {
    const held = heldLibrary();
    const bench = await start({ library: held.library });
    const options = { question: QUESTION, private: isPrivate };
    const asked = bench.discord.sendSlashCommand({ name: 'ask', options });
    await asked.waitForAck();
    expect(asked.deferred).toBe(true);
    held.release();
    const reply = await asked.waitForReply();
    expect(shownIn(reply)).toContain('6.7%');
    expect((reply.flags & EPHEMERAL) !== 0).toBe(isPrivate);
    expect(asked.ephemeral).toBe(isPrivate);
  });

  it('keeps a failure private, at once and after it showed that it thinks', async () => {
    let fail = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      fail = resolve;
    });
    let asked = 0;
    const broken = makeLibrary(async () => {
      asked += 1;
      if (asked > 1) await slow;
      throw new Error('broken');
    });
    const bench = await start({ library: broken });
    const ask = () =>
      bench.discord.sendSlashCommand({ name: 'ask', options: { question: QUESTION } });
    const quick = await ask().waitForReply();
    const thinking = await ask().waitForAck();
    fail();
    await bench.discord.waitFor(
      () => thinking.replies.some((reply) => reply.content.includes('went wrong')),
      'the notice',
    );
    for (const reply of [quick, ...thinking.replies]) {
      expect(shownIn(reply)).toContain('went wrong');
      expect(reply.flags & EPHEMERAL).toBe(EPHEMERAL);
    }
  });

  it.each([
    ['where it was asked', false],
    ['the asker alone', true],
  ])('answers %s once Discord has given up the interaction', async (_where, isPrivate) => {
    const held = heldLibrary();
    const bench = await start({ library: held.library, fake: { deadlineMs: 100 } });
    const options = { question: QUESTION, private: isPrivate };
    const late = bench.discord.sendSlashCommand({ name: 'ask', options });
    await expect(late.waitForReply()).rejects.toThrow('did not respond');
    await bench.discord.waitForCall('/callback');
    held.release();
    const answers = () =>
      [...bench.discord.messages.values()].filter((one) => shownIn(one).includes('6.7%'));
    await bench.discord.waitFor(() => answers().length > 0, 'the answer');
    const [answer] = answers();
    expect(shownIn(answer)).toContain(`> ${QUESTION}\n`);
    expect(bench.discord.channels.get(answer?.channel_id ?? '')?.type).toBe(isPrivate ? 1 : 0);
    expect(answers()).toHaveLength(1);
    expect(bench.lines.join('\n')).toContain('came too late');
  });

  it('answers once when a second process has the same token', async () => {
    const bench = await start();
    const second = createBot(bench.discord, { library });
    await second.bot.start();
    try {
      const { discord } = bench;
      const slash = discord.sendSlashCommand({ name: 'ask', options: { question: QUESTION } });
      await slash.waitForReply();
      const asked = mention(bench);
      await discord.waitFor(
        () => discord.calls.filter((call) => call.path.endsWith('/messages')).length === 2,
        'two sends',
      );
      await expectAnswered(bench, asked);
      expect(slash.replies).toHaveLength(1);
      expect(second.bot.health()).toEqual({ state: 'up' });
    } finally {
      await second.bot.stop();
    }
  });

  it('finishes the answer under way before it stops, and takes no new question', async () => {
    const held = heldLibrary();
    const bench = await start({ library: held.library });
    const asked = mention(bench);
    await bench.discord.waitForCall('/typing');
    const stopping = bench.bot.stop();
    const refused = mention(bench);
    held.release();
    await stopping;
    await expectAnswered(bench, asked);
    expect(bench.discord.repliesTo(refused)).toEqual([]);
  });

  it('keeps the words of a question and the tokens out of the log when Discord refuses a call', async () => {
    const bench = await start();
    const body = { message: 'Invalid Form Body', code: 50035 };
    bench.discord.failNext({ match: '/callback', status: 400, body, times: 2 });
    const asked = bench.discord.sendSlashCommand({ name: 'ask', options: { question: QUESTION } });
    const reply = await asked.waitForReply();
    expect(shownIn(reply)).toContain('went wrong');
    const log = bench.lines.join('\n');
    expect(log).toContain('interaction could not be answered');
    expect(log).not.toContain(QUESTION);
    expect(log).not.toContain(asked.token);
    expect(log).not.toContain(bench.discord.token);
  });
});
