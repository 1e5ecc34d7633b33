import { afterEach, describe, expect, it } from 'vitest';
import { WIRES } from '../../support/slack/app.ts';
import { startSlackProcess } from '../../support/slack/process.ts';

const QUESTION = 'How many projects were built in Henan?';
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

// A process loads the SDK and the language model: some seconds on a busy machine.
describe.each(WIRES)('npm start with Slack over %s', { timeout: 90_000 }, (wire) => {
  it('finishes the answer under way when it is told to end, and is out within ten seconds', async () => {
    const { slack, running } = await startSlackProcess(wire);
    closing.push(
      () => slack.close(),
      () => running.kill(),
    );
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
