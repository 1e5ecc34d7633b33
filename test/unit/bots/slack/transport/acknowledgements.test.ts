import { expect, it } from 'vitest';
import { createAcknowledgements } from '../../../../../src/bots/slack/transport/acknowledgements.ts';

it('lets nobody wait where nothing is to be acknowledged', async () => {
  let clock = 1000;
  const acknowledgements = createAcknowledgements(() => clock);
  await acknowledgements.calm();
  acknowledgements.begin()();
  clock += 10;
  await acknowledgements.calm();
});

it('waits until what came is acknowledged and a moment has passed, each counted once', async () => {
  let clock = 0;
  const acknowledgements = createAcknowledgements(() => clock);
  const [first, second] = [acknowledgements.begin(), acknowledgements.begin()];
  first();
  first();
  clock = 20;
  let isCalm = false;
  const waiting = acknowledgements.calm().then(() => {
    isCalm = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isCalm).toBe(false);
  second();
  await waiting;
  expect(isCalm).toBe(true);
});

it('waits no longer than it should for what is never acknowledged', async () => {
  let clock = 0;
  const acknowledgements = createAcknowledgements(() => {
    clock += 50;
    return clock;
  });
  acknowledgements.begin();
  await acknowledgements.calm();
  expect(clock).toBeGreaterThan(300);
});
