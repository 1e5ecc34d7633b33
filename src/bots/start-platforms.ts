import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import type { Bot, BotServices, Environment, Health, Platform } from './platform.ts';

/** A platform whose variables are set, and how it is. */
export interface StartedPlatform {
  readonly name: string;
  /** Resolves once it has started or failed to. */
  readonly settled: Promise<void>;
  health(): Health;
  stop(): Promise<void>;
}

const explain = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const logFailure = (name: string, error: unknown, logger: Logger): void => {
  if (!(error instanceof ConfigError)) {
    logger.error({ platform: name, err: error }, 'platform failed to start');
    return;
  }
  for (const { variable, remedy } of error.problems) {
    logger.error({ platform: name, variable, remedy }, 'platform is not set up');
  }
};

/** Stops a bot; whatever goes wrong is logged. */
const close = async (name: string, bot: Bot, logger: Logger): Promise<void> => {
  try {
    await bot.stop();
  } catch (err) {
    logger.warn({ platform: name, err }, 'platform failed to close');
  }
};

const failed = (name: string, error: unknown): StartedPlatform => {
  const health: Health = { state: 'failed', detail: explain(error) };
  return { name, settled: Promise.resolve(), health: () => health, stop: async () => {} };
};

/** The bot while it starts and afterwards: a start that fails is logged and leaves it closed and failed. */
const started = (name: string, bot: Bot, logger: Logger): StartedPlatform => {
  let health = (): Health => bot.health();
  let closed: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    closed ??= close(name, bot, logger);
    return closed;
  };
  const start = async (): Promise<void> => {
    try {
      await bot.start();
      logger.info({ platform: name, state: bot.health().state }, 'platform started');
    } catch (error) {
      logFailure(name, error, logger);
      health = () => ({ state: 'failed', detail: explain(error) });
      await stop();
    }
  };
  return { name, settled: start(), health: () => health(), stop };
};

/**
 * Every platform whose variables are set, each starting on its own once `prepare` has resolved (it is
 * called only when there is one). One that fails is logged with its remedy and marked failed; it never
 * takes another down, and none waits for another to start. Rejects with what `prepare` rejects with.
 */
export const startPlatforms = async (
  platforms: readonly Platform[],
  environment: Environment,
  services: BotServices,
  prepare: () => Promise<void> = async () => {},
): Promise<readonly StartedPlatform[]> => {
  const { logger } = services;
  const connected = await Promise.all(
    platforms.map(async (platform) => {
      const { name } = platform;
      try {
        const bot = await platform.connect(environment, services);
        return bot === undefined ? undefined : { name, bot };
      } catch (error) {
        logFailure(name, error, logger);
        return failed(name, error);
      }
    }),
  );
  const known = connected.filter((platform) => platform !== undefined);
  if (known.some((platform) => 'bot' in platform)) await prepare();
  return known.map((platform) =>
    'bot' in platform ? started(platform.name, platform.bot, logger) : platform,
  );
};

/** Whether a question can still come through somewhere. */
export const isReachable = (platforms: readonly StartedPlatform[]): boolean =>
  platforms.some((platform) => platform.health().state !== 'failed');

/** Stops all of them side by side; resolves to the names of those that did not finish within `withinMs`. */
export const stopPlatforms = async (
  platforms: readonly StartedPlatform[],
  withinMs: number,
): Promise<readonly string[]> => {
  const open = new Set(platforms.map(({ name }) => name));
  const stops = platforms.map(async (platform) => {
    await platform.stop();
    open.delete(platform.name);
  });
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([Promise.all(stops), deadline]);
  clearTimeout(timer);
  return [...open];
};
