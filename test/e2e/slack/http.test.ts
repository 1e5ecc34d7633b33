import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signSlackRequest } from '../../../src/bots/slack/transport/signature.ts';
import type { DeliverOptions } from '../../support/fake-slack/deliver-options.ts';
import { startFakeSlack } from '../../support/fake-slack/fake-slack.ts';
import { openTestStore } from '../../support/open-test-store.ts';
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
  const app = await startSlackApp({ wire: 'http', ...options });
  closers.push(app.stop);
  return app;
};

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

describe('a request whose signature proves nothing', () => {
  it.each([
    ['unsigned', { isUnsigned: true }],
    ['signed with another secret', { secret: 'another' }],
    ['six minutes old', { timestamp: nowSeconds() - 360 }],
    ['from the future', { timestamp: nowSeconds() + 4000 }],
    ['of no readable time', { timestamp: Number.NaN }],
  ] as const)('is refused: %s', async (_, options: DeliverOptions) => {
    const app = await start();
    const command = { command: '/ask', text: QUESTION };
    expect(await app.slack.send.slashCommand(command, options)).toMatchObject({ status: 401 });
    expect(await app.slack.mention({ text: QUESTION }, options)).toMatchObject({ status: 401 });
    expect(app.slack.outputs).toEqual([]);
    expect(app.log.filter(({ msg }) => msg === 'slack request refused')).toHaveLength(2);
  });
});

describe('a signed request', () => {
  it('that holds no JSON is answered with 400, one beyond all measure with 413', async () => {
    const app = await start();
    const broken = await app.slack.mention({}, { rawBody: '{"type":' });
    expect(broken.status).toBe(400);
    const huge = await app.slack.mention({}, { rawBody: `"${'x'.repeat(1_100_000)}"` });
    expect(huge.status).toBe(413);
  });

  it('that verifies the address gets its challenge back', async () => {
    const app = await start();
    const verification = { type: 'url_verification', challenge: 'c-123', token: 'x' };
    const { responseBody } = await app.slack.send.bare(verification);
    expect(JSON.parse(responseBody ?? '')).toEqual({ challenge: 'c-123' });
  });

  it.each([{}, { type: 'event_callback' }, { type: 'app_rate_limited', team_id: 'T0001' }])(
    'of %j does no harm',
    async (body) => {
      const app = await start();
      await app.slack.send.bare(body);
      await app.slack.send.interaction({ type: 'unheard_of' });
      const reply = app.slack.waitForOutput(/5,000/u);
      await app.slack.mention({ text: QUESTION });
      await reply;
    },
  );

  it('that Slack sends again is answered although the first was lost', async () => {
    const app = await start();
    const reply = app.slack.waitForOutput(/5,000/u);
    await app.slack.mention({ text: QUESTION }, { retry: 1, reason: 'http_timeout' });
    await reply;
  });

  it('that Slack brings again hours later is answered once, and one that comes late is answered', async () => {
    const app = await start({ store: await openTestStore() });
    const reply = app.slack.waitForOutput(/5,000/u);
    const body = { event_time: nowSeconds() - 23 * 3600 };
    const first = await app.slack.mention({ text: QUESTION, ts: '1700000000.000100' }, { body });
    await reply;
    const late = { body, retry: 24, reason: 'http_timeout' };
    const again = await app.slack.send.event(first.message ?? {}, late);
    expect(again.status).toBe(200);
    const other = app.slack.waitForOutput(/5,000/u, { from: 1 });
    await app.slack.mention({ text: QUESTION, ts: '1700000000.000200' }, late);
    await other;
    expect(app.slack.outputs).toHaveLength(2);
  });

  it('is checked over the bytes that were sent', async () => {
    const app = await start();
    const body = '{"type":"url_verification",  "challenge":"ü"}';
    const url = app.slack.requestUrl();
    const response = await fetch(url ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signSlackRequest(body, app.slack.signingSecret, nowSeconds()),
      },
      body,
    });
    expect(await response.json()).toEqual({ challenge: 'ü' });
  });
});

describe('while the bot cannot take questions', () => {
  it('Slack is told to come again, and the question is answered once the bot can', async () => {
    const slack = await startFakeSlack({ hasRetries: true, retryScale: 0.02 });
    slack.fail('auth.test', { status: 503 });
    const app = await connectSlackApp(slack, { wire: 'http' });
    closers.push(app.stop);
    await app.bot.start();
    expect(app.bot.health()).toMatchObject({ state: 'degraded' });
    const reply = slack.waitForOutput(/5,000/u);
    const early = await slack.mention({ text: QUESTION });
    expect(early.status).toBe(503);
    await reply;
    expect(app.bot.health().state).toBe('up');
  });

  it('a token that is refused is named', async () => {
    const slack = await startFakeSlack();
    slack.fail('auth.test', { error: 'invalid_auth' });
    const app = await connectSlackApp(slack, { wire: 'http' });
    closers.push(app.stop);
    await expect(app.bot.start()).rejects.toMatchObject({ variable: 'SLACK_BOT_TOKEN' });
  });
});
