// Long: the composition root, which is read from top to bottom.

import type { Logger } from 'pino';
import { createArticleLinks } from './bots/article-links.ts';
import { createChartRenderer } from './bots/chart-renderer.ts';
import { sampleQuestions } from './bots/commands/sample-questions.ts';
import type { TextStyle } from './bots/console/console-text.ts';
import { wholeScope } from './bots/console/converse.ts';
import { welcome } from './bots/console/welcome.ts';
import { editorServices } from './bots/editors-desk.ts';
import {
  type OperatorAccess,
  operatorAccess,
  operatorLink,
} from './bots/operator/operator-access.ts';
import { operatorRoutes } from './bots/operator/operator-routes.ts';
import type { BotServices } from './bots/platform.ts';
import { PLATFORMS } from './bots/platforms.ts';
import { createRateLimiter } from './bots/requests/rate-limit.ts';
import { prepareScopes } from './bots/scopes/prepare-scopes.ts';
import { PUBLIC_SCOPE } from './bots/scopes/public-scope.ts';
import {
  isReachable,
  type StartedPlatform,
  startPlatforms,
  stopPlatforms,
} from './bots/start-platforms.ts';
import { followCorpus, logRejected } from './cli/opening/follow-corpus.ts';
import { isCorpusShared, openArticleFeed } from './cli/opening/open-article-feed.ts';
import { type OpenLive, openLiveLibrary } from './cli/opening/open-live-library.ts';
import { openModels } from './cli/opening/open-models.ts';
import { endOnCrash } from './cli/terminal/end-on-crash.ts';
import {
  endWhenOutputCloses,
  failProcess,
  outputStyle,
  processEnvironment,
  processLogger,
} from './cli/terminal/process-environment.ts';
import { createProcessMetrics } from './cli/terminal/process-metrics.ts';
import { showProgress } from './cli/terminal/show-progress.ts';
import { tellOperator } from './cli/terminal/tell-operator.ts';
import { ConfigError } from './config/config-error.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { isLoopbackHost } from './http/client-of.ts';
import { createHttpServer, type HttpServer } from './http/server.ts';
import { QaError } from './qa/errors.ts';
import type { LiveLibrary } from './qa/library/live-library.ts';
import { createTurns } from './qa/scheduling/turns.ts';
import { openStore } from './store/open-store.ts';
import { createResilientStore } from './store/resilient-store.ts';
import type { Store } from './store/store.ts';
import { StoreError } from './store/store-error.ts';
import { createMetrics } from './telemetry/metrics.ts';

/** What is in flight gets this long when the process is told to end. */
const DRAIN_MS = 10_000;
/** How often what has expired is removed. */
const SWEEP_MS = 60 * 60_000;
/** Whatever waited for the start is answered by then. */
const SAMPLE_AFTER_MS = 3_000;
/** How often is looked whether a question can still come through. */
const WATCH_MS = 5_000;

/** Ends the process once the platforms have finished what is in flight; a second signal ends it at once. */
const endOnSignal = (started: readonly StartedPlatform[], services: BotServices): void => {
  let isEnding = false;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (isEnding) process.exit(1);
    isEnding = true;
    services.logger.info({ signal }, 'stopping');
    const open = await stopPlatforms(started, DRAIN_MS);
    if (open.length > 0)
      services.logger.warn({ platforms: open }, 'stopped with requests in flight');
    await services.store?.close();
    process.exit(open.length > 0 ? 1 : 0);
  };
  process.on('SIGINT', (signal) => void end(signal));
  process.on('SIGTERM', (signal) => void end(signal));
};

const leaveUnreachable = async (
  started: readonly StartedPlatform[],
  services: BotServices,
): Promise<void> => {
  services.logger.fatal('no platform is left that a question can come through');
  await stopPlatforms(started, DRAIN_MS);
  await services.store?.close();
  process.exit(1);
};

/** Goes on until it is told to end; resolves to whether a question can come through. */
const serve = async (
  started: readonly StartedPlatform[],
  { live }: OpenLive,
  services: BotServices,
): Promise<boolean> => {
  endOnSignal(started, services);
  const { articles, rejected } = live.status();
  logRejected(rejected, services.logger);
  services.logger.info({ articles, rejected: rejected.length }, 'corpus loaded');
  await Promise.all(started.map(({ settled }) => settled));
  if (!isReachable(started)) {
    await leaveUnreachable(started, services);
    return false;
  }
  void prepareScopes(services);
  // Found beforehand, so that the first who asks for help does not wait for them, but after what waits now.
  setTimeout(() => {
    sampleQuestions(live.current(), PUBLIC_SCOPE).catch((err: unknown) =>
      services.logger.error({ err }, 'sample questions could not be found'),
    );
  }, SAMPLE_AFTER_MS).unref();
  const watch = setInterval(() => {
    if (isReachable(started)) return;
    clearInterval(watch);
    void leaveUnreachable(started, services);
  }, WATCH_MS);
  return true;
};

/** The screen of a machine without tokens, which says where the page is. */
const greet = async (
  settings: Settings,
  { live }: OpenLive,
  access: OperatorAccess,
  address: string,
  style: TextStyle,
): Promise<void> => {
  const { articles, rejected } = live.status();
  const whole = wholeScope(live.current());
  await live.prepare(whole);
  const { corpusDirectory, publicUrl, trustsProxy, host } = settings;
  const screen = welcome(
    {
      articleCount: articles,
      corpusDirectory,
      rejected,
      samples: await sampleQuestions(live.current(), whole),
      address: publicUrl ?? address,
      isOpen: publicUrl !== undefined || trustsProxy || !isLoopbackHost(host),
      ...(access.kind === 'link' ? { operatorLink: operatorLink(address, access.key) } : {}),
      hasNoOperator: access.kind === 'nobody',
    },
    style,
  );
  process.stdout.write(`${screen}\n`);
};

