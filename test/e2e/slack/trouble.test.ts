import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Health } from '../../../src/bots/platform.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import type { Library } from '../../../src/qa/library/library.ts';
import { type FakeSlack, startFakeSlack } from '../../support/fake-slack/fake-slack.ts';
import {
  connectSlackApp,
  type SlackApp,
  type SlackAppOptions,
  sampleLibrary,
  startSlackApp,
} from '../../support/slack/app.ts';

const QUESTION = 'How many projects were built in Henan?';

beforeAll(async () => {
  await sampleLibrary();
});

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const start = async (options: SlackAppOptions = {}): Promise<SlackApp> => {
  const app = await startSlackApp({ slack: { lingerMs: 50 }, ...options });
  closers.push(app.stop);
  return app;
};

const connectTo = async (slack: FakeSlack): Promise<SlackApp> => {
  const app = await connectSlackApp(slack);
  closers.push(app.stop);
  return app;
};

const isAnswered = async ({ slack }: SlackApp, text = QUESTION): Promise<void> => {
  const from = slack.outputs.length;
  await slack.mention({ text });
  await slack.waitForOutput(/5,000/u, { from });
};

const isHealth = ({ bot }: SlackApp, health: Health): Promise<void> =>
  vi.waitFor(() => expect(bot.health()).toMatchObject(health), { timeout: 4000, interval: 10 });

describe('when a connection ends', () => {
  it.each(['terminate', 'close', 'link_disabled', 'warning', 'too_many_websockets'] as const)(
    'answers on after "%s" of both sockets',
    async (how) => {
      const app = await start();
      const before = app.slack.connections.length;
      app.slack.dropSockets(how);
      await app.slack.waitFor(() => app.slack.connections.length >= before + 2, 'new sockets');
      await app.slack.waitForConnections(2);
      await isAnswered(app);
    },
  );

  it('answers an event that was on its way when both sockets broke, once', async () => {
    const app = await start();
    app.slack.dropSockets('terminate');
    await isAnswered(app);
    await app.slack.waitForConnections(2);
    await isAnswered(app, 'How many projects were built in Henan?');
    expect(app.slack.outputs).toHaveLength(2);
  });

  it('loses no command while Slack refreshes both sockets', async () => {
    const app = await start();
    const [first, second] = app.slack.live();
    if (!first || !second) throw new Error('two sockets expected');
    for (const socket of [first, second]) {
      const opened = app.slack.connections.length;
      app.slack.dropSockets('refresh_requested', [socket]);
      const delivery = await app.slack.send.slashCommand({ command: '/ask', text: QUESTION });
      expect(delivery).toMatchObject({ isAcked: true, isLate: false });
      await app.slack.waitFor(() => app.slack.connections.length > opened, 'its replacement');
      await app.slack.waitForConnections(2);
    }
    await app.slack.waitForOutput((output) => output.delivery === 1);
    expect(app.slack.outputs).toHaveLength(2);
  });

  it('tells how many sockets are open', async () => {
    const app = await start();
    app.slack.fail('apps.connections.open', { times: 2, error: 'internal_error' });
    app.slack.dropSockets('terminate', app.slack.live().slice(0, 1));
    await isHealth(app, {
      state: 'degraded',
      detail: '1 of 2 sockets open: internal_error',
      parts: [{ name: 'socket 1', isUp: false, detail: 'internal_error' }, { isUp: true }],
    } as Health);
    await isHealth(app, { state: 'up' });
  });
});

describe('what ends ordinary bots', () => {
  it('survives app_rate_limited, and acknowledges it', async () => {
    const app = await start();
    const delivery = await app.slack.send.bare({
      type: 'app_rate_limited',
      team_id: 'T0001',
      minute_rate_limited: 1_518_467_820,
      api_app_id: 'A0001',
    });
    expect(delivery.isAcked).toBe(true);
    await isAnswered(app);
  });

  it('survives events without an event, and envelopes of no known type', async () => {
    const app = await start();
    for (const body of [{}, { type: 'event_callback' }, { type: 'event_callback', event: null }]) {
      await app.slack.send.bare(body, { noWait: true });
    }
    await app.slack.send.interaction({ type: 'unheard_of' }, { noWait: true });
    await isAnswered(app);
  });

  it('survives a token that is refused when a socket reconnects, and says so', async () => {
    const app = await start();
    app.slack.fail('apps.connections.open', { times: 9, error: 'invalid_auth' });
    app.slack.dropSockets('terminate');
    const detail = 'Slack refuses the connection: invalid_auth';
    await isHealth(app, { state: 'failed', detail });
  });

  it('stops at once while it reconnects', async () => {
    const app = await start();
    app.slack.fail('apps.connections.open', { times: 99, status: 500 });
    app.slack.dropSockets('terminate');
    const from = app.slack.calls.length;
    await app.slack.waitFor(() => app.slack.calls.length > from, 'a try to reconnect');
    await app.bot.stop();
    const opened = app.slack.connections.length;
    await app.slack.close();
    expect(app.slack.connections).toHaveLength(opened);
  }, 3000);

  it('is content with a refused upgrade', async () => {
    const app = await start();
    app.slack.fail('websocket', { times: 2 });
    app.slack.dropSockets('terminate');
    await app.slack.waitForConnections(2);
    await isAnswered(app);
  });
});

