import type { App, Logger as SlackLogger, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Health, HealthPart } from '../../platform.ts';
import { openConnection, type SlackConnection } from './connection.ts';
import { keepSocket, type SlackSocket } from './socket.ts';
import { type Refusal, refusalOf, type Transport } from './transport.ts';

/**
 * Slack replaces each connection every few hours; with two, questions come through the other meanwhile.
 * Ten connections an app are allowed, so five processes can share one.
 */
const SOCKETS = 2;

export interface SocketTransportOptions {
  readonly appToken: string;
  /** Rejects while Slack does not say who the bot is. */
  readonly identify: () => Promise<unknown>;
  readonly clientOptions: webApi.WebClientOptions;
  readonly logger: Logger;
  readonly sdkLogger: SlackLogger;
}

const partOf = (socket: SlackSocket, index: number): HealthPart => {
  const name = `socket ${index + 1}`;
  if (socket.isOpen()) return { name, isUp: true };
  return { name, isUp: false, detail: socket.failure()?.detail ?? 'connecting' };
};

const healthOf = (sockets: readonly SlackSocket[]): Health => ({
  ...stateOf(sockets),
  parts: sockets.map(partOf),
});

const stateOf = (sockets: readonly SlackSocket[]): Health => {
  const open = sockets.filter((socket) => socket.isOpen()).length;
  const [failure] = sockets.flatMap((socket) => socket.failure() ?? []);
  const why = failure === undefined ? 'connecting' : failure.detail;
  if (open === SOCKETS) return { state: 'up' };
  if (open > 0) return { state: 'degraded', detail: `${open} of ${SOCKETS} sockets open: ${why}` };
  return failure?.kind === 'refused'
    ? { state: 'failed', detail: `Slack refuses the connection: ${why}` }
    : { state: 'degraded', detail: `no socket open, trying again: ${why}` };
};

/** Socket Mode: two connections, each kept open on its own, and no public address. */
export const createSocketTransport = (options: SocketTransportOptions): Transport => {
  const { appToken, identify, clientOptions, logger, sdkLogger } = options;
  const sockets: SlackSocket[] = [];
  let app: App | undefined;
  let isTaking = true;
  let variable: Refusal['variable'] = 'SLACK_BOT_TOKEN';

  const open = async (): Promise<SlackConnection> => {
    if (app === undefined) throw new Error('the transport was started before its app');
    await identify();
    variable = 'SLACK_APP_TOKEN';
    return openConnection({
      appToken,
      clientOptions,
      logger,
      sdkLogger,
      app,
      isTaking: () => isTaking,
    });
  };

  const stop = async (): Promise<void> => {
    isTaking = false;
    await Promise.all(sockets.map((socket) => socket.stop()));
  };

  return {
    receiver: {
      init: (slackApp) => {
        app = slackApp;
      },
      start: async () => {},
      stop,
    },
    start: async () => {
      const first = keepSocket(open, logger);
      sockets.push(first);
      const failure = await first.firstAttempt;
      if (failure?.kind === 'refused') {
        await stop();
        return refusalOf(failure.detail, variable);
      }
      while (sockets.length < SOCKETS && isTaking) sockets.push(keepSocket(open, logger));
      return undefined;
    },
    refuseNew: () => {
      isTaking = false;
    },
    stop,
    health: () => healthOf(sockets),
  };
};
