import type { CorpusStatus } from '../../qa/library/live-library.ts';
import type { Store } from '../../store/store.ts';
import { exposition, type Metric } from '../../telemetry/exposition.ts';
import type { Health } from '../platform.ts';
import type { Route } from '../route.ts';

/** How one platform is, as far as the routes tell. */
export interface WatchedPlatform {
  readonly name: string;
  /** Whether people ask there. */
  readonly takesQuestions: boolean;
  health(): Health;
}

/** What the routes tell about; asked anew for every request. */
export interface Operations {
  platforms(): readonly WatchedPlatform[];
  corpus(): CorpusStatus | undefined;
  store(): Store | undefined;
  /** What was counted since the start. */
  counted(): readonly Metric[];
  /** Of the process: memory in bytes, how long the event loop was held in seconds. */
  process(): readonly Metric[];
  now(): number;
}

/** Requests waiting in the inbox that are counted at most. */
const PENDING_MAX = 100;

const json = (status: number, body: unknown): Response =>
  new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });

/** How many passages are found by meaning; it keeps no question from being answered. */
const meaningOf = ({ meaning }: CorpusStatus) => {
  if (meaning === undefined) return { state: 'off' };
  const { done, total, problem } = meaning;
  const isWorking = meaning.remainingMs > 0;
  const state = done === total ? 'up' : isWorking ? 'starting' : 'degraded';
  return { state: problem === undefined ? state : 'degraded', ...meaning };
};

/** The states of all platforms, and whether a question can come through one of them now. */
const readiness = ({ platforms, corpus, store }: Operations) => {
  const all = platforms();
  const states = Object.fromEntries(all.map(({ name, health }) => [name, health()]));
  const isTaking = all.some(
    ({ takesQuestions, health }) => takesQuestions && ['up', 'degraded'].includes(health().state),
  );
  const stands = corpus();
  return {
    isReady: isTaking && stands !== undefined,
    platforms: states,
    corpus:
      stands === undefined
        ? { state: 'starting' }
        : {
            state: 'up',
            articles: stands.articles,
            rejected: stands.rejected.length,
            meaning: meaningOf(stands),
          },
    store: store()?.health?.() ?? { state: store() === undefined ? 'off' : 'up' },
  };
};

const ready = (operations: Operations, platform: string | null): Response => {
  const { isReady, ...told } = readiness(operations);
  if (platform === null) return json(isReady ? 200 : 503, { ready: isReady, ...told });
  const one = operations
    .platforms()
    .find(({ name }) => name === platform)
    ?.health();
  if (one === undefined) return json(404, { ready: false, detail: 'no such platform is set up' });
  return json(one.state === 'up' ? 200 : 503, { ready: one.state === 'up', ...one });
};

const gauge = (name: string, help: string, samples: Metric['samples']): Metric => ({
  name,
  help,
  kind: 'gauge',
  samples,
});

const one = (value: number): Metric['samples'] => [{ labels: {}, value }];

const corpusMetrics = ({ corpus, now }: Operations): readonly Metric[] => {
  const stands = corpus();
  if (stands === undefined) return [];
  const { articles, rejected, since, meaning } = stands;
  return [
    gauge('newsdesk_corpus_articles', 'Articles that can be asked about.', one(articles)),
    gauge('newsdesk_corpus_rejected_files', 'Files that could not be read.', one(rejected.length)),
    gauge(
      'newsdesk_meaning_passages',
      'Passages that can be found by meaning.',
      meaning === undefined ? [] : one(meaning.done),
    ),
    gauge(
      'newsdesk_meaning_missing_passages',
      'Passages that cannot be found by meaning yet.',
      meaning === undefined ? [] : one(meaning.total - meaning.done),
    ),
    gauge(
      'newsdesk_index_age_seconds',
      'Time since the index last changed.',
      one(Math.max(0, now() - since) / 1000),
    ),
  ];
};

/** Accepted requests that nobody works on, by platform; none where the store is out of reach. */
const inboxMetrics = async ({ platforms, store }: Operations): Promise<readonly Metric[]> => {
  const inbox = store()?.inbox;
  if (inbox === undefined) return [];
  const depths = await Promise.allSettled(
    platforms().map(async ({ name }) => ({
      labels: { platform: name },
      value: (await inbox.pending(name, PENDING_MAX)).length,
    })),
  );
  const samples = depths.flatMap((depth) => (depth.status === 'fulfilled' ? [depth.value] : []));
  return [gauge('newsdesk_inbox_pending', 'Accepted requests that nobody works on.', samples)];
};

const platformMetrics = ({ platforms, store }: Operations): readonly Metric[] => {
  const states = platforms().map(({ name, health }) => ({
    labels: { platform: name },
    value: Number(health().state === 'up'),
  }));
  const kept = store();
  return [
    gauge('newsdesk_platform_up', 'Whether a platform is wholly connected.', states),
    gauge(
      'newsdesk_store_up',
      'Whether the store is within reach.',
      kept === undefined ? [] : one(Number((kept.health?.().state ?? 'up') === 'up')),
    ),
  ];
};

/** What operators and their tools ask: whether the process lives, whether it takes questions, and its numbers. */
export const operatorRoutes = (operations: Operations): readonly Route[] => [
  { method: 'GET', path: '/healthz', handle: async () => json(200, { alive: true }) },
  {
    method: 'GET',
    path: '/readyz',
    handle: async (request) => ready(operations, new URL(request.url).searchParams.get('platform')),
  },
  {
    method: 'GET',
    path: '/metrics',
    handle: async () => {
      const metrics = [
        ...operations.counted(),
        ...platformMetrics(operations),
        ...corpusMetrics(operations),
        ...(await inboxMetrics(operations)),
        ...operations.process(),
      ];
      return new Response(exposition(metrics), {
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      });
    },
  },
];