describe('when Slack is down as the bot starts', () => {
  it('starts all the same, tells the truth, and answers once Slack is back', async () => {
    const gone = await startFakeSlack();
    await gone.close();
    const app = await connectTo(gone);
    await app.bot.start();
    expect(app.bot.health()).toMatchObject({ state: 'degraded' });
    const slack = await startFakeSlack({ port: gone.port, lingerMs: 0 });
    closers.push(slack.close);
    await slack.waitForConnections(2);
    await isAnswered({ ...app, slack });
    await isHealth(app, { state: 'up' });
  });

  it.each([
    ['auth.test', 'SLACK_BOT_TOKEN'],
    ['apps.connections.open', 'SLACK_APP_TOKEN'],
  ])('refuses to start when %s refuses the token, naming %s', async (method, variable) => {
    const slack = await startFakeSlack();
    slack.fail(method, { error: 'invalid_auth' });
    const app = await connectTo(slack);
    const error: unknown = await app.bot.start().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ variable });
    expect(slack.live()).toEqual([]);
  });
});

describe('when a post fails', () => {
  it('posts again after an error of the server and a broken connection', async () => {
    const app = await start();
    app.slack.fail('chat.postMessage', { status: 503 });
    app.slack.fail('chat.postMessage', { reset: true });
    await isAnswered(app);
    expect(app.slack.outputs).toHaveLength(1);
  });

  it('lets a rate limit in one channel delay no other', async () => {
    const app = await start();
    app.slack.rateLimit('chat.postMessage', {
      retryAfter: 1,
      match: ({ channel }) => channel === 'C0001',
    });
    await app.slack.mention({ text: QUESTION, channel: 'C0001' });
    await app.slack.mention({ text: QUESTION, channel: 'C0002' });
    await app.slack.waitForOutput(() => app.slack.outputs.length === 2);
    expect(app.slack.outputs.map(({ channel }) => channel)).toEqual(['C0002', 'C0001']);
  });

  it('keeps the order of a channel', async () => {
    const app = await start();
    app.slack.rateLimit('chat.postMessage', { retryAfter: 0.3 });
    const first = await app.slack.mention({ text: 'hi' });
    await app.slack.waitForCall('chat.postMessage');
    const messages = [first, await app.slack.mention({ text: QUESTION })];
    await app.slack.waitForOutput(() => app.slack.outputs.length === 2);
    expect(app.slack.outputs.map(({ threadTs }) => threadTs)).toEqual(
      messages.map(({ message }) => message?.ts),
    );
  });

  it('posts the words alone where the blocks are refused', async () => {
    const app = await start();
    app.slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    await isAnswered(app);
    expect(app.slack.outputs[0]?.blocks).toEqual([]);
  });

  it('tries a response_url again', async () => {
    const app = await start();
    app.slack.fail('response_url', { status: 500 });
    await app.slack.send.slashCommand({ command: '/ask', text: QUESTION });
    expect(await app.slack.waitForOutput(/5,000/u)).toMatchObject({ via: 'response_url' });
  });

  it('answers in direct messages where the channel takes nothing, and says why', async () => {
    const app = await start();
    app.slack.fail('chat.postMessage', { error: 'not_in_channel' });
    await app.slack.mention({ text: QUESTION });
    const output = await app.slack.waitForOutput(/5,000/u);
    expect(output.channel).toBe('D0001');
    expect(output.text).toContain('Slack did not let me post this where you asked.');
    expect(output.text).toContain('/invite @askbot');
  });

  it('posts once what Slack took although its answer was lost, where it may look', async () => {
    const app = await start();
    app.slack.fail('chat.postMessage', { isLost: true });
    await app.slack.directMessage({ text: QUESTION });
    await app.slack.waitForCall('conversations.replies');
    await isAnswered(app);
    expect(app.slack.outputs.filter(({ channel }) => channel === 'D0001')).toHaveLength(1);
  });

  it('tells that Slack refuses the token, until it takes it again', async () => {
    const app = await start();
    app.slack.fail('chat.postMessage', { error: 'token_revoked' });
    await app.slack.mention({ text: QUESTION });
    await isHealth(app, {
      state: 'failed',
      detail: 'Slack refuses SLACK_BOT_TOKEN: token_revoked',
    });
    await isAnswered(app);
    await isHealth(app, { state: 'up' });
  });
});

describe('stopping', () => {
  it('finishes the answer under way first', async () => {
    const library = await sampleLibrary();
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let ask: () => void = () => {};
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    const slow: Library = {
      ...library,
      answer: async (...question) => {
        ask();
        await held;
        return library.answer(...question);
      },
    };
    const app = await start({ library: slow });
    await app.slack.mention({ text: QUESTION });
    await asked;
    const stopped = app.bot.stop();
    release();
    await stopped;
    expect(app.slack.outputs).toHaveLength(1);
    expect(app.slack.live()).toEqual([]);
  });
});

describe('the log', () => {
  it('holds no question and no token above debug', async () => {
    const app = await start();
    await isAnswered(app, 'How many projects were built in Henan? xoxb-secret-secret');
    const lines = app.log
      .filter(({ level }) => Number(level) >= 30)
      .map((line) => JSON.stringify(line));
    expect(lines.join('\n')).toMatch(/"request handled"/u);
    expect(lines.join('\n')).not.toMatch(/Henan|xoxb|xapp/u);
  });
});
