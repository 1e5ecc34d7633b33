import { chatMethods } from './chat-methods.ts';
import { createDeliveries } from './deliveries.ts';
import type { Json } from './json.ts';
import { createLinkActions, type LinkActions, linkMethods } from './links.ts';
import { createInstallActions, type InstallActions, oauthMethods } from './oauth.ts';
import { DEFAULT_OPTIONS, type FakeSlackOptions } from './options.ts';
import { otherMethods } from './other-methods.ts';
import type { Call, Fault, Message, Output, Team } from './records.ts';
import { createSend, type Send } from './send.ts';
import { serve } from './serve.ts';
import { createState, type State } from './state.ts';
import { createUserActions, type UserActions } from './user-actions.ts';
import { validateMethod } from './validate-method.ts';
import { viewMethods } from './view-methods.ts';
import type { WebSocketConnection } from './web-socket.ts';

export type DropKind =
  | 'terminate'
  | 'close'
  | 'refresh_requested'
  | 'warning'
  | 'link_disabled'
  | 'too_many_websockets'
  | 'freeze';

/** A local stand-in for Slack that real Bolt can be run against, over real sockets. */
export interface FakeSlack
  extends UserActions,
    InstallActions,
    LinkActions,
    Pick<
      State,
      | 'calls'
      | 'outputs'
      | 'violations'
      | 'warnings'
      | 'deliveries'
      | 'connections'
      | 'messages'
      | 'views'
      | 'revoked'
      | 'removed'
      | 'waitFor'
      | 'live'
    > {
  readonly send: Send;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The value for `SLACK_API_URL`. */
  readonly apiUrl: string;
  readonly port: number;
  /** Breaks the next calls of a method; `websocket` refuses upgrades, `response_url` posts, `delivery` what goes out over HTTP. */
  fail(method: string | RegExp, fault?: Partial<Omit<Fault, 'method'>>): Fault;
  rateLimit(
    method: string,
    options?: { retryAfter?: number; times?: number; match?: (args: Json) => boolean },
  ): Fault;
  /** Ends sockets in one of Slack's ways: all that are open, or those given. */
  dropSockets(how: DropKind, which?: readonly WebSocketConnection[]): void;
  /** From now on delivers signed requests to this address. */
  deliverTo(url: string): void;
  requestUrl(): string | undefined;
  waitForConnections(count: number, timeoutMs?: number): Promise<readonly WebSocketConnection[]>;
  waitForCall(method: string, timeoutMs?: number): Promise<Call>;
  /** The first output that fits; `from` skips the first so many. */
  waitForOutput(
    fits: RegExp | ((output: Output) => boolean),
    options?: { timeoutMs?: number; from?: number },
  ): Promise<Output>;
  close(): Promise<void>;
}

const drop = (connection: WebSocketConnection, how: DropKind): void => {
  switch (how) {
    case 'terminate':
      connection.terminate();
      return;
    case 'close':
      connection.close(1001);
      return;
    case 'freeze':
      connection.isFrozen = true;
      connection.isRetiring = true;
      return;
    case 'refresh_requested':
    case 'warning':
    case 'link_disabled':
    case 'too_many_websockets':
      connection.send({ type: 'disconnect', reason: how, debug_info: { host: 'fake-slack' } });
      if (how !== 'warning') connection.isRetiring = true;
      return;
    default:
      how satisfies never;
  }
};

/** Starts a local Slack on a free port. */
export const startFakeSlack = async (given: Partial<FakeSlackOptions> = {}): Promise<FakeSlack> => {
  const state = createState({ ...DEFAULT_OPTIONS, ...given });
  const deliveries = createDeliveries(state);
  const send = createSend(state, deliveries);
  const echo = (team: Team, message: Message): void => {
    if (!state.options.echoesBot) return;
    const channelType = state.channels.get(message.channel)?.type ?? 'channel';
    const options = { team: team.id, noWait: true };
    void send.event({ ...message, channel_type: channelType }, options);
  };
  const methods = {
    ...chatMethods(echo)(state),
    ...viewMethods(state),
    ...otherMethods(state),
    ...oauthMethods(state),
    ...linkMethods(state),
    ...validateMethod(state),
  };
  const server = await serve(state, methods, deliveries);
  const fail: FakeSlack['fail'] = (method, fault = {}) => {
    const kept: Fault = { times: 1, ...fault, method };
    state.faults.push(kept);
    return kept;
  };
  return {
    ...state,
    ...createUserActions(state, send),
    ...createInstallActions(state, send),
    ...createLinkActions(state, send),
    send,
    botToken: state.team.botToken,
    appToken: state.options.appToken,
    signingSecret: state.options.signingSecret,
    clientId: state.options.clientId,
    clientSecret: state.options.clientSecret,
    apiUrl: `${state.baseUrl}/api/`,
    port: Number(new URL(state.baseUrl).port),
    fail,
    rateLimit: (method, { retryAfter = 1, ...rest } = {}) => fail(method, { retryAfter, ...rest }),
    dropSockets: (how, which = state.connections.filter((connection) => connection.isOpen)) => {
      for (const connection of which) drop(connection, how);
    },
    requestUrl: () => state.requestUrl,
    deliverTo: (url) => {
      state.requestUrl = url;
    },
    waitForConnections: (count, timeoutMs) =>
      state.waitFor(
        () => state.live().length >= count && state.live(),
        `${count} Socket Mode connections`,
        timeoutMs,
      ),
    waitForCall: (method, timeoutMs) =>
      state.waitFor(
        () => state.calls.find((call) => call.method === method && call.doneAt !== undefined),
        `a call of ${method}`,
        timeoutMs,
      ),
    waitForOutput: (fits, { timeoutMs, from = 0 } = {}) =>
      state.waitFor(
        () =>
          state.outputs
            .slice(from)
            .find((output) => (fits instanceof RegExp ? fits.test(output.text) : fits(output))),
        'an output',
        timeoutMs,
      ),
    close: async () => {
      state.isClosed = true;
      state.clearTimers();
      for (const connection of state.connections) connection.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
