import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import type { Bot, BotServices, Environment, Health, Platform } from './platform.ts';
import type { Route } from './route.ts';

/** A platform whose variables are set, or the server of their routes, and how it is. */
export interface StartedPlatform {
  readonly name: string;
  readonly takesQuestions: boolean;
  /** Resolves once it has started or failed to. */
  readonly settled: Promise<void>;
  health(): Health;
  stop(): Promise<void>;
}

const withDefaults = (environment: Environment, defaults: Environment = {}): Environment => ({
  ...environment,
  ...Object.fromEntries(
    Object.entries(defaults).filter(([name]) => (environment[name] ?? '').trim() === ''),
  ),
});

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
  return {
    name,
    takesQuestions: false,
    settled: Promise.resolve(),
    health: () => health,
    stop: async () => {},
  };
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
  const takesQuestions = bot.questionsCome !== 'never';
  return { name, takesQuestions, settled: start(), health: () => health(), stop };
};

/** A platform whose questions come through the server has failed where the server has. */
const throughServer = (platform: StartedPlatform, server: StartedPlatform): StartedPlatform => ({
  ...platform,
  settled: Promise.all([platform.settled, server.settled]).then(() => {}),
  health: () => {
    const health = platform.health();
    const serving = server.health();
    return health.state === 'failed' || serving.state === 'up' ? health : serving;
  },
});

interface Connected {
  readonly name: string;
  readonly bot: Bot;
}

/** The bot of one platform, `undefined` where it is not set up, or how it failed. */
const connect = async (
  platform: Platform,
  environment: Environment,
  services: BotServices,
): Promise<Connected | StartedPlatform | undefined> => {
  const { name } = platform;
  try {
    const bot = await platform.connect(environment, services);
    return bot === undefined ? undefined : { name, bot };
  } catch (error) {
    logFailure(name, error, services.logger);
    return failed(name, error);
  }
};

/** All that are set up; those that stand in where no other is are told so by their variables. */
const connectAll = async (
  platforms: readonly Platform[],
  environment: Environment,
  services: BotServices,
): Promise<{
  readonly known: readonly (Connected | StartedPlatform)[];
  readonly isAlone: boolean;
}> => {
  const first = platforms.filter(({ whenAlone }) => whenAlone === undefined);
  const others = await Promise.all(first.map((one) => connect(one, environment, services)));
  const isAlone = others.every((other) => other === undefined);
  const rest = platforms
    .filter(({ whenAlone }) => whenAlone !== undefined)
    .map((one) =>
      connect(one, isAlone ? withDefaults(environment, one.whenAlone) : environment, services),
    );
  const known = [...others, ...(await Promise.all(rest))].filter((one) => one !== undefined);
  return { known, isAlone };
};

/** What goes on while platforms are started. */
export interface StartOptions {
  /** Called before the first of them starts, where there is one; `isAlone` where those that stand in are all there is. */
  readonly prepare?: (isAlone: boolean) => Promise<void>;
  /** Routes that belong to no platform; they are served where there is a platform, while it is prepared as well. */
  readonly routes?: readonly Route[];
  /** The server of their routes; without one, they have none. */
  readonly serve?: (routes: readonly Route[]) => Bot;
}

const starting = (): Response =>
  new Response(
    'Newsdesk is starting: it still reads its articles. Please try again in a moment.\n',
    {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' },
    },
  );

/** Routes that say so until what they answer from is there. */
const held = (routes: readonly Route[], isPrepared: () => boolean): readonly Route[] =>
  routes.map((route) => ({
    ...route,
    handle: async (request, client) => (isPrepared() ? route.handle(request, client) : starting()),
  }));

/** Resolves once all is prepared; where it fails, nothing goes on listening. */
const untilPrepared = async (
  preparing: Promise<void> | undefined,
  server: StartedPlatform | undefined,
): Promise<void> => {
  try {
    await preparing;
  } catch (error) {
    // What does not listen yet cannot be stopped.
    await server?.settled;
    await server?.stop();
    throw error;
  }
};

/**
 * Every platform whose variables are set, each starting on its own once `prepare` has resolved. One that fails is
 * logged with its remedy and marked failed; it never takes another down, and none waits for another to start. The
 * server of their routes, if any has some, listens from the beginning, and is the last of them. Rejects with what
 * `prepare` rejects with.
 */
export const startPlatforms = async (
  platforms: readonly Platform[],
  environment: Environment,
  services: BotServices,
  { prepare, serve, routes: others = [] }: StartOptions = {},
): Promise<readonly StartedPlatform[]> => {
  const { logger } = services;
  const { known, isAlone } = await connectAll(platforms, environment, services);
  const bots = known.flatMap((one) => ('bot' in one ? [one.bot] : []));
  let isPrepared = false;
  const preparing = bots.length > 0 ? prepare?.(isAlone) : undefined;
  const own = held(
    bots.flatMap((bot) => bot.routes ?? []),
    () => isPrepared,
  );
  const routes = bots.length === 0 ? [] : [...others, ...own];
  const server =
    serve === undefined || routes.length === 0
      ? undefined
      : { ...started('http', serve(routes), logger), takesQuestions: false };
  await untilPrepared(preparing, server);
  isPrepared = true;
  const all = known.map((one) => {
    if (!('bot' in one)) return one;
    const platform = started(one.name, one.bot, logger);
    const isServed = server !== undefined && one.bot.questionsCome === 'by-routes';
    return isServed ? throughServer(platform, server) : platform;
  });
  return server === undefined ? all : [...all, server];
};

/** Whether a question can still come through somewhere. */
export const isReachable = (platforms: readonly StartedPlatform[]): boolean =>
  platforms.some((platform) => platform.takesQuestions && platform.health().state !== 'failed');

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
