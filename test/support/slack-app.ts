import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, vi } from 'vitest';
import type { Bot, BotServices } from '../../src/bots/platform.ts';
import { slack as platform } from '../../src/bots/slack/slack.ts';
import { openLibrary } from '../../src/cli/open-library.ts';
import type { Library } from '../../src/qa/library.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack/fake-slack.ts';
import type { FakeSlackOptions } from './fake-slack/options.ts';

export interface SlackApp {
  readonly slack: FakeSlack;
  readonly bot: Bot;
  /** The bot's log, one parsed line each. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  stop(): Promise<void>;
}

export interface SlackAppOptions {
  readonly slack?: Partial<FakeSlackOptions>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly library?: Library;
}

const corpus = fileURLToPath(new URL('../../corpus', import.meta.url));
let sample: Promise<Library> | undefined;

/** The library over the sample corpus, built once. */
export const sampleLibrary = (): Promise<Library> => {
  sample ??= openLibrary(corpus).then(({ library }) => library);
  return sample;
};

/** The real bot, configured by its variables for a local Slack, not yet started. */
export const connectSlackApp = async (
  slack: FakeSlack,
  options: SlackAppOptions = {},
): Promise<SlackApp> => {
  const library = options.library ?? (await sampleLibrary());
  const log: Readonly<Record<string, unknown>>[] = [];
  const logger = pino(
    { level: 'debug' },
    { write: (line: string) => void log.push(JSON.parse(line)) },
  );
  const services: BotServices = { library: () => library, logger, now: Date.now };
  const bot = await platform.connect(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...options.environment,
    },
    services,
  );
  if (bot === undefined) throw new Error('the bot is not configured');
  const stop = async (): Promise<void> => {
    await bot.stop();
    await slack.close();
  };
  return { slack, bot, log, stop };
};

/** A local Slack with the real bot connected to it by both sockets. */
export const startSlackApp = async (options: SlackAppOptions = {}): Promise<SlackApp> => {
  const slack = await startFakeSlack(options.slack);
  const app = await connectSlackApp(slack, options);
  await app.bot.start();
  await vi.waitFor(() => expect(app.bot.health()).toEqual({ state: 'up' }), { interval: 5 });
  return app;
};
