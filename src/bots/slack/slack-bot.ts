import { setTimeout as sleep } from 'node:timers/promises';
import { App, type webApi } from '@slack/bolt';
import { ConfigError } from '../../config/config-error.ts';
import { createRequestInbox } from '../inbox.ts';
import type { Bot, BotServices, Health } from '../platform.ts';
import { createRecentKeys } from './recent-keys.ts';
import { createConversation } from './slack-conversation.ts';
import { createHttpTransport } from './slack-http.ts';
import { acceptFirst, type Delivery } from './slack-intake.ts';
import { registerListeners } from './slack-listeners.ts';
import { createSlackLogger } from './slack-logger.ts';
import { createPoster } from './slack-poster.ts';
import type { SlackSettings } from './slack-settings.ts';
import { createSocketTransport } from './slack-sockets.ts';

/** No call to Slack waits longer. The SDK's default is for ever. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Answers under way when the bot is stopped have this long. */
const DRAIN_WITHIN_MS = 8000;
const WELCOMED_FOR_MS = 90 * 24 * 60 * 60_000;

const clientOptionsOf = (settings: SlackSettings): webApi.WebClientOptions => ({
  timeout: REQUEST_TIMEOUT_MS,
  // The poster retries, channel by channel.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
});

const within = async (work: Promise<unknown>, limitMs: number): Promise<void> => {
  const timeout = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: timeout.signal }).catch(() => {});
  await Promise.race([work, limit]);
  timeout.abort();
};

/** A bot over Socket Mode. Nothing connects before `start`. */
export const createSlackBot = (settings: SlackSettings, services: BotServices): Bot => {
  const logger = services.logger.child({ platform: 'slack' });
  const sdkLogger = createSlackLogger(logger);
  const clientOptions = clientOptionsOf(settings);
  const { wire } = settings;
  const transport =
    wire.kind === 'socket'
      ? createSocketTransport({ appToken: wire.appToken, clientOptions, logger, sdkLogger })
      : createHttpTransport({ signingSecret: wire.signingSecret, logger, now: services.now });
  const app = new App({
    token: settings.botToken,
    receiver: transport.receiver,
    clientOptions: { ...clientOptions },
    logger: sdkLogger,
    deferInitialization: true,
    convoStore: false,
  });
  app.error(async (err) => {
    logger.error({ err }, 'slack listener failed');
  });
  const inbox = createRequestInbox('slack', services);
  acceptFirst(app, inbox, settings.commandPrefix);
  const poster = createPoster(app.client, logger, REQUEST_TIMEOUT_MS);
  const conversation = createConversation(services, inbox, poster, logger);
  registerListeners(app, {
    conversation,
    recent: createRecentKeys(services.now),
    welcomed: createRecentKeys(services.now, WELCOMED_FOR_MS),
    commandPrefix: settings.commandPrefix,
    logger,
  });
  let stopResuming = (): void => {};
  let health: () => Health = () => ({ state: 'starting' });
  return {
    start: async () => {
      const refusal = await transport.start();
      if (refusal !== undefined) {
        const { variable, detail, remedy } = refusal;
        throw new ConfigError(
          'CONFIG_INVALID',
          variable,
          `Slack refuses it (${detail}): ${remedy}`,
        );
      }
      health = transport.health;
      stopResuming = inbox.resume(({ request, address }) =>
        // As `acceptFirst` wrote it.
        conversation.answer({ ...(address as unknown as Omit<Delivery, 'request'>), request }),
      );
    },
    stop: async () => {
      stopResuming();
      transport.refuseNew();
      const settled = conversation.settle().then(() => poster.drain());
      await within(settled, DRAIN_WITHIN_MS);
      await transport.stop();
      health = () => ({ state: 'failed', detail: 'stopped' });
    },
    health: () => health(),
    ...(transport.routes === undefined
      ? {}
      : { routes: transport.routes, questionsCome: 'by-routes' }),
  };
};
