import { setTimeout as sleep } from 'node:timers/promises';
import { type App, type Logger as SlackLogger, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';

export interface ConnectionOptions {
  readonly appToken: string;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly sdkLogger: SlackLogger;
  readonly app: App;
  /** Whether envelopes are taken now; Slack sends what is not taken again. */
  readonly isTaking: () => boolean;
}

/** Why a connection is over: Slack wants it replaced, Slack wants fewer of them, or it broke. */
export type EndReason = 'replace' | 'crowded' | 'lost';

/** One Socket Mode connection that said hello. It never reconnects: another takes its place. */
export interface SlackConnection {
  readonly ended: Promise<EndReason>;
  isOpen(): boolean;
  /** Acknowledgements under way are sent; then the socket is closed, by force if the other side lingers. */
  close(): Promise<void>;
}

/** From the call for an address to hello. */
const OPEN_WITHIN_MS = 15_000;
/** Slack keeps TCP open for up to 20 s after a close frame (node-slack-sdk #2752). */
const CLOSE_WITHIN_MS = 300;

type Client = SocketModeReceiver['client'];

interface Envelope {
  readonly type?: unknown;
  readonly reason?: unknown;
  readonly envelope_id?: unknown;
  readonly payload?: { readonly type?: unknown; readonly event?: unknown } | null;
}

const readEnvelope = (data: unknown): Envelope | undefined => {
  try {
    const parsed: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
};

const isBare = ({ type, payload }: Envelope): boolean =>
  type === 'events_api' && (typeof payload?.event !== 'object' || payload.event === null);

/** Acknowledges without the SDK, which knows no envelope without an event. */
const acknowledge = (client: Client, envelopeId: unknown): void => {
  client.websocket?.send(JSON.stringify({ envelope_id: envelopeId, payload: {} }), () => {});
};

/**
 * Stands between the socket and the SDK's own handler, which (3.1.0) throws in an async listener on envelopes
 * without an event such as `app_rate_limited`, and that ends the process; it also closes the socket as soon as
 * Slack announces a refresh, before there is another one.
 */
const watchMessages = (
  client: Client,
  options: ConnectionOptions,
  end: (reason: EndReason) => void,
): void => {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  const pass = async (data: unknown, isBinary: unknown): Promise<void> => {
    try {
      await Promise.all(handlers.map((handler) => handler(data, isBinary)));
    } catch (err) {
      options.logger.error({ err }, 'slack envelope could not be handled');
    }
  };
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const envelope = readEnvelope(data);
    if (envelope?.type === 'disconnect') {
      options.logger.debug({ reason: envelope.reason }, 'slack asks for another connection');
      end(envelope.reason === 'too_many_websockets' ? 'crowded' : 'replace');
    } else if (envelope !== undefined && isBare(envelope)) {
      acknowledge(client, envelope.envelope_id);
      options.logger.warn({ type: envelope.payload?.type }, 'slack sent a notice');
    } else if (envelope?.type === 'hello' || options.isTaking()) void pass(data, isBinary);
  });
};

/** The app, but an event that fails is logged: the receiver would let it end the process. */
const withoutThrowing = (app: App, logger: Logger): App =>
  Object.create(app, {
    processEvent: {
      value: async (event: Parameters<App['processEvent']>[0]): Promise<void> => {
        try {
          await app.processEvent(event);
        } catch (err) {
          logger.warn({ err }, 'slack event failed');
        }
      },
    },
  });

const closeClient = async (client: Client, isOpen: () => boolean): Promise<void> => {
  const closed = new Promise<void>((resolve) => client.once('disconnected', resolve));
  void client.disconnect();
  await Promise.race([closed, sleep(CLOSE_WITHIN_MS)]);
  // A second call ends a socket whose other side has not answered.
  if (isOpen()) void client.disconnect();
};

/** Opens a connection. @throws what the SDK throws, or an error when hello does not come in time. */
export const openConnection = async (options: ConnectionOptions): Promise<SlackConnection> => {
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger: options.sdkLogger,
    autoReconnectEnabled: false,
    // A copy: the SDK writes into it what must not reach the app's own client.
    installerOptions: { clientOptions: { ...options.clientOptions } },
  });
  receiver.init(withoutThrowing(options.app, options.logger));
  const { client } = receiver;
  let end: (reason: EndReason) => void = () => {};
  const ended = new Promise<EndReason>((resolve) => {
    end = resolve;
  });
  let isOpen = true;
  let isClosed = false;
  client.on('disconnected', () => {
    isOpen = false;
    end('lost');
  });
  watchMessages(client, options, end);
  const close = (): Promise<void> => {
    isClosed = true;
    return closeClient(client, () => isOpen);
  };
  const hello = receiver.start().then(() => {
    // Hello came after we gave up.
    if (isClosed) void closeClient(client, () => isOpen);
    return 'hello' as const;
  });
  hello.catch(() => {});
  const timeout = new AbortController();
  try {
    const outcome = await Promise.race([
      hello,
      ended,
      sleep(OPEN_WITHIN_MS, 'late' as const, { signal: timeout.signal }),
    ]);
    if (outcome !== 'hello') throw new Error(`no hello from Slack: ${outcome}`);
  } catch (error) {
    void close();
    throw error ?? new Error('the connection closed before hello');
  } finally {
    timeout.abort();
  }
  return { ended, isOpen: () => isOpen, close };
};
