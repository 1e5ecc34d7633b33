import type { ChartRenderer } from '../../../src/bots/chart-renderer.ts';
import { createDiscordBot } from '../../../src/bots/discord/bot.ts';
import type { DiscordSettings } from '../../../src/bots/discord/settings.ts';
import type { Bot } from '../../../src/bots/platform.ts';
import type { Library } from '../../../src/qa/library/library.ts';
import type { Store } from '../../../src/store/store.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { type FakeDiscord, startFakeDiscord } from '../fake-discord/start-fake-discord.ts';
import type { FakeDiscordOptions } from '../fake-discord/world.ts';

/** A local Discord and a bot on it, with everything the bot logged. */
export interface DiscordBench {
  readonly discord: FakeDiscord;
  readonly bot: Bot;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export interface BenchOptions {
  readonly library: Library;
  readonly charts?: ChartRenderer;
  readonly fake?: FakeDiscordOptions;
  readonly settings?: Partial<DiscordSettings>;
  readonly store?: Store;
}

/** A bot for a local Discord, not yet started. */
export const createBot = (
  discord: FakeDiscord,
  { library, charts, store, settings = {} }: BenchOptions,
): { readonly bot: Bot; readonly lines: readonly string[] } => {
  const lines: string[] = [];
  const write = (line: string): void => {
    lines.push(line);
  };
  const bot = createDiscordBot(
    {
      token: discord.token,
      mode: 'gateway',
      apiUrl: discord.apiUrl,
      isRegistering: true,
      isReadingContent: false,
      forums: [],
      askEmoji: undefined,
      shards: undefined,
      ...settings,
    },
    {
      library: () => library,
      logger: createLogger({ level: 'info', write, redact: (line) => line }),
      now: Date.now,
      ...(charts === undefined ? {} : { charts }),
      ...(store === undefined ? {} : { store }),
    },
  );
  return { bot, lines };
};

/** Starts a local Discord and a bot on it. */
export const startDiscordBench = async (options: BenchOptions): Promise<DiscordBench> => {
  const discord = await startFakeDiscord(options.fake);
  const { bot, lines } = createBot(discord, options);
  await bot.start();
  return {
    discord,
    bot,
    lines,
    async close() {
      await bot.stop();
      await discord.close();
    },
  };
};