/** The store of this process, swept from time to time. */
const openStoreFor = async (settings: Settings, { logger, now }: BotServices): Promise<Store> => {
  const opened = await openStore({
    url: settings.databaseUrl,
    secret: settings.storeKey,
    retention: { keepsQuestions: settings.keepsQuestions, days: settings.retentionDays },
    now,
  });
  const store = createResilientStore(opened, {
    now,
    onChange: (health) => {
      if (health.state === 'up') logger.info('store is back, all that waited is written');
      else
        logger.error(
          { detail: health.detail },
          health.isDamaged ? 'store is damaged' : 'store is out of reach',
        );
    },
    onLost: (err) => logger.error({ err }, 'a write to the store was lost'),
  });
  const sweep = (): void => {
    store.sweep().catch((err: unknown) => logger.error({ err }, 'store could not be swept'));
  };
  sweep();
  setInterval(sweep, SWEEP_MS).unref();
  return store;
};

/** The corpus, loaded with a bar on a terminal and log lines elsewhere. */
const openCorpus = async (settings: Settings, logger: Logger): Promise<OpenLive> => {
  const progress = showProgress(process.stderr, (stage) =>
    logger.info(stage, 'loading the corpus'),
  );
  try {
    return await openLiveLibrary({
      directory: settings.corpusDirectory,
      sweepMs: settings.corpusSweepSeconds * 1000,
      sites: settings.sites,
      followsLinks: settings.followsLinks,
      ...(isCorpusShared(settings) ? { source: await openArticleFeed(settings, logger) } : {}),
      reading: openModels({
        ...settings,
        onTrouble: (err, consequence) => logger.warn({ err }, consequence),
      }),
      onProgress: progress.show,
    });
  } finally {
    progress.end();
  }
};

/** Links of cards to the viewer, where people can reach it. */
const linksTo = (
  { publicUrl: base }: Settings,
  live: () => LiveLibrary,
  sign: (text: string) => string | undefined,
): Pick<BotServices, 'links'> => {
  if (base === undefined) return {};
  const collectionOf = (id: string) => live().current().documents.get(id)?.collection;
  return { links: createArticleLinks({ base, collectionOf, sign }) };
};

/** The folder of articles; what replicas share comes from a database: a file that is written here may be no part of it. */
const ownFolder = (settings: Settings): string | undefined =>
  isCorpusShared(settings) ? undefined : settings.corpusDirectory;

const main = async (): Promise<void> => {
  endWhenOutputCloses();
  const environment = processEnvironment();
  const settings = readSettings(environment);
  const logger = processLogger(settings.logLevel ?? 'info', environment);
  endOnCrash(logger);
  // Loaded while the platforms' own code is: they start when both are there.
  const opening = openCorpus(settings, logger);
  opening.catch(() => {});
  let open: OpenLive | undefined;
  const live = (): LiveLibrary => {
    if (open === undefined) throw new Error('the corpus is still being loaded');
    return open.live;
  };
  let store: Store | undefined;
  let platforms: readonly StartedPlatform[] = [];
  const metrics = createMetrics();
  const access = operatorAccess(settings);
  const library = () => live().current();
  const services: BotServices = {
    library,
    corpus: () => live().status(),
    ready: (scope) => live().prepare(scope),
    directScope: { collections: settings.directCollections },
    ...editorServices(library, () => store, ownFolder(settings)),
    logger,
    now: Date.now,
    metrics,
    limits: createRateLimiter(settings.questionsPerMinute, Date.now),
    turn: createTurns(),
    operatorAccess: access,
    charts: createChartRenderer((err) => logger.warn({ err }, 'chart could not be drawn')),
    ...linksTo(settings, live, (text) => store?.sign(text)),
    reread: async (id) => open?.source.reread(id),
    get store() {
      return store;
    },
  };
  let server: HttpServer | undefined;
  let isPageAlone = false;
  const started = await startPlatforms(PLATFORMS, environment, services, {
    prepare: async (isAlone) => {
      isPageAlone = isAlone;
      // Whoever tries it out reads one screen, not a log.
      if (isAlone) logger.level = settings.logLevel ?? 'warn';
      store = await openStoreFor(settings, services);
      open = await opening;
    },
    routes: operatorRoutes({
      platforms: () => platforms,
      corpus: () => open?.live.status(),
      store: () => store,
      counted: metrics.read,
      process: createProcessMetrics(),
      now: Date.now,
    }),
    serve: (routes) => {
      server = createHttpServer({ ...settings, routes, logger });
      return server;
    },
  });
  open = await opening;
  platforms = started;
  void followCorpus(open.source, open.live, logger, new AbortController().signal);
  const isServing = await serve(started, open, services);
  const address = server?.address() ?? '';
  if (!isServing || !isPageAlone) tellOperator(access, address, logger);
  else await greet(settings, open, access, address, outputStyle(environment));
};

try {
  await main();
} catch (error) {
  failProcess(error, [ConfigError, QaError, StoreError]);
}
