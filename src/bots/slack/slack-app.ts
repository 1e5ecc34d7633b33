import { App, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { createRequestInbox, type RequestInbox } from '../inbox.ts';
import type { BotServices } from '../platform.ts';
import { createRecentKeys } from './recent-keys.ts';
import { type Acknowledgements, createAcknowledgements } from './slack-acknowledgements.ts';
import { type Conversation, createConversation } from './slack-conversation.ts';
import { createHttpTransport } from './slack-http.ts';
import { createIdentity, type IdentityDesk } from './slack-identity.ts';
import { acceptFirst } from './slack-intake.ts';
import { registerListeners } from './slack-listeners.ts';
import { createLocales } from './slack-locales.ts';
import { createSlackLogger } from './slack-logger.ts';
import { createFindReply } from './slack-mark.ts';
import { createMemberships } from './slack-memberships.ts';
import { createPoster, type Poster } from './slack-poster.ts';
import { createReadAbove } from './slack-question-above.ts';
import { createReplies } from './slack-replies.ts';
import type { SlackSettings } from './slack-settings.ts';
import { createSocketTransport } from './slack-sockets.ts';
import { createThreads } from './slack-threads.ts';
import type { Transport } from './slack-transport.ts';

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

/** The SDK's app over a transport; it knows the bot as soon as Slack has said who it is. */
const appOf = (
  botToken: string,
  identity: IdentityDesk,
  { receiver }: Transport,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
): App => {
  const app = new App({
    receiver,
    // The SDK's own check of a token asks Slack twice, and one of them is nobody's to handle when it fails.
    authorize: async () => {
      const { botId, botUserId } = await identity.ask();
      return { botToken, botId, botUserId };
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

/** What answers, and whether Slack takes what is posted. */
const conversationOf = (
  client: webApi.WebClient,
  identity: IdentityDesk,
  inbox: RequestInbox,
  acknowledgements: Acknowledgements,
  services: BotServices,
  logger: Logger,
) => {
  let tokenRefusal: string | undefined;
  const poster = createPoster({
    client,
    logger,
    timeoutMs: REQUEST_TIMEOUT_MS,
    findReply: createFindReply(client, identity, logger),
    onToken: (refusal) => {
      tokenRefusal = refusal;
    },
  });
  const conversation = createConversation({
    services,
    inbox,
    acknowledgements,
    client,
    poster,
    memberships: createMemberships(client, identity, logger, services.now),
    locales: createLocales(client, identity, logger, services.now),
    replies: createReplies(services, logger),
    readAbove: createReadAbove(client, identity, logger),
    botName: () => identity.known()?.name ?? 'newsdesk',
    logger,
  });
  return { poster, conversation, tokenRefusal: () => tokenRefusal };
};

/** What a running bot consists of. */
export interface AssembledSlack {
  readonly conversation: Conversation;
  readonly poster: Poster;
  readonly inbox: RequestInbox;
  readonly transport: Transport;
  /** Why Slack refuses the token, as the last post told. */
  tokenRefusal(): string | undefined;
}

/** What listens and what answers, over the transport that was chosen; nothing connects yet. */
export const assembleSlack = (settings: SlackSettings, services: BotServices): AssembledSlack => {
  const logger = services.logger.child({ platform: 'slack' });
  const { now } = services;
  const clientOptions = clientOptionsOf(settings);
  const client = new webApi.WebClient(settings.botToken, {
    ...clientOptions,
    logger: createSlackLogger(logger),
  });
  const identity = createIdentity(client);
  const transport = transportOf(settings, identity.ask, clientOptions, logger, services);
  const app = appOf(settings.botToken, identity, transport, clientOptions, logger);
  const inbox = createRequestInbox('slack', services);
  const threads = createThreads(services, createRecentKeys(now, THREADS_KEPT_MS), logger);
  const acknowledgements = createAcknowledgements();
  const intake = acceptFirst(app, inbox, threads, acknowledgements, settings);
  const answering = conversationOf(client, identity, inbox, acknowledgements, services, logger);
  registerListeners(app, {
    client,
    services,
    conversation: answering.conversation,
    intake,
    recent: createRecentKeys(now),
    welcomed: createRecentKeys(now, WELCOMED_FOR_MS),
    settings,
    askEmoji: settings.askEmoji,
    logger,
  });
  return { ...answering, inbox, transport };
};
