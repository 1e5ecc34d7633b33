import type { Client } from 'discord.js';
import type { ConfigError } from '../../config/config-error.ts';
import type { Bot, BotServices } from '../platform.ts';
import { type Backoff, retryUntilDone } from './backoff.ts';
import { createDiscordApi } from './discord-api.ts';
import { createDiscordClient } from './discord-client.ts';
import { createDiscordHealth } from './discord-health.ts';
import type { DiscordSettings } from './discord-settings.ts';
import { explainClose, explainFatal } from './explain-failure.ts';
import { createInFlight } from './in-flight.ts';
import { createRecentIds } from './recent-ids.ts';
import { registerAtStart } from './register-at-start.ts';
import { serveQuestions } from './serve-questions.ts';
import { waitBriefly } from './wait-briefly.ts';
import { watchConnection } from './watch-connection.ts';

/** How long `start` waits; connecting goes on in the background. */
const START_WITHIN_MS = 10_000;
const DRAIN_WITHIN_MS = 10_000;
const RECONNECT: Backoff = { firstMs: 500, longestMs: 60_000 };
const IDS_KEPT = 5000;
const BAD_TOKEN = 4004;

/** What one run of the bot holds; a new client for every login, because a failed one is spent. */
interface Running {
  client?: Client;
  failure?: ConfigError;
  isStarted: boolean;
  readonly ending: AbortController;
}

/** A bot for these settings, not yet connected. */
export const createDiscordBot = (settings: DiscordSettings, services: BotServices): Bot => {
  const logger = services.logger.child({ platform: 'discord' });
  const health = createDiscordHealth();
  const inFlight = createInFlight();
  const taken = createRecentIds(IDS_KEPT);
  const told = createRecentIds(IDS_KEPT);
  const running: Running = { isStarted: false, ending: new AbortController() };
  const { signal } = running.ending;

  const end = async (): Promise<void> => {
    running.ending.abort();
    await running.client?.destroy();
  };

  /** A failure that only a person can mend: said once, and nothing is tried again. */
  const giveUp = (error: ConfigError): void => {
    if (signal.aborted) return;
    health.fail(error.message);
    running.failure = error;
    // During the start it is thrown, and logged by who started it.
    if (running.isStarted) {
      logger.error({ variable: error.variable, remedy: error.remedy }, 'discord is given up');
    }
    end().catch((err: unknown) => logger.warn({ err }, 'discord client failed to close'));
  };

  const connect = async (): Promise<void> => {
    const client = createDiscordClient(settings);
    running.client = client;
    const api = createDiscordApi(client.rest, () => giveUp(explainClose(BAD_TOKEN)));
    watchConnection(client, health, logger, giveUp);
    serveQuestions(client, {
      api,
      services,
      logger,
      taken,
      told,
      inFlight,
      isStopping: () => signal.aborted,
    });
    const ready = new Promise<void>((resolve) => {
      client.once('clientReady', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await client.login(settings.token);
    await ready;
    if (signal.aborted) return;
    health.trouble(undefined);
    if (settings.isRegistering) await registerAtStart(client, api, health, logger, signal);
  };

  const onFailure = (error: unknown, waitMs: number): boolean => {
    if (signal.aborted) return false;
    const fatal = explainFatal(error);
    if (fatal !== undefined) {
      giveUp(fatal);
      return false;
    }
    health.trouble('Discord cannot be reached; trying again');
    logger.warn({ err: error, waitMs }, 'discord cannot be reached');
    return true;
  };

  return {
    async start() {
      const connecting = retryUntilDone(connect, { ...RECONNECT, signal, onFailure });
      await waitBriefly(connecting, START_WITHIN_MS);
      running.isStarted = true;
      if (running.failure !== undefined) throw running.failure;
      if (health.current().state === 'starting') health.trouble('Discord does not answer yet');
    },
    async stop() {
      running.ending.abort();
      const left = await inFlight.drain(DRAIN_WITHIN_MS);
      if (left > 0) logger.warn({ left }, 'discord answers were cut off');
      await running.client?.destroy();
    },
    health: health.current,
  };
};
