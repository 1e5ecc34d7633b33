import { App, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { BotServices } from '../platform.ts';
import { createRequestInbox, type RequestInbox } from '../requests/inbox.ts';
import type { Route } from '../route.ts';
import { createReplies } from './delivery/replies.ts';
import { findInstalled, storeOf } from './install/installed.ts';
import { createInstaller, installUrlOptions } from './install/installer.ts';
import { installRoutes } from './install/routes.ts';
import { createWorkspace, type WorkspaceOptions } from './install/workspace.ts';
import { installedWorkspaces, soleWorkspace, type Workspaces } from './install/workspaces.ts';
import { acceptFirst } from './intake/intake.ts';
import { registerListeners } from './intake/listeners.ts';
import { createRecentKeys } from './intake/recent-keys.ts';
import { createThreads } from './intake/threads.ts';
import type { SlackSettings } from './settings.ts';
import { createAcknowledgements } from './transport/acknowledgements.ts';
import { createHttpTransport } from './transport/http.ts';
import { createSlackLogger } from './transport/logger.ts';
import { createSocketTransport } from './transport/sockets.ts';
import type { Transport } from './transport/transport.ts';

/** No call to Slack waits longer. The SDK's default is for ever. */
const REQUEST_TIMEOUT_MS = 10_000;
/** As long as the store remembers a conversation. */
const THREADS_KEPT_MS = 24 * 60 * 60_000;
const WELCOMED_FOR_MS = 90 * 24 * 60 * 60_000;

const clientOptionsOf = (settings: SlackSettings): webApi.WebClientOptions => ({
  timeout: REQUEST_TIMEOUT_MS,
  // The poster retries, channel by channel.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  ...(settings.apiUrl === undefined ? {} : { slackApiUrl: settings.apiUrl }),
});

const transportOf = (
  { wire }: SlackSettings,
  identify: () => Promise<unknown>,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
  { now }: BotServices,
): Transport => {
  if (wire.kind === 'http') {
    return createHttpTransport({ signingSecret: wire.signingSecret, identify, logger, now });
  }
  const sdkLogger = createSlackLogger(logger);
  return createSocketTransport({
    appToken: wire.appToken,
    identify,
    clientOptions,
    logger,
    sdkLogger,
  });
};

/** The SDK's app over a transport; it speaks to each workspace with that one's token. */
const appOf = (
  workspaces: Workspaces,
  { receiver }: Transport,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
): App => {
  const app = new App({
    receiver,
    // The SDK's own check of a token asks Slack twice, and one of them is nobody's to handle when it fails.
    authorize: async ({ teamId = '' }) => {
      const workspace = await workspaces.of(teamId);
      if (workspace === undefined) throw new Error('the workspace is not installed');
      const { botId, botUserId } = await workspace.identity.ask();
      return { botToken: workspace.token, botId, botUserId };
    },
    clientOptions: { ...clientOptions },
    logger: createSlackLogger(logger),
    convoStore: false,
  });
  app.error(async (err) => {
    logger.error({ err }, 'slack listener failed');
  });
  return app;
};

/** What a running bot consists of. */
export interface AssembledSlack {
  readonly workspaces: Workspaces;
  readonly inbox: RequestInbox;
  readonly transport: Transport;
  /** What it serves besides what the transport brings. */
  readonly routes: readonly Route[];
}

/** The workspaces that are served, how Slack is asked whether it can be reached, and what is served to install them. */
interface Served {
  readonly workspaces: Workspaces;
  readonly identify: () => Promise<unknown>;
  readonly routes: readonly Route[];
}

const servedBy = (settings: SlackSettings, options: WorkspaceOptions): Served => {
  const { install, botToken, apiUrl, askEmoji } = settings;
  if (install === undefined) {
    const workspace = createWorkspace(options, botToken, settings);
    const workspaces = soleWorkspace(workspace);
    return { workspaces, identify: workspace.identity.ask, routes: [] };
  }
  const { services, clientOptions, logger } = options;
  const asksByEmoji = askEmoji !== undefined;
  const store = storeOf(services);
  const installer = createInstaller({
    settings: install,
    asksByEmoji,
    installations: () => store.installations,
    clientOptions,
    apiUrl,
    logger,
    now: services.now,
  });
  const slack = new webApi.WebClient(undefined, {
    ...clientOptions,
    logger: createSlackLogger(logger),
  });
  return {
    workspaces: installedWorkspaces({
      find: findInstalled(store, settings, install, options),
      forget: store.forgetPlace,
    }),
    identify: () => slack.api.test(),
    routes: installRoutes(installer, installUrlOptions(install, asksByEmoji)),
  };
};

/** What listens and what answers, over the transport that was chosen; nothing connects yet. @throws {ConfigError} */
export const assembleSlack = (settings: SlackSettings, services: BotServices): AssembledSlack => {
  const logger = services.logger.child({ platform: 'slack' });
  const { now } = services;
  const clientOptions = clientOptionsOf(settings);
  const inbox = createRequestInbox('slack', services);
  const acknowledgements = createAcknowledgements();
  const { workspaces, identify, routes } = servedBy(settings, {
    services,
    inbox,
    acknowledgements,
    replies: createReplies(services, logger),
    clientOptions,
    timeoutMs: REQUEST_TIMEOUT_MS,
    logger,
  });
  const transport = transportOf(settings, identify, clientOptions, logger, services);
  const app = appOf(workspaces, transport, clientOptions, logger);
  const threads = createThreads(services, createRecentKeys(now, THREADS_KEPT_MS), logger);
  const intake = acceptFirst(app, { inbox, threads, acknowledgements, workspaces, logger });
  registerListeners(app, {
    services,
    intake,
    recent: createRecentKeys(now),
    welcomed: createRecentKeys(now, WELCOMED_FOR_MS),
    askEmoji: settings.askEmoji,
    logger,
  });
  return { workspaces, inbox, transport, routes };
};
