import { describe, expect, it } from 'vitest';
import { type Operations, operatorRoutes } from '../../../../src/bots/operator/operator-routes.ts';
import type { Health } from '../../../../src/bots/platform.ts';
import { createMetrics } from '../../../../src/telemetry/metrics.ts';

const metrics = createMetrics();
for (const totalMs of [3, 8, 40, 700, 20_000]) {
  metrics.record({ platform: 'slack', command: 'ask', outcome: 'answered', totalMs });
}
metrics.record({ platform: 'slack', command: 'x"\n{}', outcome: 'refused', totalMs: 1 });
metrics.resumed?.('slack');

const ask = async (path: string, given: Partial<Operations> = {}) => {
  const routes = operatorRoutes({
    platforms: () => [],
    corpus: () => ({ articles: 12, rejected: [], since: 5_000 }),
    store: () => undefined,
    counted: metrics.read,
    process: () => [],
    now: () => 65_000,
    ...given,
  });
  const url = new URL(path, 'http://127.0.0.1');
  const route = routes.find((one) => one.path === url.pathname);
  const client = { address: '127.0.0.1' };
  const response = await route?.handle(new Request(url), client);
  if (!(response instanceof Response)) throw new Error(`${url} gave no response`);
  return { status: response?.status, text: (await response?.text()) ?? '' };
};

const platform = (name: string, health: Health, takesQuestions = true) => ({
  name,
  takesQuestions,
  health: () => health,
});

const slack = platform('slack', { state: 'degraded', detail: '1 of 2 sockets' });
const discord = platform('discord', { state: 'failed', detail: 'no token' });
const http = platform('http', { state: 'up' }, false);

describe('the routes for operators', () => {
  it('say that the process lives', async () => {
    expect(await ask('/healthz')).toEqual({ status: 200, text: '{"alive":true}\n' });
  });

  it('say whether a question can come through, and how each platform is', async () => {
    const some = await ask('/readyz', { platforms: () => [slack, discord, http] });
    expect(some.status).toBe(200);
    expect(JSON.parse(some.text)).toMatchObject({
      ready: true,
      platforms: {
        slack: { state: 'degraded', detail: '1 of 2 sockets' },
        discord: { state: 'failed' },
        http: { state: 'up' },
      },
      corpus: { articles: 12, rejected: 0 },
    });
    expect((await ask('/readyz', { platforms: () => [discord, http] })).status).toBe(503);
    const loading = { platforms: () => [slack], corpus: () => undefined };
    expect((await ask('/readyz', loading)).status).toBe(503);
  });

  it.each([
    [undefined, { state: 'off' }],
    [
      { done: 9, total: 9, remainingMs: 0 },
      { state: 'up', done: 9, total: 9 },
    ],
    [
      { done: 3, total: 9, remainingMs: 600 },
      { state: 'starting', remainingMs: 600 },
    ],
    [{ done: 3, total: 9, remainingMs: 0 }, { state: 'degraded' }],
    [
      { done: 9, total: 9, remainingMs: 0, problem: 'full' },
      { state: 'degraded', problem: 'full' },
    ],
  ])('say how many passages are found by meaning: %o', async (meaning, told) => {
    const corpus = () => ({
      articles: 12,
      rejected: [],
      since: 5_000,
      ...(meaning === undefined ? {} : { meaning }),
    });
    const { status, text } = await ask('/readyz', { platforms: () => [slack], corpus });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ corpus: { meaning: told } });
    const metrics = (await ask('/metrics', { corpus })).text;
    expect(metrics.includes(`newsdesk_meaning_passages ${meaning?.done}`)).toBe(
      meaning !== undefined,
    );
  });

  it.each([
    ['slack', 503],
    ['discord', 503],
    ['http', 200],
    ['web', 404],
  ])('tell how %s alone is', async (name, status) => {
    const told = await ask(`/readyz?platform=${name}`, {
      platforms: () => [slack, discord, http],
    });
    expect(told.status).toBe(status);
  });

  it('give the numbers as Prometheus reads them, and no words that anybody wrote', async () => {
    const { text } = await ask('/metrics', { platforms: () => [slack, http] });
    const lines = text.split('\n');
    expect(lines).toContain(
      'newsdesk_requests_total{platform="slack",command="ask",outcome="answered"} 5',
    );
    expect(lines).toContain(
      'newsdesk_request_duration_seconds_bucket{platform="slack",le="0.05"} 4',
    );
    expect(lines).toContain(
      'newsdesk_request_duration_seconds_bucket{platform="slack",le="+Inf"} 6',
    );
    expect(lines).toContain('newsdesk_request_duration_seconds_count{platform="slack"} 6');
    expect(lines).toContain('newsdesk_requests_resumed_total{platform="slack"} 1');
    expect(lines).toContain('newsdesk_platform_up{platform="http"} 1');
    expect(lines).toContain('newsdesk_platform_up{platform="slack"} 0');
    expect(lines).toContain('newsdesk_corpus_articles 12');
    expect(lines).toContain('newsdesk_index_age_seconds 60');
    expect(text).not.toContain('x"');
    // Every line is a comment, or a name with labels and a number.
    const sample = /^[a-z_]+(?:\{(?:[a-z]+="[^"\n]*",?)+\})? -?[\d.e+Inf-]+$/u;
    for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
      expect(line).toMatch(sample);
    }
  });

  it('tell how long most requests take', () => {
    const { p50, p95 } = metrics.latency() ?? { p50: 0, p95: 0 };
    expect(p50).toBeGreaterThanOrEqual(5);
    expect(p50).toBeLessThanOrEqual(50);
    expect(p95).toBe(10_000);
    expect(createMetrics().latency()).toBeUndefined();
  });
});
