import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOT_SCOPES, THREAD_SCOPES } from '../../src/bots/slack/install/manifest.ts';
import type { DropKind } from '../support/fake-slack/fake-slack.ts';
import type { Output } from '../support/fake-slack/records.ts';
import { openTestStore } from '../support/open-test-store.ts';
import { type SlackApp, startSlackApp, WIRES, type Wire } from '../support/slack/app.ts';

/**
 * Takes minutes: Slack's own waits (ten seconds for a call that hangs, five for a socket that freezes)
 * cannot be hurried without changing what is tested.
 */
const QUESTIONS = 300;
const QUESTION = 'How many projects were built in Henan?';
/** Of what nobody wrote. */
const FORGED_TS = '1700000000.999999';

/**
 * None of Slack's own limits are hurried but the pauses between its retries. The bot may read its threads: only there
 * can it tell whether a post got through whose answer was lost, or came too late on a busy machine.
 */
const start = async (wire: Wire): Promise<SlackApp> => {
  const store = await openTestStore();
  const scopes = [...BOT_SCOPES, ...THREAD_SCOPES].map(({ scope }) => scope);
  const slack = { hasRetries: true, retryScale: 0.02, echoesBot: true, scopes };
  return startSlackApp({ wire, store, slack });
};

type Trouble = (app: SlackApp) => unknown;

const dropKinds = [
  'terminate',
  'close',
  'refresh_requested',
  'warning',
  'link_disabled',
  'too_many_websockets',
  'freeze',
] as const satisfies readonly DropKind[];

const forged: Trouble = ({ slack }) =>
  slack.mention({ text: QUESTION, channel: 'C0002', ts: FORGED_TS }, { secret: 'another' });
const outdated: Trouble = ({ slack }) =>
  slack.mention(
    { text: QUESTION, channel: 'C0002', ts: FORGED_TS },
    { timestamp: Math.floor(Date.now() / 1000) - 3600 },
  );

/** What goes wrong on either way, one after another, every few questions. */
const postTroubles: readonly Trouble[] = [
  ({ slack }) => slack.fail('chat.postMessage', { status: 500 }),
  ({ slack }) => slack.fail('chat.postMessage', { reset: true }),
  ({ slack }) => slack.fail('chat.postMessage', { hang: true }),
  ({ slack }) => slack.fail('chat.postMessage', { delayMs: 2000 }),
  ({ slack }) => slack.fail('chat.postMessage', { error: 'internal_error' }),
  ({ slack }) => slack.fail('chat.postMessage', { error: 'invalid_blocks' }),
  // Where the bot may read, it looks before it posts again.
  ({ slack }) => slack.fail('chat.postMessage', { isLost: true }),
  ({ slack }) => slack.rateLimit('chat.postMessage', { retryAfter: 1, times: 2 }),
  ({ slack }) => slack.fail('response_url', { status: 500 }),
  ({ slack }) => slack.rateLimit('response_url', { retryAfter: 1 }),
  ({ slack }) => slack.send.bare({ type: 'app_rate_limited', team_id: 'T0001' }, { noWait: true }),
];

const wireTroubles: Readonly<Record<Wire, readonly Trouble[]>> = {
  socket: [
    ...dropKinds.map(
      (how): Trouble =>
        ({ slack }) =>
          slack.dropSockets(how, slack.live().slice(0, 1)),
    ),
    ({ slack }) => slack.dropSockets('terminate'),
    ({ slack }) => slack.fail('websocket', { times: 2 }),
    ({ slack }) => slack.fail('apps.connections.open', { error: 'fatal_error', times: 2 }),
    ({ slack }) => slack.fail('apps.connections.open', { status: 500 }),
    ({ slack }) => slack.rateLimit('apps.connections.open', { retryAfter: 1 }),
  ],
  http: [
    ({ slack }) => slack.fail('delivery', { reset: true, times: 2 }),
    ({ slack }) => slack.fail('delivery', { isLost: true, times: 2 }),
    forged,
    outdated,
  ],
};

interface Asked {
  /** Whether an output answers this one. */
  readonly isAnswer: (output: Output) => boolean;
  readonly name: string;
}

const CHANNELS = ['C0001', 'C0002', 'G0001'];

const ask = async (app: SlackApp, index: number): Promise<Asked> => {
  const { slack } = app;
  if (index % 5 === 4) {
    const delivery = await slack.send.slashCommand({ command: '/ask', text: QUESTION });
    // With no way to the bot Slack tells the user at once that the command did not get through.
    const isLost = delivery.error === 'dispatch_failed' || delivery.error === 'operation_timeout';
    if (!isLost) {
      return { name: `command ${index}`, isAnswer: (output) => output.delivery === delivery.id };
    }
    if (slack.requestUrl() === undefined) await slack.waitForConnections(1, 60_000);
    return ask(app, index);
  }
  const channel = CHANNELS[index % CHANNELS.length] ?? 'C0001';
  const ts = `18000${String(index).padStart(5, '0')}.000001`;
  const written = { text: QUESTION, ts };
  const sent =
    index % 5 === 3
      ? slack.directMessage(written)
      : slack.mention({ ...written, channel, isTwin: index % 2 === 0 });
  void sent.then((delivery) => {
    if (index % 7 !== 0) return;
    // Slack sends some events again although they were acknowledged.
    const { body } = delivery;
    void slack.send.bare(body, { noWait: true, retry: 1 });
  });
  return { name: `message ${index}`, isAnswer: (output) => output.threadTs === ts };
};

describe.each(WIRES)('a day of trouble over %s', (wire) => {
  let app: SlackApp;

  beforeAll(async () => {
    app = await start(wire);
  }, 120_000);

  afterAll(() => app.stop());

  it(`leaves each of ${QUESTIONS} questions answered exactly once`, async () => {
    const troubles = [...wireTroubles[wire], ...postTroubles];
    const asked: Asked[] = [];
    for (let index = 0; index < QUESTIONS; index += 1) {
      if (index % 6 === 5) await troubles[Math.floor(index / 6) % troubles.length]?.(app);
      asked.push(await ask(app, index));
      await sleep(60);
    }
    const answersTo = ({ isAnswer }: Asked) => app.slack.outputs.filter(isAnswer).length;
    await app.slack.waitFor(
      () => asked.every((each) => answersTo(each) > 0),
      'all answers',
      90_000,
    );
    await sleep(3000);
    const wrong = asked.filter((each) => answersTo(each) !== 1).map(({ name }) => name);
    const refusals = app.log.filter(({ msg }) => msg === 'slack refused a post');
    expect(wrong, JSON.stringify(refusals, undefined, 1)).toEqual([]);
    expect(app.slack.outputs.filter(({ threadTs }) => threadTs === FORGED_TS)).toEqual([]);
    expect(app.slack.warnings).toEqual([]);
    expect(app.slack.violations).toEqual([]);
    if (wire === 'socket') await app.slack.waitForConnections(2, 60_000);
    expect(app.bot.health().state).toBe('up');
    expect(app.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
