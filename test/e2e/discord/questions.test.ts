import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DiscordBench, startDiscordBench } from '../../support/discord/bench.ts';
import { shownIn } from '../../support/discord/shown.ts';
import type { FakeMessage } from '../../support/fake-discord/fake-types.ts';
import { makeUser } from '../../support/fake-discord/people.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';

const QUESTION = 'How fast did the west grow?';
const EPHEMERAL = 64;

const library = makeLibrary(async () =>
  makeAnswered(
    makeExtract('The west grew by 6.7% a year.', '6.7%', {
      attribution: { speaker: 'Wang Wei', role: 'deputy director', mode: 'reported' },
    }),
  ),
);

const expectAnswer = (message: FakeMessage): void => {
  expect(shownIn(message)).toContain('**6.7%**');
  expect(shownIn(message)).toContain('**The west**');
  expect(shownIn(message)).toContain('> The west grew by **6.7%** a year.');
  expect(shownIn(message)).toContain('— Wang Wei, deputy director');
  expect(shownIn(message)).toContain('-# Daily Economic News · 2022-09-23');
};

describe('asking on Discord', () => {
  let bench: DiscordBench;
  const ask = (name: string, options: Record<string, string | boolean> = {}) =>
    bench.discord.sendSlashCommand({ name, options });

  beforeAll(async () => {
    bench = await startDiscordBench({ library, fake: { rateLimits: false } });
  });

  afterAll(async () => {
    await bench.close();
  });

  it('answers a mention with a reply that notifies nobody', async () => {
    const { discord } = bench;
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    const reply = await discord.waitForReplyTo(asked);
    expectAnswer(reply);
    expect(discord.pingsOf(reply)).toEqual({ users: [], roles: [], everyone: false });
  });

  it('answers the first direct message ever of a stranger', async () => {
    const { discord } = bench;
    const stranger = makeUser('stranger');
    const asked = discord.sendMessage({ isDirect: true, user: stranger, content: QUESTION });
    expectAnswer(await discord.waitForReplyTo(asked));
  });

  it('answers a reply to one of its messages', async () => {
    const { discord } = bench;
    const first = discord.sendMessage({ mention: 'user', content: QUESTION });
    const answer = await discord.waitForReplyTo(first);
    const second = discord.sendMessage({ replyTo: answer, content: 'And the west?' });
    expectAnswer(await discord.waitForReplyTo(second));
  });

  it('answers /ask at once, with the question above the answer', async () => {
    const interaction = ask('ask', { question: QUESTION });
    const reply = await interaction.waitForReply();
    expectAnswer(reply);
    expect(shownIn(reply).startsWith(`> ${QUESTION}\n**6.7%**\n`)).toBe(true);
    expect(interaction.deferred).toBe(false);
    expect(interaction.ephemeral).toBe(false);
  });

  it('answers a private /ask to the asker alone', async () => {
    const reply = await ask('ask', { question: QUESTION, private: true }).waitForReply();
    expectAnswer(reply);
    expect(reply.flags & EPHEMERAL).toBe(EPHEMERAL);
  });

  it('takes filters as options in any order, completes them, and shows them above the answer', async () => {
    const typing = bench.discord.sendAutocomplete({ name: 'ask', options: { article: 'wes' } });
    await typing.waitForAck();
    expect(typing.choices).toEqual([{ name: 'The west', value: 'The west' }]);
    const reply = await ask('ask', {
      after: '2022',
      article: 'The west',
      question: QUESTION,
    }).waitForReply();
    expect(shownIn(reply)).toContain(`> ${QUESTION} · article: The west · after: 2022\n**6.7%**\n`);
    const wrong = await ask('ask', { question: QUESTION, before: 'someday' }).waitForReply();
    expect(shownIn(wrong)).toContain('“someday” as a date');
    expect(wrong.flags & EPHEMERAL).toBe(EPHEMERAL);
  });

  it('answers where only the asker installed it', async () => {
    const interaction = bench.discord.sendSlashCommand({
      name: 'ask',
      options: { question: QUESTION },
      guildId: '1234567890123456789',
      userInstall: true,
    });
    expectAnswer(await interaction.waitForReply());
  });

  it('answers what another message asks, from its menu', async () => {
    const { discord } = bench;
    const message = discord.sendMessage({ content: QUESTION });
    expectAnswer(await discord.sendMessageCommand({ name: 'Answer this', message }).waitForReply());
  });

  it.each([
    ['an empty mention', { mention: 'user' as const, content: '' }],
    ['a greeting', { mention: 'user' as const, content: 'hi!' }],
    ['a greeting in direct messages', { isDirect: true, content: 'hello' }],
  ])('answers %s with help', async (_what, sent) => {
    const { discord } = bench;
    // The three messages above ask nothing: a mention alone would ask what they do.
    for (const content of ['Lunch is at noon.', 'Soup today.', 'Bread is out.'])
      discord.sendMessage({ content, user: makeUser('cook') });
    const reply = await discord.waitForReplyTo(discord.sendMessage(sent));
    expect(shownIn(reply)).toContain('**/ask question**');
  });

  it('shows /help to the asker alone', async () => {
    const reply = await ask('help').waitForReply();
    expect(shownIn(reply)).toContain('**/help**');
    expect(reply.flags & EPHEMERAL).toBe(EPHEMERAL);
  });

  it('tells once how to ask when it is addressed by its role and cannot read the words', async () => {
    const { discord } = bench;
    const user = makeUser('bob');
    const asked = discord.sendMessage({ user, mention: 'role', content: QUESTION });
    const reply = await discord.waitForReplyTo(asked);
    expect(shownIn(reply)).toContain('Mention me by name');
    const again = discord.sendMessage({ user, mention: 'role', content: QUESTION });
    const last = discord.sendMessage({ user, mention: 'user', content: QUESTION });
    await discord.waitForReplyTo(last);
    expect(discord.repliesTo(again)).toEqual([]);
  });

  it('stays out of what others say to each other', async () => {
    const { discord } = bench;
    const others = [
      discord.sendMessage({ content: QUESTION }),
      discord.sendMessage({ content: '@everyone look' }),
      discord.sendMessage({
        mention: 'user',
        content: QUESTION,
        user: makeUser('bot', { bot: true }),
      }),
    ];
    const last = discord.sendMessage({ mention: 'user', content: QUESTION });
    await discord.waitForReplyTo(last);
    for (const message of others) expect(discord.repliesTo(message)).toEqual([]);
  });

  it.each([
    ['broadcasts and mentions', '@everyone <@&1234567890123456789> <@123456789012345678> grew?'],
    ['a masked link', '[the bank](https://evil.example) grew?'],
    ['control characters and overrides', '\u0000\u202e\u2066grew?'],
    ['emoji alone', '🎉🎉🎉'],
    ['right-to-left text', 'כמה צמח המערב?'],
    ['punctuation alone', '?!'],
  ])('answers a question with %s, and notifies nobody', async (_what, text) => {
    const { discord } = bench;
    const asked = discord.sendMessage({ mention: 'user', content: text });
    const reply = await discord.waitForReplyTo(asked);
    const slash = await ask('ask', { question: text }).waitForReply();
    for (const message of [reply, slash]) {
      expect(shownIn(message)).not.toBe('');
      expect(discord.pingsOf(message)).toEqual({ users: [], roles: [], everyone: false });
      expect(shownIn(message)).not.toMatch(/(?<!\\)\]\(https:/u);
    }
  });

  it('tells that 40,000 characters are too many, to the asker alone', async () => {
    const reply = await ask('ask', { question: 'word '.repeat(8000) }).waitForReply();
    expect(shownIn(reply)).toContain('too long');
    expect(reply.flags & EPHEMERAL).toBe(EPHEMERAL);
  });

  it('answers fifty commands at once, each of them once', async () => {
    const asked = Array.from({ length: 50 }, () => ask('ask', { question: QUESTION }));
    const replies = await Promise.all(asked.map((one) => one.waitForReply()));
    for (const reply of replies) expectAnswer(reply);
    for (const one of asked) expect(one.replies).toHaveLength(1);
  });

  it('answers a press of a sample question under help, privately as the help was', async () => {
    const { discord } = bench;
    const message = await ask('help').waitForReply();
    const customId = `v1:ask:${QUESTION}`;
    const reply = await discord.sendButton({ message, customId, force: true }).waitForReply();
    expectAnswer(reply);
    expect(reply.flags & EPHEMERAL).toBe(EPHEMERAL);
  });

  it('answers a press of an unknown button with a private word', async () => {
    const { discord } = bench;
    const message = await ask('ask', { question: QUESTION }).waitForReply();
    for (const customId of ['v0:more:1', 'v1:more:1', 'anything']) {
      const reply = await discord.sendButton({ message, customId, force: true }).waitForReply();
      expect(shownIn(reply)).toContain('no longer');
      expect(reply.flags & EPHEMERAL).toBe(EPHEMERAL);
    }
  });

  it('breaks none of the rules of Discord, and logs no word of a question', () => {
    expect(bench.discord.problems).toEqual([]);
    expect(bench.lines.join('\n')).not.toContain('How fast');
    expect(bench.lines.join('\n')).not.toContain(bench.discord.token);
  });
});
