import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import type { Bot, BotServices, Environment, Health, Platform } from './platform.ts';

/** A platform whose variables are set, and how it is. */
export interface StartedPlatform {
  readonly name: string;
  health(): Health;
  stop(): Promise<void>;
}

const explain = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const failed = (name: string, error: unknown, logger: Logger): StartedPlatform => {
  if (error instanceof ConfigError) {
    for (const { variable, remedy } of error.problems) {
      logger.error({ platform: name, variable, remedy }, 'platform is not set up');
    }
  } else {
    logger.error({ platform: name, err: error }, 'platform failed to start');
  }
  const health: Health = { state: 'failed', detail: explain(error) };
  return { name, health: () => health, stop: async () => {} };
};

/** `undefined` when the platform's variables are unset. */
const startOne = async (
  platform: Platform,
  environment: Environment,
  services: BotServices,
): Promise<StartedPlatform | undefined> => {
  const { name } = platform;
  let bot: Bot | undefined;
  try {
    bot = await platform.connect(environment, services);
    if (bot === undefined) return undefined;
    await bot.start();
    services.logger.info({ platform: name }, 'platform started');
    const started = bot;
    return { name, health: () => started.health(), stop: () => started.stop() };
  } catch (error) {
    await bot?.stop().catch((err: unknown) => {
      services.logger.warn({ platform: name, err }, 'platform failed to close');
    });
    return failed(name, error, services.logger);
  }
};

/**
 * Every platform whose variables are set, started side by side. One that fails is logged with its
 * remedy and marked failed; it never takes another down. Resolves once each has started or failed.
 */
export const startPlatforms = async (
  platforms: readonly Platform[],
  environment: Environment,
  services: BotServices,
): Promise<readonly StartedPlatform[]> => {
  const started = await Promise.all(
    platforms.map((platform) => startOne(platform, environment, services)),
  );
  return started.filter((platform) => platform !== undefined);
};

/** Whether a question can still come through somewhere. */
export const isReachable = (started: readonly StartedPlatform[]): boolean =>
  started.some((platform) => platform.health().state !== 'failed');

/** Stops all of them side by side; resolves to the names of those that did not finish within `withinMs`. */
export const stopPlatforms = async (
  started: readonly StartedPlatform[],
  logger: Logger,
  withinMs: number,
): Promise<readonly string[]> => {
  const open = new Set(started.map(({ name }) => name));
  const stops = started.map(async (platform) => {
    try {
      await platform.stop();
    } catch (err) {
      logger.warn({ platform: platform.name, err }, 'platform failed to close');
    }
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
