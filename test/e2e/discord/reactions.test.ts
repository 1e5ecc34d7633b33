import { afterEach, describe, expect, it } from 'vitest';
import { startDiscordBench } from '../../support/discord/bench.ts';
import { shownIn } from '../../support/discord/shown.ts';
import { INTENT } from '../../support/fake-discord/constants.ts';
import { makeUser } from '../../support/fake-discord/people.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { libraryOf } from '../../support/request-bench.ts';

const QUESTION = 'How fast did the west grow?';
const ASKS = { name: '❓' };
const FAKE = { rateLimits: false, intentsAllowed: INTENT.messageContent };
const ON = { isReadingContent: true, askEmoji: ASKS.name } as const;

const library = await libraryOf({
  id: 'west',
  title: 'The west',
  text: 'The west grew by 6.7% a year, Wang Wei said.',
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const start = async (settings: object = ON) => {
  const store = await openTestStore();
  const bench = await startDiscordBench({ library, store, settings, fake: FAKE });
  closing.push(() => store.close(), bench.close);
  return bench.discord;
};

/** What was answered by the time that a question by mention has its answer. */
const repliesBy = async (discord: Awaited<ReturnType<typeof start>>) => {
  const last = discord.sendMessage({ mention: 'user', content: QUESTION });
  await discord.waitForReplyTo(last);
  return [...discord.messages.values()].filter(
    ({ author, message_reference: reference }) =>
      author.id === discord.bot.id && reference?.message_id !== last.id,
  );
};

describe('an emoji that asks about a message on Discord', () => {
  it('is answered in reply to it, once, whoever adds it, and notifies nobody', async () => {
    const discord = await start();
    const message = discord.sendMessage({ content: QUESTION, user: makeUser('asker') });
    discord.react(message, ASKS, makeUser('first'));
    const reply = await discord.waitForReplyTo(message);
    expect(shownIn(reply)).toContain('6.7%');
    discord.react(message, { name: '❓\ufe0f' }, makeUser('second'));
    expect(await repliesBy(discord)).toHaveLength(1);
    expect(discord.pingsOf(reply).users).toEqual([]);
    expect(discord.problems).toEqual([]);
  });

  it("may be a server's own", async () => {
    const id = '123456789012345678';
    const discord = await start({ ...ON, askEmoji: id });
    const message = discord.sendMessage({ content: QUESTION });
    discord.react(message, { name: 'ask', id });
    expect(shownIn(await discord.waitForReplyTo(message))).toContain('6.7%');
  });

  it('says nothing to other emoji, to bots, and under what no person wrote', async () => {
    const discord = await start();
    const bot = { ...makeUser('robot'), bot: true };
    const message = discord.sendMessage({ content: QUESTION });
    discord.react(message, { name: '👍' });
    discord.react(message, { name: 'ask', id: '123456789012345678' });
    discord.react(discord.sendMessage({ content: QUESTION }), ASKS, bot);
    discord.react(discord.sendMessage({ content: QUESTION, user: bot }), ASKS);
    const gone = discord.sendMessage({ content: QUESTION });
    discord.deleteMessage(gone);
    discord.react(gone, ASKS);
    expect(await repliesBy(discord)).toEqual([]);
    expect(discord.problems).toEqual([]);
  });

  it('does nothing unless it is switched on, nor asks for the intent', async () => {
    const discord = await start({ isReadingContent: true });
    discord.react(discord.sendMessage({ content: QUESTION }), ASKS);
    expect(await repliesBy(discord)).toEqual([]);
    const [{ intents } = { intents: 0 }] = discord.gateway.identifies;
    expect(intents & INTENT.guildMessageReactions).toBe(0);
  });
});
