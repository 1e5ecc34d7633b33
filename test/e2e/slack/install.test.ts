import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../src/store/sqlite/store.ts';
import type { Store } from '../../../src/store/store.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack/fake-slack.ts';
import { connectSlackApp, type SlackApp } from '../../support/slack/app.ts';
import { twoCollections } from '../../support/two-collections.ts';

const SECRET_QUESTION = 'How many staff does the zephyrium plant have?';
const OPEN_QUESTION = 'How long does the ferry to Saltmouth take?';
const SECRET_FIGURE = /4,711/u;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const openStore = (folder: string): Promise<Store> =>
  openSqliteStore({
    file: join(folder, 'newsdesk.db'),
    secret: 'a secret of more than thirty-two characters',
    retention: { keepsQuestions: true, days: 30 },
    now: Date.now,
  });

interface World {
  readonly slack: FakeSlack;
  readonly store: Store;
  readonly app: SlackApp;
  readonly folder: string;
}

/** A bot that workspaces install themselves; T0001 may see what is the board's. */
const serve = async (before?: { readonly folder: string }): Promise<World> => {
  const folder = before?.folder ?? mkdtempSync(join(tmpdir(), 'newsdesk-install-'));
  const store = await openStore(folder);
  const slack = await startFakeSlack();
  const app = await connectSlackApp(slack, {
    wire: 'http',
    isInstalled: true,
    store,
    library: await twoCollections(),
    environment: { SLACK_WORKSPACES: 'T0001: public, board' },
  });
  await app.bot.start();
  closing.push(
    () => rmSync(folder, { recursive: true, force: true }),
    () => store.close(),
    app.stop,
  );
  return { slack, store, app, folder };
};

/** What a workspace is shown for a question in a channel. */
const ask = async ({ slack }: World, team: string, text: string, user = 'U0001') => {
  const from = slack.outputs.length;
  await slack.mention({ text, team, user, channel: 'C0001' }, { team });
  return slack.waitForOutput(() => true, { from });
};

const command = async ({ slack }: World, team: string, text: string, user = 'U0001') => {
  const from = slack.outputs.length;
  await slack.send.slashCommand({ command: '/newsdesk', text, team_id: team, user_id: user });
  return slack.waitForOutput(() => true, { from });
};

const rowsOf = async ({ store }: World, team: string) => ({
  installation: await store.installations.find(team),
  questions: (await store.questions.since(0, 99, team)).length,
  feedback: (await store.feedback.since(0, team)).length,
  context: await store.conversations.context(`${team}:C0001:1`),
  settings: await store.channels.settings(`${team}:C0001`),
});

describe('a workspace that installs the bot itself', () => {
  it('is answered with its own token, and forgotten whole once it uninstalls', async () => {
    const world = await serve();
    const { slack, app, store, folder } = world;
    expect(await slack.install(app.installUrl)).toMatchObject({ status: 200 });
    const token = slack.tokenOf('T0001') ?? '';
    const answer = await ask(world, 'T0001', OPEN_QUESTION);
    expect(answer.text).toContain('40 minutes');
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toMatchObject([
      { token },
    ]);
    const from = slack.outputs.length;
    await slack.press(answer, /feedback/u, 'positive');
    await slack.waitForOutput(() => true, { from });
    await command(world, 'T0001', 'settings collections board');
    const kept = await rowsOf(world, 'T0001');
    expect(kept.questions).toBeGreaterThan(0);
    expect(kept.feedback).toBe(1);
    expect(kept.settings).toEqual({ collections: 'board' });
    expect(kept.installation).toMatchObject({ installedBy: 'U0001' });

    const told = await slack.uninstall('T0001');
    expect(told.map(({ status }) => status)).toEqual([200, 200]);
    expect(await rowsOf(world, 'T0001')).toEqual({
      installation: undefined,
      questions: 0,
      feedback: 0,
      context: undefined,
      settings: {},
    });
    expect(await store.forgetPlace('T0001')).toBe(0);
    const shown = slack.outputs.length;
    const late = await slack.mention({ text: OPEN_QUESTION, team: 'T0001' });
    expect(late).toMatchObject({ status: 200 });
    expect(slack.outputs).toHaveLength(shown);
    expect(JSON.stringify(app.log)).not.toContain(token);
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(folder, file), 'latin1')).not.toContain(token);
    }
    expect(slack.violations).toEqual([]);
  });

  it('is served on after a restart, and after it was installed anew', async () => {
    const first = await serve();
    await first.slack.install(first.app.installUrl);
    const token = first.slack.tokenOf('T0001') ?? '';
    await first.app.stop();
    await first.store.close();
    const team = { id: 'T0001', name: 'Acme', domain: 'acme', botUserId: 'U0BOT', botId: 'B0BOT' };
    const store = await openStore(first.folder);
    const slack = await startFakeSlack({ teams: [{ ...team, botToken: token }] });
    const app = await connectSlackApp(slack, {
      wire: 'http',
      isInstalled: true,
      store,
      library: await twoCollections(),
    });
    closing.push(() => store.close(), app.stop);
    await app.bot.start();
    const world = { slack, store, app, folder: first.folder };
    expect((await ask(world, 'T0001', OPEN_QUESTION)).text).toContain('40 minutes');
    await slack.uninstall('T0001');
    await slack.install(app.installUrl, { user: 'U0002' });
    expect((await ask(world, 'T0001', OPEN_QUESTION)).text).toContain('40 minutes');
    // Slack sends again what it told before the bot was installed anew.
    const late = { body: { event_time: Math.floor(Date.now() / 1000) - 300 } };
    await slack.send.event({ type: 'app_uninstalled' }, { team: 'T0001', ...late });
    expect(await store.installations.find('T0001')).toMatchObject({ installedBy: 'U0002' });
  });
});

