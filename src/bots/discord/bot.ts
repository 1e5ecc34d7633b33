import type { ConfigError } from '../../config/config-error.ts';
import type { Bot, BotServices } from '../platform.ts';
import { createDiscordConnection } from './connection/connection.ts';
import { createDiscordHealth } from './connection/health.ts';
import { reviveConnection } from './connection/revive-connection.ts';
import { waitBriefly } from './delivery/wait-briefly.ts';
import { createDiscordEndpoint } from './intake/endpoint.ts';
import { handleSafely } from './intake/handle-safely.ts';
import { createInFlight } from './intake/in-flight.ts';
import type { DiscordSettings } from './settings.ts';

/** How long `start` waits; connecting goes on in the background. */
const START_WITHIN_MS = 10_000;
/** How long `stop` waits for answers that are under way. */
const DRAIN_WITHIN_MS = 8_000;

/** A bot for these settings, not yet connected. */
export const createDiscordBot = (settings: DiscordSettings, services: BotServices): Bot => {
  const logger = services.logger.child({ platform: 'discord' });
  const health = createDiscordHealth();
  const inFlight = createInFlight();
  const ending = new AbortController();
  const { signal } = ending;
  let failure: ConfigError | undefined;
  let isStarted = false;

  const close = handleSafely('close', logger, () => connection.close());

  const onFatal = (error: ConfigError): void => {
    if (signal.aborted) return;
    failure = error;
    health.fail(error.message);
    const { variable, remedy } = error;
    // During the start it is thrown, and logged by whoever started it.
    if (isStarted) logger.error({ variable, remedy }, 'discord is given up');
    ending.abort();
    close();
  };

  const parts = {
    settings,
    services,
    logger,
    health,
    inFlight,
    signal,
    onFatal,
  };
  const endpoint = settings.mode === 'http' ? createDiscordEndpoint(parts) : undefined;
  const connection = endpoint ?? createDiscordConnection(parts);

  return {
    async start() {
      const opening = connection.open();
      const revive = handleSafely('revive', logger, () => connection.revive());
      reviveConnection(health.isDown, revive, signal);
      await waitBriefly(opening, START_WITHIN_MS);
      isStarted = true;
      if (failure !== undefined) throw failure;
      if (health.current().state === 'starting') health.trouble('Discord does not answer yet');
    },
    async stop() {
      ending.abort();
      const left = await inFlight.drain(DRAIN_WITHIN_MS);
      if (left > 0) logger.warn({ left }, 'discord answers were cut off');
      await connection.close();
    },
    health: health.current,
    ...(endpoint === undefined
      ? {}
      : { routes: endpoint.routes, questionsCome: 'by-routes' as const }),
  };
};
