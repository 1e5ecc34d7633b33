import { afterEach, describe, expect, it } from 'vitest';
import { type DiscordBench, startDiscordBench } from '../../support/discord/bench.ts';
import { pressDiscord } from '../../support/discord/press-discord.ts';
import { shownIn } from '../../support/discord/shown.ts';
import type { FakeChannel } from '../../support/fake-discord/fake-types.ts';
import { makeUser } from '../../support/fake-discord/people.ts';
import { makeAnswered, makeExtract, makeLibrary } from '../../support/library.ts';
import { openTestStore } from '../../support/open-test-store.ts';

const QUESTION = 'How fast did the west grow?';
const MESSAGE_CONTENT = 1 << 15;
const next = { entities: ['the west'], terms: ['grew'] };

const open: DiscordBench[] = [];
afterEach(async () => {
  for (const bench of open.splice(0)) {
    expect(bench.discord.problems).toEqual([]);
    await bench.close();
  }
});

/** A bot that reads along, or not, with what it was asked. */
const start = async (isReadingContent: boolean, withForum = false) => {
  const asked: { readonly text: string; readonly leansOn: readonly string[] }[] = [];
  const library = makeLibrary(async ({ text, context }) => {
    asked.push({ text, leansOn: context?.entities ?? [] });
    return makeAnswered(makeExtract('The west grew by 6.7% a year.', '6.7%'), { next });
  });
  const store = await openTestStore();
  const forums: string[] = [];
  const bench = await startDiscordBench({
    library,
    store,
    settings: { isReadingContent, forums },
    fake: { rateLimits: false, intentsAllowed: MESSAGE_CONTENT },
  });
  open.push({ ...bench, close: () => bench.close().then(() => store.close()) });
  const forum: FakeChannel | undefined = withForum ? bench.discord.addForum() : undefined;
  if (forum !== undefined) forums.push(forum.id);
  return { ...bench, asked, forum };
};

describe('where Discord can be asked', () => {
  it.each([true, false])(
    'answers a new post in a forum of its own, its title and body (reading along: %s)',
    async (isReadingContent) => {
      const { discord, asked, forum } = await start(isReadingContent, true);
      if (forum === undefined) throw new Error('no forum');
      const post = discord.postInForum(forum, {
        title: 'Growth in the west',
        content: 'How fast?',
      });
      const reply = await discord.waitForReplyTo(post);
      expect(reply.channel_id).toBe(post.channel_id);
      // Without the intent, Discord keeps the body to itself.
      expect(asked[0]?.text).toBe(
        isReadingContent ? 'Growth in the west. How fast?' : 'Growth in the west',
      );
    },
  );

  it('leaves posts in other forums alone, and what people answer in its own', async () => {
    const { discord, forum } = await start(true, true);
    if (forum === undefined) throw new Error('no forum');
    const other = discord.postInForum(discord.addForum(), { title: 'Growth?', content: QUESTION });
    const post = discord.postInForum(forum, { title: 'Growth in the west?' });
    await discord.waitForReplyTo(post);
    const channelId = post.channel_id;
    const comment = discord.sendMessage({ channelId, content: 'I wonder, too.' });
    const last = discord.sendMessage({ mention: 'user', content: QUESTION });
    await discord.waitForReplyTo(last);
    expect(discord.repliesTo(other)).toEqual([]);
    expect(discord.repliesTo(comment)).toEqual([]);
  });

  it('opens a thread for follow-ups, where no mention is needed', async () => {
    const { discord, asked } = await start(true);
    const first = discord.sendMessage({ mention: 'user', content: QUESTION });
    const answer = await discord.waitForReplyTo(first);
    const press = pressDiscord(discord, answer, 'Ask a follow-up');
    await press.waitForAck();
    const hint = await discord.waitFor(
      () => [...discord.messages.values()].find((one) => one.channel_id === answer.id),
      'a word in the thread',
    );
    expect(discord.channels.get(answer.id)?.name).toBe(QUESTION);
    expect(shownIn(hint)).toContain('and in 2020?');
    const ask = (content: string, extra = {}) =>
      discord.sendMessage({ channelId: answer.id, content, ...extra });
    await discord.waitForReplyTo(ask('and in 2020?'));
    expect(asked[1]).toEqual({ text: 'and in 2020?', leansOn: ['the west'] });
    const among = ask('No, Bob.', {
      replyTo: ask('Bob?', { user: makeUser('bot', { bot: true }) }),
    });
    await discord.waitForReplyTo(ask('and in 2021?'));
    expect(discord.repliesTo(among)).toEqual([]);
    // A second press: there is a thread already.
    const again = pressDiscord(discord, answer, 'Ask a follow-up');
    await discord.waitFor(() => again.replies.length > 0, 'a private word');
    expect(again.replies[0]?.flags).toBe(64);
  });

  it('finds a thread of its own again that discord.js has forgotten', async () => {
    const { discord } = await start(true);
    const guild = discord.guilds[0]?.id ?? '';
    const thread = { id: '1300000000000000001', type: 11, guild_id: guild, name: 'old' };
    const owner = { owner_id: discord.bot.id, parent_id: discord.guilds[0]?.channels[0]?.id ?? '' };
    discord.channels.set(thread.id, { ...thread, ...owner });
    for (const content of [QUESTION, 'and in 2020?']) {
      await discord.waitForReplyTo(discord.sendMessage({ channelId: thread.id, content }));
    }
    const looks = discord.calls.filter(
      ({ method, path }) => method === 'GET' && path.endsWith(thread.id),
    );
    expect(looks).toHaveLength(1);
  });

  it('answers a mention of its role when it reads along', async () => {
    const { discord, asked } = await start(true);
    await discord.waitForReplyTo(discord.sendMessage({ mention: 'role', content: QUESTION }));
    expect(asked[0]?.text).toBe(QUESTION);
  });

  it('opens a form for a follow-up where it does not read along', async () => {
    const { discord, asked } = await start(false);
    const options = { question: QUESTION };
    for (const isPrivate of [false, true]) {
      const first = discord.sendSlashCommand({
        name: 'ask',
        options: { ...options, private: isPrivate },
      });
      const message = await first.waitForReply();
      const press = pressDiscord(discord, message, 'Ask a follow-up');
      await press.waitForAck();
      expect(press.modal?.title).toBe('Ask a follow-up');
      const sent = discord.sendModal({ from: press, fields: { text: 'and in 2020?' } });
      const reply = await sent.waitForReply();
      expect(shownIn(reply)).toContain('6.7%');
      expect((reply.flags & 64) !== 0).toBe(isPrivate);
      expect(asked.at(-1)).toEqual({ text: 'and in 2020?', leansOn: ['the west'] });
    }
  });

  it('answers in direct messages of several people, where it was only installed by one', async () => {
    const { discord } = await start(false);
    const channelId = discord.addGroup().id;
    const place = { guildId: null, channelId, userInstall: true };
    const asked = discord.sendSlashCommand({
      name: 'ask',
      options: { question: QUESTION },
      ...place,
    });
    expect(shownIn(await asked.waitForReply())).toContain('6.7%');
  });

  it('shows admins how it stands, and hides that from everybody else', async () => {
    const { discord } = await start(false);
    const status = { name: 'newsdesk', options: { action: 'status' } };
    const reply = await discord.sendSlashCommand(status).waitForReply();
    expect(reply.flags & 64).toBe(64);
    expect(shownIn(reply)).toContain('rticles');
    expect(() => discord.sendSlashCommand({ ...status, permissions: '0' })).toThrow('hidden');
    expect(() => discord.sendSlashCommand({ ...status, guildId: null })).toThrow('not offered');
  });
});
