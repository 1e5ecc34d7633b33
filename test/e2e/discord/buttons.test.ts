import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bot } from '../../../src/bots/platform.ts';
import type { Store } from '../../../src/store/store.ts';
import { createBot } from '../../support/discord/bench.ts';
import { pressDiscord } from '../../support/discord/press-discord.ts';
import { shownIn } from '../../support/discord/shown.ts';
import type { FakeMessage } from '../../support/fake-discord/fake-types.ts';
import type { UsedComponent } from '../../support/fake-discord/interactions.ts';
import { makeUser } from '../../support/fake-discord/people.ts';
import {
  type FakeDiscord,
  startFakeDiscord,
} from '../../support/fake-discord/start-fake-discord.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { libraryOf } from '../../support/request-bench.ts';

const QUESTION = 'How fast did the west grow?';
const EPHEMERAL = 64;

const library = await libraryOf(
  { id: 'west', title: 'The west', text: 'The west grew by 6.7% a year, Wang Wei said.' },
  { id: 'east', title: 'The east', text: 'The east grew by 5% a year. The west grew before it.' },
);

const labelsOn = (message: FakeMessage): readonly string[] =>
  message.components.flatMap((row) => row.components ?? []).map(({ label = '' }) => label);

describe('buttons on Discord', () => {
  let discord: FakeDiscord;
  let store: Store;
  let bot: Bot;
  let lines: readonly string[];
  const stranger = makeUser('stranger');

  const restart = async (): Promise<void> => {
    await bot?.stop();
    ({ bot, lines } = createBot(discord, { library, store }));
    await bot.start();
  };

  const ask = (isPrivate: boolean): Promise<FakeMessage> =>
    discord
      .sendSlashCommand({ name: 'ask', options: { question: QUESTION, private: isPrivate } })
      .waitForReply();

  const press = (message: FakeMessage, label: string, extra: Partial<UsedComponent> = {}) =>
    pressDiscord(discord, message, label, extra);

  const expectPrivate = ({ flags }: FakeMessage): void => {
    expect(flags & EPHEMERAL).toBe(EPHEMERAL);
  };

  beforeAll(async () => {
    discord = await startFakeDiscord({ rateLimits: false, guilds: 2 });
    store = await openTestStore();
    await restart();
  });

  afterAll(async () => {
    await bot.stop();
    await store.close();
    await discord.close();
  });

  it('show more passages and why, to whoever presses alone, after a restart as before', async () => {
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    const message = await discord.waitForReplyTo(asked);
    await restart();
    const why = await press(message, 'Why this answer', { user: stranger }).waitForReply();
    expectPrivate(why);
    expect(shownIn(why)).toContain('west');
    const more = await press(message, 'More passages').waitForReply();
    expectPrivate(more);
    expect(shownIn(more)).toContain('The east');
  });

  const given = () => store.feedback.since(0);

  it('take an opinion, and in a form what was wrong', async () => {
    const form = press(await ask(false), 'Not helpful');
    await form.waitForAck();
    expect(form.modal?.title).toBe('Say what was wrong');
    const text = 'It is about the east.';
    const fields = { choice: 'wrong-passage', text };
    const noted = await discord.sendModal({ from: form, fields }).waitForReply();
    expectPrivate(noted);
    expect(shownIn(noted)).toContain('noted');
    expect(await given()).toContainEqual(
      expect.objectContaining({ choice: 'wrong-passage', comment: text }),
    );
  });

  it('take what was wrong without words, which can be added after', async () => {
    const form = press(await ask(false), 'Not helpful');
    await form.waitForAck();
    const fields = { choice: 'wrong-answer' };
    const noted = await discord.sendModal({ from: form, fields }).waitForReply();
    expect(await given()).toContainEqual(expect.objectContaining({ choice: 'wrong-answer' }));
    const words = press(noted, 'Say what was wrong');
    await words.waitForAck();
    const text = 'It grew twice as fast.';
    await discord.sendModal({ from: words, fields: { text } }).waitForReply();
    expect(await given()).toContainEqual(
      expect.objectContaining({ choice: 'wrong-answer', comment: text }),
    );
  });

  it('ask for words alone where Discord does not take the field for the choice', async () => {
    const message = await ask(false);
    discord.failNext({ match: '/callback', status: 400, body: { code: 50035, message: 'no' } });
    const form = press(message, 'Not helpful');
    await form.waitForAck();
    expect(form.modal?.components).toHaveLength(1);
    const text = 'It is older than that.';
    const noted = await discord.sendModal({ from: form, fields: { text } }).waitForReply();
    expect(shownIn(noted)).toContain('noted');
  });

  it('share a private answer with its question and who asked, and notify nobody', async () => {
    const message = await ask(true);
    expect(labelsOn(await ask(false))).not.toContain('Share in channel');
    const refused = await press(message, 'Share in channel', { user: stranger }).waitForReply();
    expectPrivate(refused);
    const shared = await press(message, 'Share in channel').waitForReply();
    expect(shared.flags & EPHEMERAL).toBe(0);
    expect(shownIn(shared)).toContain(`-# <@${discord.user.id}>\n> ${QUESTION}\n`);
    expect(discord.pingsOf(shared)).toEqual({ users: [], roles: [], everyone: false });
    const why = await press(shared, 'Why this answer', { user: stranger }).waitForReply();
    expectPrivate(why);
  });

  it('take an answer back for whoever asked, and for nobody else', async () => {
    const asked = discord.sendMessage({ mention: 'user', content: QUESTION });
    for (const message of [await ask(false), await discord.waitForReplyTo(asked)]) {
      const refused = press(message, 'Remove', { user: stranger });
      await discord.waitFor(() => refused.replies.length > 0, 'a refusal');
      expectPrivate(refused.replies[0] as FakeMessage);
      expect(discord.messages.has(message.id)).toBe(true);
      const removed = press(message, 'Remove');
      await discord.waitFor(() => !discord.messages.has(message.id), 'the removal');
      await discord.waitFor(() => removed.replies.length > 0, 'a word about it');
      expectPrivate(removed.replies[0] as FakeMessage);
    }
  });

  it('put a question to people, who mark it as resolved', async () => {
    const [, help] = discord.guilds[0]?.channels ?? [];
    const options = { action: 'help-channel', value: `<#${help?.id}>` };
    await discord.sendSlashCommand({ name: 'newsdesk', options }).waitForReply();
    const told = await press(await ask(true), 'Ask a person').waitForReply();
    expectPrivate(told);
    const inHelp = () => [...discord.messages.values()].find((one) => one.channel_id === help?.id);
    const posted = await discord.waitFor(inHelp, 'the question among people');
    expect(shownIn(posted)).toContain(QUESTION);
    press(posted, 'Mark as resolved', { user: stranger });
    await discord.waitFor(() => shownIn(posted).includes('Resolved on'), 'the mark');
    expect(labelsOn(posted).filter((label) => label !== '')).toEqual([]);
  });

  it('put no question to a channel of another server', async () => {
    const [foreign] = discord.guilds[1]?.channels ?? [];
    const options = { action: 'help-channel', value: `<#${foreign?.id}>` };
    await discord.sendSlashCommand({ name: 'newsdesk', options }).waitForReply();
    const told = await press(await ask(true), 'Ask a person').waitForReply();
    expectPrivate(told);
    expect([...discord.messages.values()].some((one) => one.channel_id === foreign?.id)).toBe(
      false,
    );
  });

  it('stay private under a private answer when something fails, and repeat nothing', async () => {
    const message = await ask(true);
    const body = { code: 50035, message: 'no' };
    // Refused as components, and as embeds.
    discord.failNext({ match: '/callback', status: 400, body, times: 2 });
    const failed = await press(message, 'Why this answer').waitForReply();
    expectPrivate(failed);
    expect(shownIn(failed)).toContain('went wrong');
    discord.failNext({ match: '/callback', hangup: true });
    const again = press(message, 'Why this answer');
    expectPrivate(await again.waitForReply());
    expect(again.replies).toHaveLength(1);
  });

  it('break none of the rules of Discord', () => {
    expect(discord.problems).toEqual([]);
    expect(lines.join('\n')).not.toContain(QUESTION);
  });
});
