import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DropKind } from '../support/fake-slack/fake-slack.ts';
import type { Output } from '../support/fake-slack/records.ts';
import { type SlackApp, startSlackApp } from '../support/slack-app.ts';

/**
 * Takes minutes: Slack's own waits (ten seconds for a call that hangs, five for a socket that freezes)
 * cannot be hurried without changing what is tested.
 */
const QUESTIONS = 300;
const QUESTION = 'How many projects were built in Henan?';

let app: SlackApp;

beforeAll(async () => {
  app = await startSlackApp({ slack: { hasRetries: true, retryScale: 0.02, echoesBot: true } });
});

afterAll(() => app.stop());

/** What goes wrong, one after another, every few questions. */
const troubles: readonly (() => unknown)[] = [
  ...(
    ['terminate', 'close', 'refresh_requested', 'warning', 'link_disabled', 'freeze'] as const
  ).map((how: DropKind) => () => app.slack.dropSockets(how, app.slack.live().slice(0, 1))),
  () => app.slack.dropSockets('terminate'),
  () => app.slack.fail('chat.postMessage', { status: 500 }),
  () => app.slack.fail('chat.postMessage', { reset: true }),
  () => app.slack.fail('chat.postMessage', { hang: true }),
  () => app.slack.fail('chat.postMessage', { delayMs: 2000 }),
  () => app.slack.fail('chat.postMessage', { error: 'internal_error' }),
  () => app.slack.fail('chat.postMessage', { error: 'invalid_blocks' }),
  () => app.slack.rateLimit('chat.postMessage', { retryAfter: 1, times: 2 }),
  () => app.slack.fail('response_url', { status: 500 }),
  () => app.slack.rateLimit('response_url', { retryAfter: 1 }),
  () => app.slack.fail('websocket', { times: 2 }),
  () => app.slack.fail('apps.connections.open', { error: 'fatal_error', times: 2 }),
  () => app.slack.fail('apps.connections.open', { status: 500 }),
  () => app.slack.rateLimit('apps.connections.open', { retryAfter: 1 }),
  () => app.slack.send.bare({ type: 'app_rate_limited', team_id: 'T0001' }, { noWait: true }),
];

interface Asked {
  /** Whether an output answers this one. */
  readonly isAnswer: (output: Output) => boolean;
  readonly name: string;
}

const CHANNELS = ['C0001', 'C0002', 'G0001'];

const ask = async (index: number): Promise<Asked> => {
  const { slack } = app;
  if (index % 5 === 4) {
    const delivery = await slack.send.slashCommand({ command: '/ask', text: QUESTION });
    // With no socket at all Slack tells the user at once that the command did not get through.
    const isLost = delivery.error === 'dispatch_failed' || delivery.error === 'operation_timeout';
    if (!isLost) {
      return { name: `command ${index}`, isAnswer: (output) => output.delivery === delivery.id };
    }
    await slack.waitForConnections(1, 60_000);
    return ask(index);
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

describe('a day of trouble', () => {
  it(`leaves each of ${QUESTIONS} questions answered exactly once`, async () => {
    const asked: Asked[] = [];
    for (let index = 0; index < QUESTIONS; index += 1) {
      if (index % 6 === 5) await troubles[Math.floor(index / 6) % troubles.length]?.();
      asked.push(await ask(index));
      await sleep(60);
    }
    const answersTo = ({ isAnswer }: Asked) => app.slack.outputs.filter(isAnswer).length;
    await app.slack.waitFor(
      () => asked.every((each) => answersTo(each) > 0),
      'all answers',
      90_000,
    );
    await sleep(3000);
    expect(asked.filter((each) => answersTo(each) !== 1).map(({ name }) => name)).toEqual([]);
    expect(app.slack.warnings).toEqual([]);
    expect(app.slack.violations).toEqual([]);
    await app.slack.waitForConnections(2, 60_000);
    expect(app.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
