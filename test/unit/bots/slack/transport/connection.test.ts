import { App, type webApi } from '@slack/bolt';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { openConnection } from '../../../../../src/bots/slack/transport/connection.ts';
import { createSlackLogger } from '../../../../../src/bots/slack/transport/logger.ts';
import { type FakeSlack, startFakeSlack } from '../../../../support/fake-slack/fake-slack.ts';

let slack: FakeSlack | undefined;
afterEach(() => slack?.close());

it('keeps the options that every call shares from being written into by the SDK', async () => {
  slack = await startFakeSlack({ lingerMs: 0 });
  const logger = pino({ level: 'silent' });
  const clientOptions: webApi.WebClientOptions = {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
  };
  const before = structuredClone(clientOptions);
  const receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  const connection = await openConnection({
    appToken: slack.appToken,
    clientOptions,
    logger,
    sdkLogger: createSlackLogger(logger),
    app: new App({ receiver, authorize: async () => ({}) }),
    isTaking: () => true,
  });
  expect(connection.isOpen()).toBe(true);
  expect(clientOptions).toEqual(before);
  await connection.close();
});
