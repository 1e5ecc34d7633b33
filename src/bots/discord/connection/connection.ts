import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { ConfigError } from '../../../config/config-error.ts';
import type { BotServices } from '../../platform.ts';
import { createRequestInbox } from '../../requests/inbox.ts';
import { registerAtStart } from '../commands/register-at-start.ts';
import { createDiscordApi } from '../delivery/api.ts';
import { resumeDeliveries } from '../delivery/deliver.ts';
import { createThreadFinder } from '../delivery/find-thread.ts';
import { tellDiscord } from '../delivery/tell-discord.ts';
import type { InFlight } from '../intake/in-flight.ts';
import { serveReactions } from '../intake/reactions.ts';
import { createRecentIds } from '../intake/recent-ids.ts';
import { serveQuestions } from '../intake/serve-questions.ts';
import type { DiscordSettings } from '../settings.ts';
import { createDiscordClient } from './client.ts';
import { explainClose } from './explain-failure.ts';
import type { DiscordHealth } from './health.ts';
import { keepConnecting } from './keep-connecting.ts';
import { watchConnection } from './watch-connection.ts';

/** What a connection works with. */
export interface ConnectionParts {
  readonly settings: DiscordSettings;
  readonly services: BotServices;
  readonly logger: Logger;
  readonly health: DiscordHealth;
  readonly inFlight: InFlight;
  /** Ends all trying and waiting. */
  readonly signal: AbortSignal;
  /** Told of what only a person can mend; nothing is tried again after it. */
  readonly onFatal: (error: ConfigError) => void;
}

/** The connection to Discord, over as many clients as it takes. */
export interface DiscordConnection {
  /** Resolves when questions can come through, or nothing is tried any more; never rejects. */
  open(): Promise<void>;
  /** Replaces a client that does not come back by itself. */
  revive(): Promise<void>;
  close(): Promise<void>;
}

const IDS_KEPT = 5000;
const BAD_TOKEN = 4004;

/** Resolves when the client has its servers, or the signal ends the waiting. */
const becomeReady = (client: Client, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    client.once('clientReady', () => resolve());
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** A connection that is not open yet. */
export const createDiscordConnection = (parts: ConnectionParts): DiscordConnection => {
  const { settings, services, logger, health, inFlight, signal, onFatal } = parts;
  const taken = createRecentIds(IDS_KEPT);
  const told = createRecentIds(IDS_KEPT);
  const inbox = createRequestInbox('discord', services);
  let current: Client | undefined;
  let stopResuming = (): void => {};
  let stopTelling = (): void => {};

  /** One try with a client of its own, because one that failed to log in is spent. */
  const connect = async (): Promise<void> => {
    const client = createDiscordClient(settings);
    current = client;
    const api = createDiscordApi(client.rest, () => onFatal(explainClose(BAD_TOKEN)));
    const isStopping = (): boolean => signal.aborted;
    watchConnection(client, health, logger, onFatal);
    const findThread = createThreadFinder(api);
    const known = { services, inbox, logger, taken, told, inFlight };
    const serving = { ...known, api, reading: settings, findThread, isStopping };
    serveQuestions(client, serving);
    serveReactions(client, serving);
    const ready = becomeReady(client, signal);
    await client.login(settings.token);
    await ready;
    if (signal.aborted) return;
    health.trouble(undefined);
    stopResuming();
    stopResuming = resumeDeliveries(serving);
    signal.addEventListener('abort', stopResuming, { once: true });
    stopTelling();
    stopTelling = tellDiscord(api, services, logger);
    signal.addEventListener('abort', stopTelling, { once: true });
    if (settings.isRegistering) {
      const applicationId = client.application?.id ?? '';
      const guildIds = [...client.guilds.cache.keys()];
      await registerAtStart({ applicationId, guildIds }, api, health, logger, signal);
    }
  };

  const open = async (): Promise<void> => {
    await keepConnecting(connect, parts);
  };

  return {
    open,
    async revive() {
      logger.error('discord connection is stuck; connecting anew');
      await current?.destroy();
      health.restart();
      health.trouble('the connection to Discord was stuck; connecting anew');
      await open();
    },
    async close() {
      await current?.destroy();
    },
  };
};
