import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBot, type DiscordBench, startDiscordBench } from '../support/discord/bench.ts';
import { shownIn } from '../support/discord/shown.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { libraryOf } from '../support/request-bench.ts';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';

const QUESTION = 'How fast did the west grow?';
const SENTENCE = 'The west grew by 6.7% a year, Wang Wei said.';
const NONE = 'Where do penguins sleep?';

const library = await libraryOf(
  { id: 'west', title: 'The west', text: SENTENCE },
  { id: 'east', title: 'The east', text: 'The east grew by 5% a year. The west grew before it.' },
);

describe('on Discord the bot speaks the language of whoever asks', () => {
  let bench: DiscordBench;

  beforeAll(async () => {
    bench = await startDiscordBench({
      library,
      store: await openTestStore(),
      fake: { rateLimits: false },
    });
  });

  afterAll(() => bench.close());

  const ask = (question: string, locale: string) =>
    bench.discord.sendSlashCommand({ name: 'ask', options: { question }, locale }).waitForReply();

  it('in its own words, and leaves those of the articles as they are', async () => {
    const answer = await ask(QUESTION, 'de');
    expect(shownIn(answer)).toContain('The west grew by **6.7%** a year, Wang Wei said.');
    const labels = JSON.stringify(answer.components);
    for (const label of ['Hilfreich', 'Nicht hilfreich', 'Warum diese Antwort']) {
      expect(labels).toContain(label);
    }
    expect(labels).not.toContain('Helpful');
  });

  it.each([
    ['de', 'Steht nicht in den Artikeln', 'in den Artikeln'],
    ['fr', 'Absent des articles', 'dans les articles'],
    ['es-ES', 'No está en los artículos', 'en los artículos'],
    ['ja', '記事にはありません', '記事'],
    ['zh-CN', '文章里没有', '文章'],
    ['en-US', 'Not in the articles', 'in the articles'],
  ])('says in %s that there is no answer', async (locale, one, other) => {
    const shown = shownIn(await ask(NONE, locale));
    expect([one, other].some((words) => shown.includes(words))).toBe(true);
  });

  it.each([
    [
      'de',
      'Wie viele Projekte wurden im Westen gebaut und von wem?',
      'Ich kann nur Englisch lesen',
    ],
    ['ja', '西部はどれくらい成長しましたか', '読めるのは英語だけです'],
  ])('tells who asks in %s so in that language, whatever their own', async (_, question, words) => {
    const shown = shownIn(await ask(question, 'en-US'));
    expect(shown).toContain(words);
  });

  it('opens a form and thanks in that language', async () => {
    const answer = await ask(QUESTION, 'fr');
    const button = answer.components
      .flatMap((row) => row.components ?? [])
      .find(({ label }) => label === 'Pas utile');
    const form = bench.discord.sendButton({
      message: answer,
      customId: String(button?.custom_id),
      locale: 'fr',
    });
    await form.waitForAck();
    expect(form.modal?.title).toBe('Dire ce qui n’allait pas');
    const fields = { choice: 'wrong-answer' };
    const sent = bench.discord.sendModal({ from: form, fields, locale: 'fr' });
    expect(shownIn(await sent.waitForReply())).toContain('Merci, c’est noté.');
  });

  it('registers its commands in every language once, and nothing again at the next start', async () => {
    const [first] = bench.discord.commands.global;
    expect(first?.description_localizations).toMatchObject({ de: expect.any(String) });
    const writes = bench.discord.commandWrites.length;
    const second = createBot(bench.discord, { library });
    await second.bot.start();
    await second.bot.stop();
    expect(bench.discord.commandWrites).toHaveLength(writes);
  });
});

describe('on Slack the bot speaks the language that somebody has set', () => {
  const SCOPES = [
    'app_mentions:read',
    'im:history',
    'chat:write',
    'commands',
    'assistant:write',
    'channels:read',
  ];

  const start = async (scopes: readonly string[]): Promise<SlackApp> =>
    startSlackApp({
      library,
      store: await openTestStore(),
      slack: {
        scopes,
        users: [
          { id: 'U0001', name: 'alice', locale: 'es-ES' },
          { id: 'U0002', name: 'bob', locale: 'ja-JP' },
        ],
      },
    });

  it('where it may look that up, for each person their own', async () => {
    const app = await start([...SCOPES, 'users:read']);
    await app.slack.mention({ text: QUESTION });
    const answer = await app.slack.waitForOutput(/6\.7%/u);
    expect(answer.text).toContain(SENTENCE);
    expect(JSON.stringify(answer.blocks)).toContain('Por qué esta respuesta');
    await app.slack.send.slashCommand({ command: '/ask', text: NONE, user_id: 'U0002' });
    const none = await app.slack.waitForOutput(/記事/u);
    expect(none.text).not.toContain('articles');
    expect(app.slack.violations).toEqual([]);
    await app.stop();
  });

  it('in English where it may not', async () => {
    const app = await start(SCOPES);
    await app.slack.mention({ text: QUESTION });
    const answer = await app.slack.waitForOutput(/6\.7%/u);
    expect(JSON.stringify(answer.blocks)).toContain('Why this answer');
    expect(app.slack.calls.filter(({ method }) => method === 'users.info')).toEqual([]);
    await app.stop();
  });
});