describe('workspaces side by side', () => {
  it('see their own collections, settings and questions alone', async () => {
    const world = await serve();
    const { slack, app } = world;
    await slack.install(app.installUrl, { team: 'T0001', user: 'U0001' });
    await slack.install(app.installUrl, { team: 'T0002', user: 'U0002' });
    const secret = await ask(world, 'T0001', SECRET_QUESTION);
    expect(secret.text).toMatch(SECRET_FIGURE);
    expect((await ask(world, 'T0002', SECRET_QUESTION)).text).not.toMatch(SECRET_FIGURE);
    // Whoever installed it is an admin there, and only there, and opens no other's collection.
    const refused = await command(world, 'T0002', 'settings collections board', 'U0002');
    expect(refused.text).toContain('This place may ask about public alone');
    expect((await rowsOf(world, 'T0002')).settings).toEqual({});
    expect((await ask(world, 'T0002', SECRET_QUESTION)).text).not.toMatch(SECRET_FIGURE);
    expect((await command(world, 'T0001', 'status', 'U0002')).text).toMatch(/admin/iu);
    await ask(world, 'T0001', 'What is the wifi password of the harbour?');
    const status = await command(world, 'T0002', 'status', 'U0002');
    expect(status.text).not.toMatch(/wifi/u);
    const own = await command(world, 'T0001', 'status', 'U0001');
    expect(own.text).toMatch(/wifi/u);
    // A button of one workspace is none of another's.
    const before = slack.outputs.length;
    await slack.send.interaction({
      type: 'block_actions',
      team: { id: 'T0002' },
      user: { id: 'U0002', team_id: 'T0002' },
      channel: { id: 'C0001' },
      container: { type: 'message', message_ts: '1.1', channel_id: 'C0001' },
      actions: secret.blocks
        .flatMap(({ elements }) => (Array.isArray(elements) ? elements : []))
        .filter(({ action_id: id }) => /related/u.test(String(id)))
        .slice(0, 1),
    });
    const pressed = await slack.waitForOutput(() => true, { from: before });
    expect(pressed.text).not.toMatch(SECRET_FIGURE);
    await slack.uninstall('T0002');
    expect((await ask(world, 'T0001', SECRET_QUESTION)).text).toMatch(SECRET_FIGURE);
  });
});

describe('an installation that is not one', () => {
  it.each([
    ['comes back in another browser', { losesCookie: true }, /begun elsewhere/u],
    ['was cancelled', { cancels: true }, /cancelled/u],
  ])('is refused where it %s', async (_, given, words) => {
    const { slack, app, store } = await serve();
    const page = await slack.install(app.installUrl, given);
    expect(page.status).toBe(400);
    expect(page.text).toMatch(words);
    expect(await store.installations.count()).toBe(0);
  });

  it('is refused with a state that was used or never given out, and says nothing of it', async () => {
    const { slack, app, store } = await serve();
    const begun = await fetch(app.installUrl, { redirect: 'manual' });
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const back = (given: string, carried: string) =>
      fetch(`${app.installUrl.replace('install', 'installed')}?code=x.y&state=${given}`, {
        headers: { cookie: carried },
      });
    expect((await back('made-up', 'slack-app-oauth-state=made-up')).status).toBe(400);
    // Slack knows no such code; the state is used all the same.
    expect((await back(state, cookie)).status).toBe(502);
    expect((await back(state, cookie)).status).toBe(400);
    slack.fail('oauth.v2.access', { error: 'bad_client_secret' });
    const refused = await slack.install(app.installUrl);
    expect(refused).toMatchObject({ status: 502 });
    expect(refused.text).not.toContain('bad_client_secret');
    expect(await store.installations.count()).toBe(0);
  });

  it('is refused for a whole organisation', async () => {
    const { slack, app, store } = await serve();
    const page = await slack.install(app.installUrl, { isForOrganisation: true });
    expect(page).toMatchObject({ status: 502 });
    expect(await store.installations.count()).toBe(0);
  });
});
