import { afterEach, describe, expect, it, vi } from 'vitest';
import { DIGEST_EVERY_MS } from '../../src/bots/commands/digest.ts';
import type { Store } from '../../src/store/store.ts';
import { createBot } from '../support/discord/bench.ts';
import { shownIn } from '../support/discord/shown.ts';
import { startFakeDiscord } from '../support/fake-discord/start-fake-discord.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { startSlackApp } from '../support/slack/app.ts';
import { twoCollections } from '../support/two-collections.ts';

const SUBJECT = 'output of the quarry';
const NOW = '2.5% (2021)';
const library = await twoCollections();

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A store in which somebody of a place asked in vain. */
const storeWith = async (...places: readonly string[]): Promise<Store> => {
  const store = await openTestStore();
  closing.push(() => store.close());
  for (const place of places) {
    await store.questions.write(`${place}:U1`, {
      questionId: `q-${place}`,
      platform: 'slack',
      command: 'ask',
      outcome: 'abstained',
      text: `Who is the zookeeper of ${place}?`,
    });
  }
  return store;
};

const isTold = (store: Store, platform: string) =>
  vi.waitFor(
    async () => expect(await store.subscriptions.due(platform, Date.now(), 9)).toEqual([]),
    {
      timeout: 5000,
      interval: 10,
    },
  );

describe('a channel of Slack', () => {
  const digest = { platform: 'slack', channelKey: 'T0001:C0001', kind: 'digest' } as const;
  const figure = { ...digest, kind: 'figure', subject: SUBJECT } as const;

  it('that asked for a digest gets it when it is due, about its own questions', async () => {
    const store = await storeWith('T0001', 'T0002');
    await store.subscriptions.put({ ...digest, locale: 'de-DE' }, Date.now() - 1000);
    const { slack, stop } = await startSlackApp({ wire: 'http', store, library });
    closing.push(stop);
    const told = await slack.waitForOutput(/zookeeper/u);
    expect(told).toMatchObject({ channel: 'C0001', isEphemeral: false });
    expect(told.text).toContain('Vergeblich gefragt');
    expect(told.text).not.toContain('T0002');
    await isTold(store, 'slack');
    expect(await store.subscriptions.due('slack', Date.now() + DIGEST_EVERY_MS, 9)).toHaveLength(1);
    expect(slack.outputs).toHaveLength(1);
    expect(slack.violations).toEqual([]);
  });

  it('hears nothing where there is nothing to tell', async () => {
    const store = await storeWith('T0002');
    await store.subscriptions.put(digest, Date.now() - 1000);
    await store.subscriptions.put({ ...figure, told: NOW }, Date.now() - 1000);
    const { slack, stop } = await startSlackApp({ wire: 'http', store, library });
    closing.push(stop);
    await isTold(store, 'slack');
    expect(slack.outputs).toEqual([]);
  });

  it('is told once of a figure that has changed, with what it was before', async () => {
    const store = await storeWith();
    await store.subscriptions.put({ ...figure, told: '1.5% (2020)' }, Date.now() - 1000);
    const { slack, stop } = await startSlackApp({ wire: 'http', store, library });
    closing.push(stop);
    const told = await slack.waitForOutput(/has changed/u);
    expect(told.text).toContain('2.5%');
    expect(told.text).toContain('Before: 1.5% (2020)');
    await isTold(store, 'slack');
    expect(await store.subscriptions.of(figure.channelKey)).toEqual([{ ...figure, told: NOW }]);
    expect(slack.violations).toEqual([]);
  });

  it('that is gone is told no more, and holds up no other', async () => {
    const store = await storeWith('T0001');
    await store.subscriptions.put({ ...digest, channelKey: 'T0001:C0404' }, Date.now() - 1000);
    await store.subscriptions.put(digest, Date.now() - 1000);
    const app = await startSlackApp({ wire: 'http', store, library });
    closing.push(app.stop);
    await app.slack.waitForOutput(/zookeeper/u);
    await vi.waitFor(async () => expect(await store.subscriptions.of('T0001:C0404')).toEqual([]));
    expect(await store.subscriptions.of('T0001:C0001')).toHaveLength(1);
  });

  it('asks for both with commands, and takes them back', async () => {
    const store = await storeWith('T0001');
    const { slack, stop } = await startSlackApp({
      wire: 'http',
      store,
      library,
      environment: { SLACK_ADMINS: 'U0001' },
    });
    closing.push(stop);
    const say = async (command: string, text: string, user = 'U0001') => {
      const from = slack.outputs.length;
      await slack.send.slashCommand({ command, text, user_id: user });
      return (await slack.waitForOutput(() => true, { from })).text;
    };
    expect(await say('/watch', '')).toMatch(/watch no figure/u);
    expect(await say('/watch', SUBJECT)).toContain(`Now it is ${NOW}`);
    expect(await say('/watch', 'price of moonlight')).toMatch(/does not fit exactly one/u);
    expect(await say('/watch', '')).toContain(SUBJECT);
    expect(await say('/watch', `stop ${SUBJECT}`)).toMatch(/no longer/u);
    expect(await say('/digest', 'on', 'U0002')).toMatch(/admin/iu);
    expect(await say('/digest', 'on')).toMatch(/once a week/u);
    expect(await store.subscriptions.of('T0001:C0001')).toMatchObject([{ kind: 'digest' }]);
    expect(await say('/digest', 'now')).toContain('zookeeper of T0001');
    expect(await say('/digest', 'off')).toMatch(/no digest/u);
    expect(await store.subscriptions.of('T0001:C0001')).toEqual([]);
    expect(slack.violations).toEqual([]);
  });
});

describe('a channel of Discord', () => {
  it('is told the same', async () => {
    const store = await storeWith();
    const discord = await startFakeDiscord({ rateLimits: false });
    const { id: channel, guild_id: guild } =
      [...discord.channels.values()].find(({ type }) => type === 0) ?? {};
    const channelKey = `${guild}:${channel}`;
    await store.subscriptions.put(
      { platform: 'discord', channelKey, kind: 'figure', subject: SUBJECT, told: '1.5% (2020)' },
      Date.now() - 1000,
    );
    const { bot } = createBot(discord, { library, store });
    closing.push(
      () => discord.close(),
      () => bot.stop(),
    );
    await bot.start();
    const told = await discord.waitFor(
      () => [...discord.messages.values()].find((one) => one.channel_id === channel),
      'what has changed',
    );
    expect(shownIn(told)).toContain('2.5%');
    expect(shownIn(told)).toContain('Before: 1.5% (2020)');
    await isTold(store, 'discord');
    expect(discord.problems).toEqual([]);
  });
});
