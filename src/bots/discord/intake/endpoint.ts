import type { KeyObject } from 'node:crypto';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { createRequestInbox } from '../../requests/inbox.ts';
import type { Route, RouteRequest } from '../../route.ts';
import { registerAtStart } from '../commands/register-at-start.ts';
import { createDiscordClient } from '../connection/client.ts';
import type { ConnectionParts, DiscordConnection } from '../connection/connection.ts';
import { explainClose } from '../connection/explain-failure.ts';
import { keepConnecting } from '../connection/keep-connecting.ts';
import { createDiscordApi, type DiscordApi } from '../delivery/api.ts';
import { resumeDeliveries } from '../delivery/deliver.ts';
import { createThreadFinder } from '../delivery/find-thread.ts';
import { tellDiscord } from '../delivery/tell-discord.ts';
import { ENDPOINT_PATH } from '../ids.ts';
import { createRecentIds } from './recent-ids.ts';
import { serveQuestions } from './serve-questions.ts';
import { isFromDiscord, readVerifyKey } from './signature.ts';

const BODY_BYTES_MAX = 1_000_000;
const IDS_KEPT = 5000;
const BAD_TOKEN = 4004;
/** Kinds of interaction. Source: Discord documentation, "Interaction Type" and "Interaction Callback Type". */
const PING = 1;
const PONG = 1;

/** A connection that opens none: Discord sends interactions to a route, and is answered over its API. */
export interface DiscordEndpoint extends DiscordConnection {
  readonly routes: readonly Route[];
}

interface RawInteraction {
  readonly type: number;
}

const readBody = (raw: Buffer): RawInteraction | undefined => {
  try {
    const parsed: unknown = JSON.parse(raw.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null && 'type' in parsed
      ? (parsed as RawInteraction) // signed by Discord
      : undefined;
  } catch {
    return undefined;
  }
};

/** Hands an interaction to the client as if it had come over its gateway; discord.js has no public way for that. */
const dispatch = (client: Client, data: RawInteraction): void => {
  const { actions } = client as unknown as {
    readonly actions: { readonly InteractionCreate: { handle(data: RawInteraction): void } };
  };
  actions.InteractionCreate.handle(data);
};

interface Application {
  readonly id: string;
  readonly key: KeyObject;
}

/** Who the bot is, as Discord tells it. @throws what the API throws, or an error where it tells no key. */
const readApplication = async (api: DiscordApi): Promise<Application> => {
  const found = (await api.call({
    method: 'GET',
    route: '/applications/@me',
    isRepeatable: true,
  })) as { readonly id: string; readonly verify_key?: unknown }; // an application, says Discord's reference
  const key = readVerifyKey(found.verify_key);
  if (key === undefined) throw new Error('Discord tells no key of the application');
  return { id: found.id, key };
};

interface Gate {
  readonly logger: Logger;
  readonly now: () => number;
  /** `undefined` while Discord has not said who the bot is, or once it takes no more. */
  taking(): { readonly client: Client; readonly key: KeyObject } | undefined;
}

const answer = async (request: RouteRequest, { logger, now, taking }: Gate): Promise<Response> => {
  const raw = Buffer.from(await request.arrayBuffer());
  const open = taking();
  if (open === undefined) return new Response('', { status: 503 });
  // Discord sends wrong signatures, too, to see that they are refused.
  if (!isFromDiscord(request.headers, raw, open.key, now())) {
    logger.debug('discord request refused');
    return new Response('', { status: 401 });
  }
  const data = readBody(raw);
  if (data === undefined) return new Response('', { status: 400 });
  if (data.type === PING) return Response.json({ type: PONG });
  dispatch(open.client, data);
  // The answer goes over the API, where one that is refused can be sent in another form.
  return new Response(null, { status: 202 });
};

/** Takes interactions over HTTP: commands, buttons and forms, but no mentions and no direct messages. */
export const createDiscordEndpoint = (parts: ConnectionParts): DiscordEndpoint => {
  const { settings, services, logger, health, inFlight, signal, onFatal } = parts;
  const client = createDiscordClient(settings);
  client.rest.setToken(settings.token);
  const api = createDiscordApi(client.rest, () => onFatal(explainClose(BAD_TOKEN)));
  const serving = {
    api,
    services,
    inbox: createRequestInbox('discord', services),
    logger,
    taken: createRecentIds(IDS_KEPT),
    told: createRecentIds(IDS_KEPT),
    inFlight,
    reading: settings,
    findThread: createThreadFinder(api),
    isStopping: () => signal.aborted,
  };
  let key: KeyObject | undefined;
  serveQuestions(client, serving);
  client.on('error', (err) => logger.error({ err }, 'discord client failed'));

  const connect = async (): Promise<void> => {
    const application = await readApplication(api);
    if (signal.aborted) return;
    key = application.key;
    health.shardUp(0);
    health.trouble(undefined);
    signal.addEventListener('abort', resumeDeliveries(serving), { once: true });
    signal.addEventListener('abort', tellDiscord(api, services, logger), { once: true });
    if (settings.isRegistering) {
      await registerAtStart(
        { applicationId: application.id, guildIds: [] },
        api,
        health,
        logger,
        signal,
      );
    }
  };

  const gate: Gate = {
    logger,
    now: services.now,
    taking: () => (key === undefined || signal.aborted ? undefined : { client, key }),
  };
  return {
    open: async () => {
      await keepConnecting(connect, parts);
    },
    revive: async () => {},
    close: () => client.destroy(),
    routes: [
      {
        method: 'POST',
        path: ENDPOINT_PATH,
        bodyMaxBytes: BODY_BYTES_MAX,
        isTakenUnderAnyHost: true,
        handle: (request) => answer(request, gate),
      },
    ],
  };
};
