import { afterEach, describe, expect, it, vi } from 'vitest';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/fake-slack.ts';
import { freePort } from '../support/free-port.ts';
import { WIRES, type Wire } from '../support/slack-app.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';

const QUESTION = 'How many projects were built in Henan?';
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const wireVariables = (slack: FakeSlack, wire: Wire): Readonly<Record<string, string>> =>
  wire === 'socket'
    ? { SLACK_APP_TOKEN: slack.appToken }
    : { SLACK_MODE: 'http', SLACK_SIGNING_SECRET: slack.signingSecret };

const isStarted = ({ events }: StartedProcess, platform: string): boolean =>
  events().some((event) => event.msg === 'platform started' && event.platform === platform);

/** The product in a process of its own, ready for questions. */
const startProduct = async (wire: Wire) => {
  const slack = await startFakeSlack();
  const port = await freePort();
  const running = startProcess({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(port),
    ...wireVariables(slack, wire),
  });
  closing.push(
    () => slack.close(),
    () => running.kill(),
  );
  if (wire === 'socket') await slack.waitForConnections(2, 25_000);
  else {
    const isReady = () => isStarted(running, 'slack') && isStarted(running, 'http');
    await vi.waitFor(() => expect(isReady()).toBe(true), { timeout: 25_000 });
    slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  }
  return { slack, running };
};

// A process loads the SDK and the language model: some seconds on a busy machine.
describe.each(WIRES)('npm start with Slack over %s', { timeout: 60_000 }, (wire) => {
  it('finishes the answer under way when it is told to end, and is out within ten seconds', async () => {
    const { slack, running } = await startProduct(wire);
    slack.fail('chat.postMessage', { delayMs: 1500 });
    const delivery = await slack.mention({ text: QUESTION });
    expect(delivery.isAcked).toBe(true);
    await slack.waitFor(
      () => slack.calls.find(({ method }) => method === 'chat.postMessage'),
      'the post',
    );
    const asked = performance.now();
    expect(await running.end('SIGTERM'), running.log()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(slack.outputs.map(({ fallback }) => fallback)).toEqual([
      expect.stringContaining('5,000'),
    ]);
  });
});
