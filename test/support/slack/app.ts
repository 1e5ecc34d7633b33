import { fileURLToPath } from 'node:url';
import { type Logger, pino } from 'pino';
import { expect, vi } from 'vitest';
import type { ArticleLinks } from '../../../src/bots/article-links.ts';
import { editorServices } from '../../../src/bots/editors-desk.ts';
import type { Bot, BotServices } from '../../../src/bots/platform.ts';
import { INSTALL_PATH, REQUEST_PATH } from '../../../src/bots/slack/ids.ts';
import { slack as platform } from '../../../src/bots/slack/slack.ts';
import { openLibrary } from '../../../src/cli/opening/open-library.ts';
import { createHttpServer, type HttpServer } from '../../../src/http/server.ts';
import type { Library } from '../../../src/qa/library/library.ts';
import type { Store } from '../../../src/store/store.ts';
import { type FakeSlack, startFakeSlack } from '../fake-slack/fake-slack.ts';
import type { FakeSlackOptions } from '../fake-slack/options.ts';

export interface SlackApp {
  readonly slack: FakeSlack;
  readonly bot: Bot;
  /** Where a workspace begins to install the bot, over HTTP. */
  readonly installUrl: string;
  /** The bot's log, one parsed line each. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  stop(): Promise<void>;
}

export interface SlackAppOptions {
  readonly slack?: Partial<FakeSlackOptions>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly library?: Library;
  readonly store?: Store;
  /** Where articles can be read; nowhere unless told. */
  readonly links?: ArticleLinks;
  /** How Slack reaches the bot; sockets unless told. */
  readonly wire?: Wire;
  /** Workspaces install the bot themselves; wants `wire: 'http'` and a store. */
  readonly isInstalled?: boolean;
}

/** Both ways that Slack can reach the bot. */
export const WIRES = ['socket', 'http'] as const;
export type Wire = (typeof WIRES)[number];

const corpus = fileURLToPath(new URL('../../../corpus', import.meta.url));
let sample: Promise<Library> | undefined;

/** The library over the sample corpus, built once. */
export const sampleLibrary = (): Promise<Library> => {
  sample ??= openLibrary(corpus).then(({ library }) => library);
  return sample;
};

const secretsOf = (slack: FakeSlack, wire: Wire): Readonly<Record<string, string>> =>
  wire === 'socket'
    ? { SLACK_APP_TOKEN: slack.appToken }
    : { SLACK_MODE: 'http', SLACK_SIGNING_SECRET: slack.signingSecret };

/** The app's client, behind a public address. */
const clientOf = (slack: FakeSlack): Readonly<Record<string, string>> => ({
  SLACK_CLIENT_ID: slack.clientId,
  SLACK_CLIENT_SECRET: slack.clientSecret,
  PUBLIC_URL: 'https://news.example',
});

/** The server that the bot's routes are mounted on, as the product mounts them. */
const serverOf = (bot: Bot, logger: Logger): HttpServer =>
  createHttpServer({
    host: '127.0.0.1',
    port: 0,
    publicUrl: undefined,
    trustsProxy: false,
    routes: bot.routes ?? [],
    logger,
  });

/** The real bot, configured by its variables for a local Slack, not yet started. */
export const connectSlackApp = async (
  slack: FakeSlack,
  options: SlackAppOptions = {},
): Promise<SlackApp> => {
  const { wire = 'socket', store } = options;
  const library = options.library ?? (await sampleLibrary());
  const log: Readonly<Record<string, unknown>>[] = [];
  const logger = pino(
    { level: 'debug' },
    { write: (line: string) => void log.push(JSON.parse(line)) },
  );
  const services: BotServices = {
    library: () => library,
    logger,
    now: Date.now,
    ...(options.links === undefined ? {} : { links: options.links }),
    ...(store === undefined
      ? {}
      : {
          store,
          ...editorServices(
            () => library,
            () => store,
          ),
        }),
  };
  const bot = await platform.connect(
    {
      ...(options.isInstalled ? clientOf(slack) : { SLACK_BOT_TOKEN: slack.botToken }),
      SLACK_API_URL: slack.apiUrl,
      ...secretsOf(slack, wire),
      ...options.environment,
    },
    services,
  );
  if (bot === undefined) throw new Error('the bot is not configured');
  const server = wire === 'http' ? serverOf(bot, logger) : undefined;
  await server?.start();
  if (server !== undefined) slack.deliverTo(`${server.address()}${REQUEST_PATH}`);
  const installUrl = `${server?.address()}${INSTALL_PATH}`;
  const stop = async (): Promise<void> => {
    await bot.stop();
    await slack.close();
    await server?.stop();
  };
  return { slack, bot, log, installUrl, stop };
};

/** A local Slack with the real bot connected to it: by both sockets, or through its address. */
export const startSlackApp = async (options: SlackAppOptions = {}): Promise<SlackApp> => {
  const slack = await startFakeSlack(options.slack);
  const app = await connectSlackApp(slack, options);
  await app.bot.start();
  await vi.waitFor(() => expect(app.bot.health().state).toBe('up'), { interval: 5 });
  return app;
};
